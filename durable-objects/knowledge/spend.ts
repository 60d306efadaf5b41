import type { DaySpend, SpendOpened, SpendOrder, SpendReport } from '../../workers/assistant/spend'

/** A page shows thirty; what is older says nothing any more. */
const KEPT_DAYS = 90
/** Work that never closed its purse died: what was set aside for it is free again. */
const HELD_MS = 60_000

interface Held {
  neurons: number
  until: number
}

/**
 * What a tenant's models cost by day and purpose. What is under way is set aside in memory, so that many turns at once do
 * not pass the limit together; a row is written when the work is done.
 */
export class SpendBook {
  readonly #sql: SqlStorage
  readonly #held = new Map<string, Held>()

  constructor(sql: SqlStorage) {
    this.#sql = sql
  }

  /** How much this work may spend: all it asks for, what is left, or nothing. */
  open({ now, limit, most, ticket }: SpendOrder): SpendOpened {
    for (const [id, { until }] of this.#held) if (until <= now) this.#held.delete(id)
    const held = [...this.#held.values()].reduce((sum, { neurons }) => sum + neurons, 0)
    const spent = this.spentOn(dayOf(now))
    const allowed = Math.max(0, Math.min(most, limit - spent - held))
    this.#held.set(ticket, { neurons: allowed, until: now + HELD_MS })
    return { allowed, spent }
  }

  /** Adds what it cost, and says what the day has cost now. Safe for work that was forgotten meanwhile. */
  close({ now, ticket, purpose, neurons, calls }: SpendReport): number {
    this.#held.delete(ticket)
    const day = dayOf(now)
    if (calls === 0) return this.spentOn(day)
    this.#sql.exec(
      `INSERT INTO spend (day, purpose, neurons, calls) VALUES (?1, ?2, ?3, ?4)
       ON CONFLICT (day, purpose) DO UPDATE SET neurons = neurons + ?3, calls = calls + ?4`,
      day,
      purpose,
      neurons,
      calls,
    )
    this.#sql.exec('DELETE FROM spend WHERE day < ?', dayOf(now - KEPT_DAYS * 86_400_000))
    return this.spentOn(day)
  }

  spentOn(day: string): number {
    return Number(this.#sql.exec('SELECT coalesce(sum(neurons), 0) AS n FROM spend WHERE day = ?', day).one().n)
  }

  /** Oldest first. */
  since(day: string): DaySpend[] {
    return this.#sql
      .exec('SELECT day, purpose, neurons, calls FROM spend WHERE day >= ? ORDER BY day, purpose', day)
      .toArray()
      .map((row) => ({
        day: String(row.day),
        purpose: String(row.purpose),
        neurons: Number(row.neurons),
        calls: Number(row.calls),
      }))
  }
}

/** Workers AI counts its days in UTC. */
function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}
