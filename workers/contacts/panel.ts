import { and, desc, eq, inArray, or } from 'drizzle-orm'
import type { ConversationRow } from '../conversations/live-event'
import type { TenantScope } from '../platform/tenant-scope'
import { contactIdOf } from './consent'
import { type ContactView, findContact } from './queries'
import { consents, contactConversations } from './schema'

/** What the panel beside a conversation shows of its contact. */
export interface ContactPanel {
  /** null: not known as a contact yet. */
  contactId: string | null
  /** As this conversation has it, and as the contact has it elsewhere. */
  names: string[]
  usernames: string[]
  /** Phone numbers, digits only; the one seen last first. */
  numbers: string[]
  userIds: string[]
  groupId: string | null
  /** Epoch ms. */
  firstSeenAt: number
  /** Of this conversation, either side, with history. */
  messages: number
  marketing: Marketing
  /** The contact's others. `row` is null where the inbox lists none. */
  conversations: { id: string; channelId: string; row: ConversationRow | null }[]
  /** Only what the conversation itself knows: the rest could not be asked. */
  partial: boolean
}

export interface Marketing {
  state: 'opted_in' | 'opted_out' | 'unknown'
  /** When it was said, and by what: `message`, `preference`, `form`, … null where that is not known. */
  at: number | null
  source: string | null
}

/** What D1 knows of a conversation's contact. */
export interface KnownContact {
  contact: ContactView | null
  consent: Marketing | null
  /** All of the contact's conversations. */
  conversations: { id: string; channelId: string }[]
}

/** Of somebody with more of them, the panel tells as many. */
const MOST_CONVERSATIONS = 20

export async function knownContact(scope: TenantScope, conversationId: string): Promise<KnownContact> {
  const contactId = await contactIdOf(scope, conversationId)
  const contact = (contactId && (await findContact(scope, contactId))) || null
  if (!contact) return { contact: null, consent: null, conversations: [] }
  const { db, tenantId } = scope
  const conversations = await db
    .select({
      id: contactConversations.conversationId,
      channelId: contactConversations.channelId,
      contactKey: contactConversations.contactKey,
    })
    .from(contactConversations)
    .where(and(eq(contactConversations.tenantId, tenantId), eq(contactConversations.contactId, contact.id)))
    .limit(MOST_CONVERSATIONS)
  const keys = conversations.map(({ contactKey }) => contactKey)
  return {
    contact,
    consent: await newestConsent(scope, contact.id, keys),
    conversations: conversations.map(({ id, channelId }) => ({ id, channelId })),
  }
}

/** The newest line of the ledger holds; of two said in the same instant, the refusal. */
async function newestConsent(
  { db, tenantId }: TenantScope,
  contactId: string,
  keys: string[],
): Promise<Marketing | null> {
  const { state, at, source } = consents
  const [line] = await db
    .select({ state, at, source })
    .from(consents)
    .where(
      and(
        eq(consents.tenantId, tenantId),
        eq(consents.purpose, 'marketing'),
        or(inArray(consents.contactKey, keys), eq(consents.contactId, contactId)),
      ),
    )
    .orderBy(desc(at), desc(state))
    .limit(1)
  return line ?? null
}

/** What stops a send is what the conversation knows; when and by what it was said stands in the ledger. */
export function marketingOf(optedOut: boolean, consent: Marketing | null): Marketing {
  if (!optedOut) return consent ?? { state: 'unknown', at: null, source: null }
  return consent?.state === 'opted_out' ? consent : { state: 'opted_out', at: null, source: null }
}
