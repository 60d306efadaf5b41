import type { Actor } from '../conversations/actor'
import type { Env } from '../env'
import type { TenantScope } from '../platform/tenant-scope'
import { type HandedOver, handOver } from './hand-over'
import { revokeInvitationsBy } from './invitation-queries'
import { endWhatTheyMade } from './left-behind'
import { endSessionsHere, setDeactivated } from './queries'
import { rightsChanged } from './rights-changed'

export type Deactivated = ({ ok: true } & HandedOver) | { ok: false; reason: 'last_owner' }

/**
 * Somebody leaves: first they cannot come in any more, then everything that is open ends, then what they had is handed
 * over. Every step may be repeated: cut off half way, it is asked for once more.
 */
export async function deactivate(
  env: Env,
  scope: TenantScope,
  { userId, to, by }: { userId: string; to: string | null; by: Actor },
): Promise<Deactivated> {
  if (!(await setDeactivated(scope, userId, Date.now()))) return { ok: false, reason: 'last_owner' }
  await endSessionsHere(scope, userId)
  await revokeInvitationsBy(scope, userId)
  await rightsChanged(env, scope.tenantId, [userId])
  await endWhatTheyMade(env, scope, userId)
  return { ok: true, ...(await handOver(env, scope, { userId, to, by })) }
}
