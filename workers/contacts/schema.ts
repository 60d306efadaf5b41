import { sql } from 'drizzle-orm'
import { index, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { createdAt, moment, tenantId, updatedAt } from '../platform/columns'

export const contacts = sqliteTable(
  'contacts',
  {
    id: text('id').primaryKey(),
    tenantId: tenantId(),
    name: text('name'),
    /** Changeable at the customer's will: shown, never a key. */
    username: text('username'),
    /** null: saved, but never heard of on WhatsApp. */
    messagedAt: moment('messaged_at'),
    /** The contact this one turned out to be. */
    mergedInto: text('merged_into'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    index('contacts_tenant').on(table.tenantId, table.id),
    index('contacts_merged').on(table.tenantId, table.mergedInto).where(sql`merged_into IS NOT NULL`),
  ],
)

/** What Meta calls a contact. A user id is scoped to the business portfolio; a number is not, and has none here. */
export const contactAliases = sqliteTable(
  'contact_aliases',
  {
    tenantId: tenantId(),
    portfolio: text('portfolio').notNull(),
    kind: text('kind').$type<'wa_id' | 'user_id'>().notNull(),
    value: text('value').notNull(),
    contactId: text('contact_id').notNull(),
    /** Of two numbers of one contact, the one seen last is theirs. */
    seenAt: moment('seen_at').notNull(),
    /** Where somebody had it before: since when it is this contact's. */
    heldSince: moment('held_since'),
    /** Since then it is theirs no longer: whoever writes from it is somebody else. */
    endedAt: moment('ended_at'),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.portfolio, table.kind, table.value] }),
    index('contact_aliases_contact').on(table.tenantId, table.contactId),
  ],
)

/** Which conversations a contact has, and under which key on which channel. */
export const contactConversations = sqliteTable(
  'contact_conversations',
  {
    tenantId: tenantId(),
    conversationId: text('conversation_id').notNull(),
    channelId: text('channel_id').notNull(),
    contactId: text('contact_id').notNull(),
    contactKey: text('contact_key').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.conversationId] }),
    index('contact_conversations_contact').on(table.tenantId, table.contactId),
  ],
)

/** A person said that two contacts are one. Undone: what came from the other goes back to it. */
export const contactMerges = sqliteTable(
  'contact_merges',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    fromContactId: text('from_contact_id').notNull(),
    intoContactId: text('into_contact_id').notNull(),
    byUser: text('by_user').notNull(),
    at: moment('at').notNull(),
    undoneBy: text('undone_by'),
    undoneAt: moment('undone_at'),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index('contact_merges_into').on(table.tenantId, table.intoContactId),
  ],
)

/** Append-only: what somebody agreed to or refused, when, and by which piece of evidence. The newest line holds. */
export const consents = sqliteTable(
  'consents',
  {
    id: text('id').primaryKey(),
    tenantId: tenantId(),
    contactKey: text('contact_key').notNull(),
    contactId: text('contact_id'),
    purpose: text('purpose').$type<'marketing'>().notNull(),
    state: text('state').$type<'opted_in' | 'opted_out'>().notNull(),
    source: text('source').notNull(),
    evidenceId: text('evidence_id').notNull(),
    /** When it was said, not when it was written down. */
    at: moment('at').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('consents_evidence').on(table.tenantId, table.evidenceId),
    index('consents_subject').on(table.tenantId, table.contactKey, table.purpose, table.at),
  ],
)

export type Contact = typeof contacts.$inferSelect
