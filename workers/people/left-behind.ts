import { raiseAlarm } from '../abuse/alarm'
import { record } from '../audit/record'
import { forgetKey } from '../auth/key-program'
import { revokeKeysOf } from '../auth/key-queries'
import { endSockets } from '../auth/key-sockets'
import type { Permission } from '../auth/permissions'
import type { Env } from '../env'
import type { TenantScope } from '../platform/tenant-scope'
import { pauseEndpointsOf } from '../webhooks/queries'
import { listColleagues } from './queries'

/** The same for people whose role has changed. */
export async function endWhatIsBeyond(env: Env, scope: TenantScope, userIds: readonly string[]): Promise<void> {
  const changed = (await listColleagues(scope)).filter(({ id }) => userIds.includes(id))
  for (const { id, permissions } of changed) await endWhatTheyMade(env, scope, id, permissions)
}

/**
 * Somebody has left, or may do less: what they made when they might more goes no further than `own`, for they know the
 * secret of the key, and where the webhook leads. Webhooks only pause: what waits is kept, and somebody is told to look.
 */
export async function endWhatTheyMade(
  env: Env,
  scope: TenantScope,
  userId: string,
  own: ReadonlySet<Permission> = new Set(),
): Promise<void> {
  for (const { id, hash } of await revokeKeysOf(scope, userId, own)) {
    forgetKey(hash)
    await endSockets(env, scope.tenantId, id)
    await record(scope, { actor: 'system', action: 'key.revoked', target: id })
  }
  if (own.has('webhook.write') && own.has('event.read')) return
  for (const about of await pauseEndpointsOf(scope, userId)) {
    await raiseAlarm(scope, { kind: 'webhook_paused', about, detail: {} }, Date.now())
    await record(scope, { actor: 'system', action: 'webhook.paused', target: about })
  }
}
