import { type RemoteConversation, remoteConversation, remoteInbox } from '../conversations/remote'
import type { Env } from '../env'
import type { TenantScope } from '../platform/tenant-scope'

/**
 * One conversation leaves its object, and with it all that knew of it; what a crash leaves over the object does later by
 * itself. Safe to repeat.
 */
export async function eraseConversation(
  env: Env,
  { tenantId }: TenantScope,
  conversationId: string,
): ReturnType<RemoteConversation['erase']> {
  const erased = await remoteConversation(env, conversationId).erase({ tenantId })
  if (!erased.ok) return erased
  const inbox = await remoteInbox(env, tenantId)
  await inbox.forget({ tenantId, conversationId })
  return erased
}
