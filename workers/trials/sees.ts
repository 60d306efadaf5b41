import { type Principal, sightOf } from '../auth/principal'
import { remoteInbox } from '../conversations/remote'
import type { Env } from '../env'

const AT_ONCE = 500

/**
 * Which of these conversations somebody may read. What customers asked is read by nobody who may not open the conversation
 * in which they did.
 */
export async function seenBy(
  env: Env,
  principal: Principal,
  conversationIds: readonly (string | null)[],
): Promise<(id: string | null) => boolean> {
  if (!principal.permissions.has('conversation.read')) return (id) => id === null
  const sight = sightOf(principal)
  if (!sight) return () => true
  const { tenantId } = principal
  const ids = [...new Set(conversationIds.filter((id) => id !== null))]
  const inbox = await remoteInbox(env, tenantId)
  const seen = new Set<string>()
  for (let at = 0; at < ids.length; at += AT_ONCE)
    for (const id of await inbox.inSight({ tenantId, conversationIds: ids.slice(at, at + AT_ONCE), sight }))
      seen.add(id)
  return (id) => id === null || seen.has(id)
}
