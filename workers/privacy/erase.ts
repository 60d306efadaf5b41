import { and, eq, inArray } from 'drizzle-orm'
import { contactConversations } from '../contacts/schema'
import { type RemoteConversation, remoteConversation, remoteInbox } from '../conversations/remote'
import type { Env } from '../env'
import { leads } from '../leads/schema'
import { knowledgeOf } from '../objects'
import { blanked } from '../platform/columns'
import type { TenantScope } from '../platform/tenant-scope'

/**
 * One conversation leaves the object, then the inbox with its events, then the table that knew its key. Safe to repeat
 * after a crash: the inbox's line goes after the object, so the conversation is found until it is gone.
 */
export async function eraseConversation(
  env: Env,
  { db, tenantId }: TenantScope,
  conversationId: string,
): ReturnType<RemoteConversation['erase']> {
  const erased = await remoteConversation(env, conversationId).erase({ tenantId })
  if (!erased.ok) return erased
  // Overwritten first: a deleted row's bytes stay in the file.
  const own = and(
    eq(contactConversations.tenantId, tenantId),
    inArray(contactConversations.conversationId, [conversationId, ...erased.signposts]),
  )
  const told = and(eq(leads.tenantId, tenantId), inArray(leads.conversationId, [conversationId, ...erased.signposts]))
  await db.batch([
    db
      .update(leads)
      .set({ facts: blanked(leads.facts), reasons: blanked(leads.reasons), origin: blanked(leads.origin) })
      .where(told),
    db.delete(leads).where(told),
    db
      .update(contactConversations)
      .set({ contactKey: blanked(contactConversations.contactKey) })
      .where(own),
    db.delete(contactConversations).where(own),
  ])
  const knowledge = await knowledgeOf(env, tenantId)
  const forgotten = await knowledge.forget({ tenantId, conversationIds: [conversationId, ...erased.signposts] })
  if (!forgotten.ok && forgotten.reason !== 'erased') throw new Error(forgotten.reason)
  const inbox = await remoteInbox(env, tenantId)
  await inbox.forget({ tenantId, conversationId })
  return erased
}
