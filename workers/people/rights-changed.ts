import { forgetPeople } from '../auth/person'
import { remoteInbox } from '../conversations/remote'
import type { Env } from '../env'

/**
 * What these people may do has changed: the next request reads it anew, and open sockets close and come back with what is
 * left of their rights.
 */
export async function rightsChanged(env: Env, tenantId: string, userIds: readonly string[]): Promise<void> {
  forgetPeople(userIds)
  const inbox = await remoteInbox(env, tenantId)
  await inbox.revoke({ tenantId, userIds: [...new Set(userIds)] })
}
