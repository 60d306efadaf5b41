import { remoteInbox } from '../conversations/remote'
import type { Env } from '../env'

/** A key's sockets were opened with rights that it has no longer. */
export async function endSockets(env: Env, tenantId: string, keyId: string): Promise<void> {
  const inbox = await remoteInbox(env, tenantId)
  await inbox.revoke({ tenantId, userIds: [`api:${keyId}`] })
}
