import type { Sql } from '../../workers/platform/operations'

const DAY_MS = 24 * 3_600_000

export type Reached = { ok: true; isNew: boolean } | { ok: false; until: number; used: number }

/**
 * Whom a business has written to outside a window in the last 24 hours: Meta limits how many different people that may be.
 * Keys are hashes under a secret, and gone after a day.
 */
export class Ledger {
  readonly #sql: Sql
  /** Oldest first. */
  #reached: Map<string, number> | undefined

  constructor(sql: Sql) {
    this.#sql = sql
  }

  /** Somebody reached already is not counted again, but for a day from now. */
  reach(key: string, most: number, now: number): Reached {
    const reached = this.#last24h(now)
    const isNew = !reached.has(key)
    if (isNew && reached.size >= most) {
      return { ok: false, until: freeAt(reached, most) ?? now + DAY_MS, used: reached.size }
    }
    reached.delete(key) // to the end: it is the newest now
    reached.set(key, now)
    this.#sql.exec('INSERT OR REPLACE INTO reached (key, at) VALUES (?, ?)', key, now)
    return { ok: true, isNew }
  }

  /** It was refused: nobody was reached. */
  giveBack(key: string): void {
    this.#reached?.delete(key)
    this.#sql.exec('DELETE FROM reached WHERE key = ?', key)
  }

  /** `until`: when one place is free again, where none is. */
  used(most: number, now: number): { used: number; until: number | null } {
    const reached = this.#last24h(now)
    return { used: reached.size, until: freeAt(reached, most) }
  }

  /** Removes whom it forgets. When to come again; undefined: there is nobody. */
  sweep(now: number): number | undefined {
    this.#sql.exec('DELETE FROM reached WHERE at <= ?', now - DAY_MS)
    const [oldest] = this.#last24h(now).values()
    return oldest === undefined ? undefined : Math.max(oldest + DAY_MS, now + 3_600_000)
  }

  #last24h(now: number): Map<string, number> {
    this.#reached ??= new Map(
      this.#sql
        .exec<{ key: string; at: number }>('SELECT key, at FROM reached ORDER BY at')
        .toArray()
        .map(({ key, at }) => [key, at]),
    )
    for (const [key, at] of this.#reached) {
      if (at > now - DAY_MS) break
      this.#reached.delete(key)
    }
    return this.#reached
  }
}

/** When one more fits: not with the first that is gone, where Meta has lowered the limit since. null: it does now. */
function freeAt(reached: Map<string, number>, most: number): number | null {
  const [leaves] = [...reached.values()].slice(Math.max(0, reached.size - most))
  return reached.size < most || leaves === undefined ? null : leaves + DAY_MS
}
