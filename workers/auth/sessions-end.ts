import { remoteInbox } from '../conversations/remote'
import type { Env } from '../env'
import { tenantsOf } from './membership'
import { forgetSessions } from './person'

/** Of sessions whose rows are gone: what this isolate remembers of them, and their live sockets. */
export async function endedSessions(
  env: Env,
  userId: string,
  ended: readonly { id: string; tenantId: string | null }[],
): Promise<void> {
  forgetSessions(ended.map(({ id }) => id))
  for (const { id: sessionId, tenantId: chosen } of ended) {
    // One that never chose may listen wherever its person works.
    for (const tenantId of chosen === null ? await tenantsOf(env, userId) : [chosen]) {
      const inbox = await remoteInbox(env, tenantId)
      await inbox.revoke({ tenantId, userIds: [userId], sessionId })
    }
  }
}
