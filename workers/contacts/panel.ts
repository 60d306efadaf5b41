import { and, desc, eq, inArray, or } from 'drizzle-orm'
import type { ConversationRow } from '../conversations/live-event'
import type { ConversationState } from '../conversations/state'
import type { TenantScope } from '../platform/tenant-scope'
import { contactIdOf } from './consent'
import { membersOf } from './members'
import { listMerges, type MergeShown } from './merge'
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
  /** Numbers they left for another, with when. */
  formerNumbers: { waId: string; endedAt: number }[]
  /** Where contacts were joined: the number they wrote from last, to which an answer goes. */
  answersTo: string | null
  /** Somebody else has their number by now. */
  numberLeft: boolean
  userIds: string[]
  groupId: string | null
  /** Epoch ms. */
  firstSeenAt: number
  /** Of this conversation, either side, with history. */
  messages: number
  marketing: Marketing
  /** The ads or posts that first and last led the customer to this conversation. */
  touches: ConversationState['touches']
  /** Messages in a row that WhatsApp could not deliver; 0 as soon as one arrives, or they write. */
  undeliverable: number
  /** The contact's others. `row` is null where the inbox lists none. */
  conversations: { id: string; channelId: string; row: ConversationRow | null }[]
  /** Only what the conversation itself knows: the rest could not be asked. */
  partial: boolean
  /** Contacts that a person joined to this one. */
  merges: MergeShown[]
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
  merges: MergeShown[]
}

/** Of somebody with more of them, the panel tells as many. */
const MOST_CONVERSATIONS = 20

export async function knownContact(scope: TenantScope, conversationId: string): Promise<KnownContact> {
  const contactId = await contactIdOf(scope, conversationId)
  const contact = (contactId && (await findContact(scope, contactId))) || null
  if (!contact) return { contact: null, consent: null, conversations: [], merges: [] }
  const { db, tenantId } = scope
  const members = (await membersOf(scope, [contact.id])).get(contact.id) ?? [contact.id]
  const conversations = await db
    .select({
      id: contactConversations.conversationId,
      channelId: contactConversations.channelId,
      contactKey: contactConversations.contactKey,
    })
    .from(contactConversations)
    .where(and(eq(contactConversations.tenantId, tenantId), inArray(contactConversations.contactId, members)))
    .limit(MOST_CONVERSATIONS)
  const keys = conversations.map(({ contactKey }) => contactKey)
  return {
    contact,
    consent: await newestConsent(scope, members, keys),
    conversations: conversations.map(({ id, channelId }) => ({ id, channelId })),
    merges: await listMerges(scope, contact.id),
  }
}

/** The newest line of the ledger holds; of two said in the same instant, the refusal. */
async function newestConsent(
  { db, tenantId }: TenantScope,
  contactIds: string[],
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
        or(inArray(consents.contactKey, keys), inArray(consents.contactId, contactIds)),
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
