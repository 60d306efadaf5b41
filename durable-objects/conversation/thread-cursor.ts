import { type Cut, NEWEST } from './log-reading'
import type { Stand } from './strand'

/** A place in the order of the thread. */
export interface Key {
  order: number
  seq: number
}

/**
 * A line in the thread. `cut`: where in the log to begin looking; what stands on the other side of `key` though it is
 * met there belongs to the other side. Without a key the cut alone divides.
 */
export interface Line {
  cut: Cut
  key: Key | null
}

export const BOTTOM: Line = { cut: NEWEST, key: null }

export function keyOf({ order, entry }: Stand): Key {
  return { order, seq: entry.seq }
}

/** Negative: `a` stands before `b`. */
export function compareKeys(a: Key, b: Key): number {
  return a.order - b.order || a.seq - b.seq
}

/** `3k.3e8.1z` and perhaps `.m2.4`: numbers only, so that it can stand in an address. */
export function cursorOf({ cut, key }: Line): string {
  const numbers = [cut.seq, cut.pastAt, cut.pastSeq, ...(key ? [key.order, key.seq] : [])]
  return numbers.map((number) => number.toString(36)).join('.')
}

/** null: nobody gave this out. */
export function parseCursor(cursor: string): Line | null {
  if (!/^[0-9a-z]{1,11}(\.[0-9a-z]{1,11}){2}(\.[0-9a-z]{1,11}\.[0-9a-z]{1,11})?$/.test(cursor)) return null
  const numbers = cursor.split('.').map((digits) => Number.parseInt(digits, 36))
  const [seq = 0, pastAt = 0, pastSeq = 0, order, keySeq] = numbers
  if (!numbers.every(Number.isSafeInteger)) return null
  return {
    cut: { seq, pastAt, pastSeq },
    key: order === undefined || keySeq === undefined ? null : { order, seq: keySeq },
  }
}

/** Moves a cut up, so that all of these are older than it. */
export function above(cut: Cut, stands: Stand[]): Cut {
  const moved = { ...cut }
  for (const { pastAt, entry } of stands) {
    const beyond = entry.seq + 1
    if (pastAt === null) moved.seq = Math.max(moved.seq, beyond)
    else if (isBefore(moved, pastAt, beyond)) Object.assign(moved, { pastAt, pastSeq: beyond })
  }
  return moved
}

/** Moves a cut down, so that all of these are newer than it. */
export function below(cut: Cut, stands: Stand[]): Cut {
  const moved = { ...cut }
  for (const { pastAt, entry } of stands) {
    if (pastAt === null) moved.seq = Math.min(moved.seq, entry.seq)
    else if (!isBefore(moved, pastAt, entry.seq)) Object.assign(moved, { pastAt, pastSeq: entry.seq })
  }
  return moved
}

function isBefore(cut: Cut, pastAt: number, seq: number): boolean {
  return cut.pastAt < pastAt || (cut.pastAt === pastAt && cut.pastSeq < seq)
}
