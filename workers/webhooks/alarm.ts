import { raiseAlarm } from '../abuse/alarm'
import { log } from '../platform/log'
import type { TenantScope } from '../platform/tenant-scope'
import type { Endpoint } from './queries'

/** Nobody looks at a list of endpoints every day: that one was given up stands among the alarms. */
export async function warnOfFailed(scope: TenantScope, { id, lastStatus, attempts }: Endpoint): Promise<void> {
  log.warn('webhook.given_up', { endpointId: id, status: lastStatus, attempts })
  const detail = { attempts, status: lastStatus ?? 0 }
  await raiseAlarm(scope, { kind: 'webhook_failed', about: id, detail }, Date.now())
}
