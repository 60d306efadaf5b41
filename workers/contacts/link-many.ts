import { and, eq, inArray, sql } from 'drizzle-orm'
import { newId } from '../platform/ids'
import { countD1 } from '../platform/operations'
import type { TenantScope } from '../platform/tenant-scope'
import { phoneVariants } from '../whatsapp/contact-key'
import { ALIAS_KEY, ANY_PORTFOLIO } from './aliases'
import { type Linked, linkContact, type Sighting, upsertContacts, upsertConversations } from './link'
import { contactAliases, contactConversations } from './schema'

type Numbered = Sighting & { waId: string }
type Owned = Numbered & { contactId: string }

/** D1 takes 100 values in a statement. */
const ROWS_A_STATEMENT = 12
const NUMBERS_A_QUERY = 90

/**
 * What linkContact does, for the many that an import brings, in three calls of D1 for all of them. Where more than one
 * number has to be judged (a user id beside it, another spelling of it, the same contact twice) they go there one by one.
 */
export async function linkContacts(scope: TenantScope, seen: Sighting[], now = Date.now()): Promise<Linked[]> {
  const plain = plainOf(seen)
  const linked = new Map<Sighting, Linked>()
  for (const part of partsOf([...plain], NUMBERS_A_QUERY)) {
    const owned = await own(scope, part, now)
    const others = await write(scope, owned, now)
    for (const [index, one] of owned.entries()) {
      const { contactId, waId, channelId, conversationId } = one
      const other = others.filter(
        (row) => row.contactId === contactId && row.channelId === channelId && row.conversationId !== conversationId,
      )
      const sighting = part[index]
      if (sighting) linked.set(sighting, { contactId, canonicalKey: waId, other, left: [] })
    }
  }
  const answers: Linked[] = []
  for (const one of seen) answers.push(linked.get(one) ?? (await linkContact(scope, one, now)))
  return answers
}

function plainOf(seen: Sighting[]): Set<Numbered> {
  const numbers = new Set<string>()
  return new Set(
    seen.filter((one): one is Numbered => {
      if (
        !one.waId ||
        one.userId ||
        one.formerly ||
        one.heldSince ||
        one.cameAt ||
        phoneVariants(one.waId).length > 1 ||
        numbers.has(one.waId)
      )
        return false
      numbers.add(one.waId)
      return true
    }),
  )
}

/** The aliases' primary key decides here too which of two simultaneous sightings makes the contact. */
async function own(scope: TenantScope, seen: Numbered[], now: number): Promise<Owned[]> {
  const { db, tenantId } = scope
  const known = ownersOf(await selectOwners(scope, seen))
  const values = seen.map(({ waId: value }) => {
    const contactId = known.get(value) ?? newId('con', now)
    return { tenantId, portfolio: ANY_PORTFOLIO, kind: 'wa_id' as const, value, contactId, seenAt: now }
  })
  const inserts = partsOf(values, ROWS_A_STATEMENT).map((rows) =>
    db
      .insert(contactAliases)
      .values(rows)
      .onConflictDoUpdate({ target: ALIAS_KEY, set: { seenAt: sql`max(seen_at, excluded.seen_at)` } }),
  )
  const [first, ...rest] = inserts
  const answers = first ? await db.batch([first, ...rest, selectOwners(scope, seen)]) : []
  countD1(answers)
  const settled = answers.at(-1)
  const owners = ownersOf(Array.isArray(settled) ? settled : [])
  return seen.map((one) => ({ ...one, contactId: owners.get(one.waId) ?? '' }))
}

function selectOwners({ db, tenantId }: TenantScope, seen: Numbered[]) {
  const { portfolio, kind, value, contactId } = contactAliases
  return db
    .select({ value, contactId })
    .from(contactAliases)
    .where(
      and(
        eq(contactAliases.tenantId, tenantId),
        eq(portfolio, ANY_PORTFOLIO),
        eq(kind, 'wa_id'),
        inArray(
          value,
          seen.map(({ waId }) => waId),
        ),
      ),
    )
}

function ownersOf(rows: { value: string; contactId: string }[]): Map<string, string> {
  return new Map(rows.map(({ value, contactId }) => [value, contactId]))
}

/** Answers all conversations of these contacts. */
async function write(scope: TenantScope, owned: Owned[], now: number) {
  const { contactId, channelId, conversationId, contactKey } = contactConversations
  const conversations = scope.db
    .select({ contactId, channelId, conversationId, contactKey })
    .from(contactConversations)
    .where(
      and(
        eq(contactConversations.tenantId, scope.tenantId),
        inArray(
          contactId,
          owned.map((one) => one.contactId),
        ),
      ),
    )
  const writes = partsOf(owned, ROWS_A_STATEMENT).flatMap((part) => [
    upsertContacts(scope, part, now),
    upsertConversations(scope, part, now),
  ])
  const [first, ...rest] = writes
  if (!first) return []
  countD1(await scope.db.batch([first, ...rest]))
  return conversations
}

function partsOf<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, part) => all.slice(part * size, (part + 1) * size))
}
