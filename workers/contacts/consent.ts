import { and, desc, eq } from 'drizzle-orm'
import { newId } from '../platform/ids'
import type { TenantScope } from '../platform/tenant-scope'
import { consents, contactConversations } from './schema'

export interface Consent {
  /** The conversation's key: what a send is addressed to. */
  contactKey: string
  conversationId?: string
  purpose: 'marketing'
  state: 'opted_in' | 'opted_out'
  /** `word`, `meta_preference`, `meta_status`, `form`, … */
  source: string
  /** Names the piece of evidence for ever, e.g. `<conversationId>.<seq>`. Never a wamid: a ledger is kept. */
  evidenceId: string
  /** Epoch ms at which it was said. */
  at: number
}

/** Append-only and idempotent by evidence id. */
export async function recordConsent(scope: TenantScope, consent: Consent): Promise<void> {
  const { conversationId, ...line } = consent
  const contactId = conversationId ? await contactIdOf(scope, conversationId) : null
  await scope.db
    .insert(consents)
    .values({ id: newId('cns'), tenantId: scope.tenantId, contactId, createdAt: Date.now(), ...line })
    .onConflictDoNothing()
}

/** The newest line holds; of two said in the same instant, the refusal. */
export async function findConsent(
  { db, tenantId }: TenantScope,
  contactKey: string,
  purpose: Consent['purpose'],
): Promise<Consent['state'] | undefined> {
  const { state, at } = consents
  const [line] = await db
    .select({ state })
    .from(consents)
    .where(and(eq(consents.tenantId, tenantId), eq(consents.contactKey, contactKey), eq(consents.purpose, purpose)))
    .orderBy(desc(at), desc(state))
    .limit(1)
  return line?.state
}

/** Whose conversation it is. One becomes known here a moment after it begins. */
export async function contactIdOf({ db, tenantId }: TenantScope, conversationId: string): Promise<string | null> {
  const [row] = await db
    .select({ contactId: contactConversations.contactId })
    .from(contactConversations)
    .where(and(eq(contactConversations.tenantId, tenantId), eq(contactConversations.conversationId, conversationId)))
  return row?.contactId ?? null
}
