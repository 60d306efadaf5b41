import { and, desc, eq, inArray, isNull, lt } from 'drizzle-orm'
import type { TenantScope } from '../platform/tenant-scope'
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
  userIds: string[]
  conversationIds: string[]
  createdAt: number
  updatedAt: number
}

/** Newest first. `before` is the id of the previous page's last row. */
export async function listContacts(
  scope: TenantScope,
  page: { before?: string | undefined; limit: number },
): Promise<ContactView[]> {
  const { db, tenantId } = scope
  const before = page.before ? lt(contacts.id, page.before) : undefined
  const rows = await db
    .select()
    .from(contacts)
    .where(and(eq(contacts.tenantId, tenantId), isNull(contacts.mergedInto), before))
    .orderBy(desc(contacts.id))
    .limit(page.limit)
  return withDetails(scope, rows)
}

/** A merged contact is found under its old id too. */
export async function findContact(scope: TenantScope, contactId: string): Promise<ContactView | undefined> {
  const [row] = await scope.db
    .select()
    .from(contacts)
    .where(and(eq(contacts.tenantId, scope.tenantId), eq(contacts.id, contactId)))
  if (row?.mergedInto && row.mergedInto !== contactId) return findContact(scope, row.mergedInto)
  return row && (await withDetails(scope, [row]))[0]
}

async function withDetails(
  { db, tenantId }: TenantScope,
  rows: (typeof contacts.$inferSelect)[],
): Promise<ContactView[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
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
    const own = aliases.filter((alias) => alias.contactId === id)
    return {
      id,
      name,
      username,
      waIds: own.filter((alias) => alias.kind === 'wa_id').map((alias) => alias.value),
      userIds: own.filter((alias) => alias.kind === 'user_id').map((alias) => alias.value),
      conversationIds: conversations.filter((row) => row.contactId === id).map((row) => row.conversationId),
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
