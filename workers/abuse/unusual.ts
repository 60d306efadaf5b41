import { timesDone } from '../audit/queries'
import type { TenantScope } from '../platform/tenant-scope'
import { type AlarmKind, raiseAlarm } from './alarm'

const HOUR_MS = 3_600_000

/** So often in an hour one does it for work; more often one carries something away. */
const USUAL: Record<string, { most: number; kind: AlarmKind }> = {
  'audit.exported': { most: 5, kind: 'unusual_export' },
  'contact.exported': { most: 5, kind: 'unusual_export' },
  'contact.revealed': { most: 30, kind: 'unusual_export' },
}

/** After something was recorded: the audit log itself is what is counted. Nothing is hindered; somebody should look. */
export async function watchDeed(
  scope: TenantScope,
  { actor, action }: { actor: string; action: string },
  now = Date.now(),
): Promise<void> {
  const usual = USUAL[action]
  if (!usual) return
  const times = await timesDone(scope, { actor, action, since: now - HOUR_MS })
  if (times <= usual.most) return
  const about = actor.slice(actor.indexOf(':') + 1)
  await raiseAlarm(scope, { kind: usual.kind, about, detail: { times, action } }, now)
}
