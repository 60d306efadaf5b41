import * as z from 'zod'
import { type Entry, type EntryBody, reactionOf } from '../../workers/conversations/entry'
import type { MessageFold } from '../../workers/conversations/message-fold'

/** An entry as it stands in the log. */
export interface Placed {
  entry: Entry
  /** `message`, `status`, … for what Meta said; `own_reaction`; else the entry's own kind. */
  kind: string
  /** When it was, if that is before its place in the log. */
  pastAt: number | null
  /** What became of it up to the base; null: nothing was written. */
  fold: MessageFold | null
}

export type EntryRow = { seq: number; at: number; ref: number | null; key: string | null; body: string }
export type PlacedRow = EntryRow & { kind: string; past_at: number | null; fold: string | null }

export const ENTRY = 'seq, at, ref, key, body'
export const PLACED = `${ENTRY}, kind, past_at, fold`

export function entryOf({ seq, at, ref, key, body }: EntryRow): Entry {
  return { seq, at, ref, key, body: stored<EntryBody>(body) }
}

export function placedOf(row: PlacedRow): Placed {
  const fold = row.fold === null ? null : stored<MessageFold>(row.fold)
  return { entry: entryOf(row), kind: row.kind, pastAt: row.past_at, fold }
}

/** A kind of its own, so that no part of a thread reads it. */
export const OWN_REACTION = 'own_reaction'

export function kindOf(body: EntryBody): string {
  if (reactionOf(body)) return OWN_REACTION
  return body.kind === 'meta' ? body.event.kind : body.kind
}

/**
 * Rows that only the log writes, in the same release or an older one. Their shape is checked for being an object; new
 * fields of later releases must be optional.
 */
export function stored<T extends object>(json: string): T {
  return storedObject.parse(JSON.parse(json)) as T
}

const storedObject = z.looseObject({})
