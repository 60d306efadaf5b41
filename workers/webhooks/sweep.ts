import { remoteInbox } from '../conversations/remote'
import type { Env } from '../env'
import { atMost } from '../platform/at-most'
import { dueTenants } from './queries'

const AT_ONCE = 6

/** For cron: whoever waits for another try, and inboxes that have forgotten that somebody listens. */
export async function sweepWebhooks(env: Env, now: number): Promise<number> {
  const tenants = await dueTenants(env, now)
  await atMost(AT_ONCE, tenants, (tenantId) => wakeWebhooks(env, tenantId))
  return tenants.length
}

/** Returns at once: the tenant's inbox has the feed, and delivers from there. */
export async function wakeWebhooks(env: Env, tenantId: string): Promise<void> {
  const inbox = await remoteInbox(env, tenantId)
  await inbox.deliverWebhooks({ tenantId })
}
