import { and, eq, lte } from 'drizzle-orm'
import { contactConversations } from '../contacts/schema'
import type { Env } from '../env'
import { blankedAndGone } from '../leads/queries'
import { leads } from '../leads/schema'
import { knowledgeOf } from '../objects'
import { blanked } from '../platform/columns'
import { tenantScope } from '../platform/tenant-scope'

interface ErasedConversation {
  conversationId: string
  /** The customer wrote again since: what is of that stays. */
  isBack: boolean
  erasedAt: number
}

/** Of a conversation that is erased: the tables that knew its key, leads, and what was asked in it. Safe to repeat. */
export async function forgetElsewhere(
  env: Env,
  tenantId: string,
  { conversationId, isBack, erasedAt }: ErasedConversation,
): Promise<void> {
  const scope = tenantScope(env, tenantId)
  const { db } = scope
  // The table that finds it goes last: until then its erasure can be asked for again.
  const knowledge = await knowledgeOf(env, tenantId)
  const at = isBack ? erasedAt : Date.now()
  const forgotten = await knowledge.forget({ tenantId, conversationIds: [conversationId], at })
  if (!forgotten.ok && forgotten.reason !== 'erased') throw new Error(forgotten.reason)
  // Overwritten first: a deleted row's bytes stay in the file.
  const own = and(eq(contactConversations.tenantId, tenantId), eq(contactConversations.conversationId, conversationId))
  const lead = and(eq(leads.tenantId, tenantId), eq(leads.conversationId, conversationId))
  if (isBack) await db.batch(blankedAndGone(scope, and(lead, lte(leads.heardAt, erasedAt))))
  else
    await db.batch([
      ...blankedAndGone(scope, lead),
      db
        .update(contactConversations)
        .set({ contactKey: blanked(contactConversations.contactKey) })
        .where(own),
      db.delete(contactConversations).where(own),
    ])
}
