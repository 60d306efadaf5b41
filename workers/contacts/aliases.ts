import { sql } from 'drizzle-orm'
import type { Former, Holding, Sighting } from './link'
import { contactAliases } from './schema'

/** What Meta calls a contact. */
export interface Alias {
  portfolio: string
  kind: 'wa_id' | 'user_id'
  value: string
}

export const ALIAS_KEY = [contactAliases.tenantId, contactAliases.portfolio, contactAliases.kind, contactAliases.value]

/** A phone number is the same person in every portfolio; a user id is not. */
export const ANY_PORTFOLIO = ''

interface AliasRow {
  kind: string
  value: string
  contactId: string
  heldSince: number | null
  endedAt: number | null
}

/**
 * Since when the number is theirs, if it is known to have had another owner until then: because it was seen in the hands
 * of a stranger, or because they came to it by a change of number.
 */
function sinceOf({ heldSince, cameAt }: Holding): number | undefined {
  return heldSince === undefined ? cameAt : Math.max(heldSince, cameAt ?? 0)
}

/** Is it the same holding of the number. One that never changed hands was theirs before they came to it once more. */
function isSame(holding: Holding, row: AliasRow): boolean {
  const since = sinceOf(holding)
  if (holding.heldSince !== undefined) return row.heldSince === since
  return since === undefined || row.heldSince === null || row.heldSince === since
}

/** Without those that name somebody else: who had the number before, or who has it now. */
export function theirs(seen: Sighting, rows: AliasRow[]): AliasRow[] {
  return rows.filter((row) => {
    if (row.kind !== 'wa_id') return true
    if (row.value === seen.formerly?.waId) return wasTheirs(seen.formerly, row)
    return isSame(seen, row) && (seen.heldSince !== undefined || row.endedAt === null)
  })
}

/** Until then; whoever left the number before them, or has it since, is somebody else. */
function wasTheirs(former: Former, row: AliasRow): boolean {
  const { at, heldSince } = former
  if (at === undefined) return isSame(former, row)
  const leftBefore = heldSince === undefined && row.endedAt !== null && row.endedAt < at
  return !leftBefore && (row.heldSince ?? 0) < at && isSame(former, row)
}

/** What was before is older than what is now, also when both are first heard of together. */
export function ended({ formerly }: Sighting, now: number) {
  if (formerly?.waId == null) return { seenAt: now - 1, endedAt: null }
  return { seenAt: now - 1, endedAt: formerly.at ?? now, heldSince: heldFrom(formerly) }
}

/** Only where somebody had it before them. */
function heldFrom(holding: Holding): number | null {
  return holding.heldSince === undefined ? null : (sinceOf(holding) ?? null)
}

export function endOf({ formerly }: Sighting) {
  const { seenAt, heldSince, endedAt, contactId } = contactAliases
  const older = sql`min(${seenAt}, excluded.seen_at)`
  if (formerly?.waId == null) return { seenAt: older }
  // Somebody else's by now: nothing of it ends.
  const at = formerly.at ?? Number.MAX_SAFE_INTEGER
  const since = heldFrom(formerly)
  // Had and left before anybody wrote it down: it still names whoever had it before them. The end of one change may be
  // told twice, by two numbers of ours and with two times.
  const isEarlier = sql`coalesce(${endedAt} < ${formerly.at ?? null}, false) AND ${contactId} <> excluded.contact_id`
  const isOthers = sql`(coalesce(${heldSince}, 0) < coalesce(${since}, 0) OR (${isEarlier}))`
  const isLater = sql`coalesce(${heldSince}, 0) >= ${at}`
  return {
    seenAt: older,
    contactId: sql`iif(NOT ${isLater} AND ${isOthers}, excluded.contact_id, ${contactId})`,
    heldSince: sql`iif(NOT ${isLater} AND ${isOthers}, coalesce(${since}, ${endedAt}), ${heldSince})`,
    endedAt: sql`CASE WHEN ${isLater} THEN ${endedAt} WHEN ${isOthers} THEN excluded.ended_at
      ELSE coalesce(${endedAt}, excluded.ended_at) END`,
  }
}

export function held(seen: Sighting, { kind }: Alias, now: number) {
  return { seenAt: now, ...(kind === 'wa_id' ? { heldSince: heldFrom(seen) } : {}) }
}

/** A number that its owner has left, or that somebody holds since later, becomes this contact's. */
export function holdOf(seen: Sighting, { kind }: Alias) {
  const { seenAt, heldSince, endedAt, contactId } = contactAliases
  const newer = sql`max(${seenAt}, excluded.seen_at)`
  if (kind !== 'wa_id') return { seenAt: newer }
  const since = sinceOf(seen) ?? null
  const isEnded = seen.heldSince === undefined ? sql`${endedAt} IS NOT NULL` : sql`false`
  const isEarlier = seen.heldSince === undefined ? heldSince : sql`coalesce(${heldSince}, 0)`
  const isOthers = sql`(${isEnded} OR ${isEarlier} < ${since})`
  return {
    seenAt: newer,
    contactId: sql`iif(${isOthers}, excluded.contact_id, ${contactId})`,
    heldSince: sql`iif(${isOthers}, coalesce(${since}, ${endedAt}), ${heldSince})`,
    // Whoever came to it later may have left it: that is not undone by who had it before.
    endedAt: sql`iif(${heldSince} > ${since}, ${endedAt}, NULL)`,
  }
}

export function isFormer({ formerly }: Sighting, { kind, value }: Alias): boolean {
  return value === (kind === 'wa_id' ? formerly?.waId : formerly?.userId)
}
