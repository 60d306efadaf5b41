import * as z from 'zod'
import type { Sql } from '../../workers/platform/operations'
import { countryOf } from '../../workers/usage/country'
import { monthOf } from '../../workers/usage/month'

/** Messages that arrived, as Meta charges them. */
export interface Arrived {
  phoneNumberId: string
  category: string
  type: string
  /** '' where the number has none, or there is no number. */
  country: string
  count: number
}

/** What the meter needs of an event of the feed. */
const metered = z.object({
  metered: z.literal(true),
  phone_number_id: z.string().default(''),
  timestamp: z.number().optional(),
  wa_id: z.string().nullish(),
  pricing_category: z.string().default('service'),
  pricing_type: z.string().default('regular'),
})
type Metered = z.output<typeof metered>

/** Batches that one look takes; a feed of a week has many. */
const BATCHES = 1_000

/**
 * Sums what Meta charges for. The feed is its outbox: no row is written for a message, and what was read is known by a
 * cursor. It must be read before events are blanked or removed, for then their count is all that is left of them.
 */
export class Meter {
  readonly #sql: Sql

  constructor(sql: Sql) {
    this.#sql = sql
  }

  /** Everything up to here is in the sums. Inside a transaction: cursor and sums are one. */
  fold(n: number): void {
    const from = this.#sql.exec<{ to: number }>('SELECT folded_to AS "to" FROM meter').one().to
    if (from >= n) return
    for (let at = from; ; ) {
      const batches = this.#sql
        .exec<{ last: number; events: string }>(
          `SELECT first + count - 1 AS last, events FROM feed
           WHERE first > ? AND first <= ? AND events GLOB '*"metered":true*' ORDER BY first LIMIT ?`,
          ...[at, n, BATCHES],
        )
        .toArray()
      for (const { events } of batches) for (const event of meteredIn(events)) this.#add(event)
      if (batches.length < BATCHES) break
      at = batches.at(-1)?.last ?? n
    }
    this.#sql.exec('UPDATE meter SET folded_to = ?', n)
  }

  /** Of a month that was folded. */
  arrived(month: string): Arrived[] {
    return this.#sql
      .exec<{ phoneNumberId: string; category: string; type: string; country: string; count: number }>(
        `SELECT phone_number_id AS phoneNumberId, category, type, country, count FROM arrived WHERE month = ?
         ORDER BY phone_number_id, category, type, country`,
        month,
      )
      .toArray()
  }

  #add({ phone_number_id, timestamp, wa_id, pricing_category, pricing_type }: Metered): void {
    this.#sql.exec(
      `INSERT INTO arrived (month, phone_number_id, category, type, country, count) VALUES (?, ?, ?, ?, ?, 1)
       ON CONFLICT DO UPDATE SET count = count + 1`,
      ...[
        monthOf((timestamp ?? 0) * 1_000),
        phone_number_id,
        pricing_category,
        pricing_type,
        countryOf(wa_id ?? null) ?? '',
      ],
    )
  }
}

/** The events of one batch that count. */
export function meteredIn(events: string): Metered[] {
  const parsed: unknown = JSON.parse(events)
  return Array.isArray(parsed) ? parsed.flatMap((event) => metered.safeParse(event).data ?? []) : []
}
