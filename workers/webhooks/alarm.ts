import { securityAlarms } from '../abuse/schema'
import { newId } from '../platform/ids'
import { log } from '../platform/log'
import type { TenantScope } from '../platform/tenant-scope'
import type { Endpoint } from './queries'

/** Nobody looks at a list of endpoints every day: that one was given up stands among the alarms. */
export async function warnOfFailed({ db, tenantId }: TenantScope, { id, lastStatus, attempts }: Endpoint) {
  log.warn('webhook.given_up', { endpointId: id, status: lastStatus, attempts })
  await db.insert(securityAlarms).values({
    tenantId,
    id: newId('alm'),
    kind: 'webhook_failed',
    about: id,
    detail: { attempts, status: lastStatus ?? 0 },
    at: Date.now(),
  })
}
