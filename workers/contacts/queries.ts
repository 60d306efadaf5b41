import { and, desc, eq, inArray, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { TenantScope } from '../platform/tenant-scope'
import { membersOf } from './members'
import { contactAliases, contactConversations, contacts } from './schema'

export type { Consent } from './consent'
export { findConsent, recordConsent } from './consent'
export type { Linked, Sighting } from './link'
export { linkContact } from './link'

export interface ContactView {
  id: string
  name: string | null
  username: string | null
  waIds: string[]
  /** Numbers they left, with when. */
  formerNumbers: { waId: string; endedAt: number }[]
  userIds: string[]
  conversationIds: string[]
  createdAt: number
  updatedAt: number
}

/** Newest first. `before` is the id of the previous page's last row. */
export async function listContacts(
  scope: TenantScope,
  page: { before?: string | undefined; limit: number; search?: string | undefined; onlyWhole?: boolean },
): Promise<ContactView[]> {
  const { db, tenantId } = scope
  const before = page.before ? lt(contacts.id, page.before) : undefined
  const rows = await db
    .select()
    .from(contacts)
    .where(and(eq(contacts.tenantId, tenantId), isNull(contacts.mergedInto), before, matching(scope, page)))
    .orderBy(desc(contacts.id))
    .limit(page.limit)
  return withDetails(scope, rows)
}

/** By a part of the name or username, or of the number, however it is written. `onlyWhole`: by whole words, and the whole number. */
function matching(
  { db, tenantId }: TenantScope,
  { search, onlyWhole = false }: { search?: string | undefined; onlyWhole?: boolean },
): SQL | undefined {
  const words = search?.trim().replace(/^@/, '')
  if (!words) return undefined
  const digits = words.replace(/[\s().+-]/g, '')
  const numbered = db
    .select({ id: contactAliases.contactId })
    .from(contactAliases)
    .where(
      and(
        eq(contactAliases.tenantId, tenantId),
        eq(contactAliases.kind, 'wa_id'),
        onlyWhole ? eq(contactAliases.value, digits) : containing(contactAliases.value, digits),
      ),
    )
  const isNumber = /^\d{3,20}$/.test(digits)
  const named = onlyWhole ? containingWords : containing
  return or(
    named(contacts.name, words),
    named(contacts.username, words),
    isNumber ? inArray(contacts.id, numbered) : undefined,
  )
}

function containing(column: SQLiteColumn, words: string): SQL {
  return sql`instr(lower(${column}), ${words.toLowerCase()}) > 0`
}

function containingWords(column: SQLiteColumn, words: string): SQL {
  return sql`instr(' ' || lower(${column}) || ' ', ${` ${words.toLowerCase()} `}) > 0`
}

/** A merged contact is found under its old id too; `asItself`: not as what it became. */
export async function findContact(
  scope: TenantScope,
  contactId: string,
  { asItself = false }: { asItself?: boolean } = {},
): Promise<ContactView | undefined> {
  const [row] = await scope.db
    .select()
    .from(contacts)
    .where(and(eq(contacts.tenantId, scope.tenantId), eq(contacts.id, contactId)))
  if (!asItself && row?.mergedInto && row.mergedInto !== contactId) return findContact(scope, row.mergedInto)
  return row && (await withDetails(scope, [row]))[0]
}

async function withDetails(scope: TenantScope, rows: (typeof contacts.$inferSelect)[]): Promise<ContactView[]> {
  if (rows.length === 0) return []
  const { db, tenantId } = scope
  const members = await membersOf(
    scope,
    rows.map((row) => row.id),
  )
  const ids = [...members.values()].flat()
  const [aliases, conversations] = await db.batch([
    db
      .select()
      .from(contactAliases)
      .where(and(eq(contactAliases.tenantId, tenantId), inArray(contactAliases.contactId, ids)))
      .orderBy(desc(contactAliases.seenAt)),
    db
      .select()
      .from(contactConversations)
      .where(and(eq(contactConversations.tenantId, tenantId), inArray(contactConversations.contactId, ids))),
  ])
  return rows.map(({ id, name, username, createdAt, updatedAt }) => {
    const group = members.get(id) ?? []
    const own = aliases.filter((alias) => group.includes(alias.contactId))
    const numbers = own.filter((alias) => alias.kind === 'wa_id')
    return {
      id,
      name,
      username,
      waIds: numbers.filter(({ endedAt }) => endedAt === null).map(({ value }) => value),
      formerNumbers: numbers.flatMap(({ value: waId, endedAt }) => (endedAt === null ? [] : { waId, endedAt })),
      userIds: own.filter((alias) => alias.kind === 'user_id').map((alias) => alias.value),
      conversationIds: conversations.filter((row) => group.includes(row.contactId)).map((row) => row.conversationId),
      createdAt,
      updatedAt,
    }
  })
}

export async function hasConversation({ db, tenantId }: TenantScope, conversationId: string): Promise<boolean> {
  const rows = await db
    .select({ conversationId: contactConversations.conversationId })
    .from(contactConversations)
    .where(and(eq(contactConversations.tenantId, tenantId), eq(contactConversations.conversationId, conversationId)))
  return rows.length > 0
}
