import { and, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { newId } from '../platform/ids'
import { countD1 } from '../platform/operations'
import type { TenantScope } from '../platform/tenant-scope'
import { phoneVariants } from '../whatsapp/contact-key'
import { ALIAS_KEY, type Alias, ANY_PORTFOLIO, ended, endOf, held, holdOf, isFormer, theirs } from './aliases'
import { consents, contactAliases, contactConversations, contacts } from './schema'

/** Since when a number is theirs, as far as that is known. */
export interface Holding {
  /** The number had an owner before: whoever was known under it until then is somebody else. */
  heldSince?: number
  /** They came to the number then, by a change: whoever is known to have come to it at another time is somebody else. */
  cameAt?: number
}

/** What Meta called the contact until now: after a change of number or user id. */
export interface Former extends Holding {
  waId?: string | null
  userId?: string | null
  at?: number
}

/** Design §3, as far as D1 knows it: which contact an event is about, and which conversations it has. */
export interface Sighting extends Holding {
  /** What user ids are scoped to: the business portfolio, or the WABA while nobody told us the portfolio. */
  portfolio: string
  /** Digits. */
  waId?: string | null
  userId?: string | null
  username?: string | null
  name?: string | null
  formerly?: Former
  channelId: string
  conversationId: string
  contactKey: string
}

export interface Linked {
  contactId: string
  /** Under which key the contact's conversation on this channel should live. */
  canonicalKey: string
  /** The same contact's conversations under other keys on this channel. */
  other: { conversationId: string; contactKey: string }[]
  /** Their conversations on other channels that still stand under the number they left. */
  left: { conversationId: string; channelId: string; contactKey: string }[]
}

/**
 * Records what one event says about a contact. Two identifiers in one event are Meta's own word that they are one person,
 * so contacts known by only one of them are merged. Safe to repeat. Not for groups: their writer is not the contact.
 */
export async function linkContact(scope: TenantScope, seen: Sighting, now = Date.now()): Promise<Linked> {
  const aliases = aliasesOf(seen)
  const contactId = await ownerOf(scope, seen, aliases, now)
  const written = await scope.db.batch([
    upsertContacts(scope, [{ ...seen, contactId }], now),
    upsertConversations(scope, [{ ...seen, contactId }], now),
    newestNumber(scope, contactId),
    conversationsOf(scope, contactId),
  ])
  countD1(written)
  const [, , numbers, conversations] = written
  const canonicalKey = seen.waId ?? numbers[0]?.value ?? seen.contactKey
  const other = conversations.filter(
    ({ conversationId, channelId }) => conversationId !== seen.conversationId && channelId === seen.channelId,
  )
  const left = conversations.filter(
    ({ channelId, contactKey }) => channelId !== seen.channelId && contactKey === seen.formerly?.waId,
  )
  return { contactId, canonicalKey, other, left }
}

/** The number first: it decides which contact stays when two turn out to be one. */
function aliasesOf({ portfolio, waId, userId, formerly }: Sighting): Alias[] {
  const numbers = [waId, formerly?.waId].filter((value) => value != null)
  const userIds = [userId, formerly?.userId].filter((value) => value != null)
  return [
    ...numbers.map((value) => ({ portfolio: ANY_PORTFOLIO, kind: 'wa_id' as const, value })),
    ...userIds.map((value) => ({ portfolio, kind: 'user_id' as const, value })),
  ]
}

/** The aliases' primary key decides which of two simultaneous sightings makes the contact. */
async function ownerOf(scope: TenantScope, seen: Sighting, aliases: Alias[], now: number): Promise<string> {
  if (aliases.length === 0) return (await contactOfConversation(scope, seen.conversationId)) ?? newId('con', now)
  const known = inOrder(aliases, theirs(seen, await selectAliases(scope, aliases)))
  const owner = known[0] ?? (await asBefore(scope, seen)) ?? newId('con', now)
  const records = aliases.map((alias) =>
    scope.db
      .insert(contactAliases)
      .values({
        tenantId: scope.tenantId,
        ...alias,
        contactId: owner,
        ...(isFormer(seen, alias) ? ended(seen, now) : held(seen, alias, now)),
      })
      .onConflictDoUpdate({ target: ALIAS_KEY, set: isFormer(seen, alias) ? endOf(seen) : holdOf(seen, alias) }),
  )
  const [first, ...rest] = records
  const answers = first ? await scope.db.batch([first, ...rest, selectAliases(scope, aliases)]) : []
  countD1(answers)
  const rows = answers.at(-1)
  const settled = Array.isArray(rows) ? inOrder(aliases, theirs(seen, rows)) : []
  const winner = settled[0] ?? owner
  for (const loser of new Set(settled.filter((id) => id !== winner))) await mergeContacts(scope, loser, winner, now)
  return winner
}

function selectAliases({ db, tenantId }: TenantScope, aliases: Alias[]) {
  const { portfolio, kind, value, contactId, heldSince, endedAt } = contactAliases
  const named = aliases.map((alias) =>
    and(eq(portfolio, alias.portfolio), eq(kind, alias.kind), eq(value, alias.value)),
  )
  return db
    .select({ kind, value, contactId, heldSince, endedAt })
    .from(contactAliases)
    .where(and(eq(contactAliases.tenantId, tenantId), or(...named)))
}

/** Contact ids in the order of `aliases`. */
function inOrder(aliases: Alias[], rows: { kind: string; value: string; contactId: string }[]): string[] {
  return aliases
    .flatMap((alias) => rows.filter((row) => row.kind === alias.kind && row.value === alias.value))
    .map((row) => row.contactId)
}

/** Known by another sign than what Meta calls them: whose conversation it is, or whose number somebody has saved. */
async function asBefore(scope: TenantScope, seen: Sighting): Promise<string | undefined> {
  const mayHaveLost = seen.heldSince !== undefined || seen.cameAt !== undefined
  const same = mayHaveLost ? await contactOfConversation(scope, seen.conversationId) : undefined
  return same ?? savedUnderVariant(scope, seen)
}

/** Somebody saved this number in the country's other spelling and never heard from it. Only when exactly one did. */
async function savedUnderVariant({ db, tenantId }: TenantScope, { waId }: Sighting): Promise<string | undefined> {
  const variants = waId ? phoneVariants(waId).slice(1) : []
  if (variants.length === 0) return undefined
  const rows = await db
    .selectDistinct({ id: contacts.id })
    .from(contactAliases)
    .innerJoin(contacts, eq(contacts.id, contactAliases.contactId))
    .where(
      and(
        eq(contactAliases.tenantId, tenantId),
        eq(contactAliases.kind, 'wa_id'),
        inArray(contactAliases.value, variants),
        isNull(contacts.messagedAt),
        isNull(contacts.mergedInto),
      ),
    )
    .limit(2)
  return rows.length === 1 ? rows[0]?.id : undefined
}

async function contactOfConversation(
  { db, tenantId }: TenantScope,
  conversationId: string,
): Promise<string | undefined> {
  const [row] = await db
    .select({ contactId: contactConversations.contactId })
    .from(contactConversations)
    .where(and(eq(contactConversations.tenantId, tenantId), eq(contactConversations.conversationId, conversationId)))
  return row?.contactId
}

/** Everything of `loser` becomes the winner's; the row stays as a signpost for ids that are already out. */
async function mergeContacts({ db, tenantId }: TenantScope, loser: string, winner: string, now: number): Promise<void> {
  const set = { contactId: winner }
  await db.batch([
    db
      .update(contactAliases)
      .set(set)
      .where(and(eq(contactAliases.tenantId, tenantId), eq(contactAliases.contactId, loser))),
    db
      .update(contactConversations)
      .set(set)
      .where(and(eq(contactConversations.tenantId, tenantId), eq(contactConversations.contactId, loser))),
    db
      .update(consents)
      .set(set)
      .where(and(eq(consents.tenantId, tenantId), eq(consents.contactId, loser))),
    db
      .update(contacts)
      .set({ mergedInto: winner, updatedAt: now })
      .where(and(eq(contacts.tenantId, tenantId), eq(contacts.id, loser))),
  ])
}

/** One statement; D1 takes at most 100 values in it, so a dozen at a time. */
export function upsertContacts({ db, tenantId }: TenantScope, seen: (Named & { contactId: string })[], now: number) {
  const times = { messagedAt: now, createdAt: now, updatedAt: now }
  const rows = seen.map(({ contactId: id, name, username }) => ({
    id,
    tenantId,
    name: name ?? null,
    username: username ?? null,
    ...times,
  }))
  return db
    .insert(contacts)
    .values(rows)
    .onConflictDoUpdate({
      target: contacts.id,
      set: {
        name: sql`coalesce(nullif(excluded.name, ''), ${contacts.name})`,
        username: sql`coalesce(nullif(excluded.username, ''), ${contacts.username})`,
        messagedAt: sql`coalesce(${contacts.messagedAt}, excluded.messaged_at)`,
        updatedAt: now,
      },
      setWhere: eq(contacts.tenantId, tenantId),
    })
}

type Named = Pick<Sighting, 'name' | 'username'>

export function upsertConversations(
  { db, tenantId }: TenantScope,
  seen: (Placed & { contactId: string })[],
  now: number,
) {
  const rows = seen.map(({ conversationId, channelId, contactId, contactKey }) => ({
    tenantId,
    conversationId,
    channelId,
    contactId,
    contactKey,
    createdAt: now,
  }))
  return db
    .insert(contactConversations)
    .values(rows)
    .onConflictDoUpdate({
      target: [contactConversations.tenantId, contactConversations.conversationId],
      set: { contactId: sql`excluded.contact_id` },
    })
}

type Placed = Pick<Sighting, 'conversationId' | 'channelId' | 'contactKey'>

function newestNumber({ db, tenantId }: TenantScope, contactId: string) {
  return db
    .select({ value: contactAliases.value })
    .from(contactAliases)
    .where(
      and(
        eq(contactAliases.tenantId, tenantId),
        eq(contactAliases.contactId, contactId),
        eq(contactAliases.kind, 'wa_id'),
        isNull(contactAliases.endedAt),
      ),
    )
    .orderBy(desc(contactAliases.seenAt))
    .limit(1)
}

function conversationsOf({ db, tenantId }: TenantScope, contactId: string) {
  const { conversationId, channelId, contactKey } = contactConversations
  return db
    .select({ conversationId, channelId, contactKey })
    .from(contactConversations)
    .where(and(eq(contactConversations.tenantId, tenantId), eq(contactConversations.contactId, contactId)))
}
