import * as z from 'zod'
import type { Sql } from '../../workers/platform/operations'
import { sentAs } from '../../workers/usage/category'
import { monthOf } from '../../workers/usage/month'
import type { Meter } from './meter'

/** A tenant's own limit of what it sends in a month. '' of a field: all of them together. */
const cap = z.object({
  channelId: z.string(),
  phoneNumberId: z.string(),
  category: z.string(),
  monthly: z.number(),
  action: z.enum(['warn', 'stop']),
})
export type Cap = z.infer<typeof cap>

export interface Send {
  phoneNumberId: string
  category: string
}

export interface CapReached extends Cap {
  month: string
  used: number
}

export type Allowed = { ok: true; month: string } | { ok: false; cap: CapReached }

/** Said when so much of a cap is used, and once more when all of it is. */
const WARN_AT = [0.8, 1] as const

/**
 * Holds what arrived and what was let pass against the caps. What was let pass counts from then on, for it arrives later
 * or never: a cap is never overrun by what is still on its way.
 */
export class Caps {
  readonly #sql: Sql
  readonly #meter: Meter
  #caps: Cap[] | undefined

  constructor(sql: Sql, meter: Meter) {
    this.#sql = sql
    this.#meter = meter
  }

  get all(): Cap[] {
    this.#caps ??= z.array(cap).parse(JSON.parse(this.#sql.exec<{ caps: string }>('SELECT caps FROM meter').one().caps))
    return this.#caps
  }

  /** After an erasure nothing of memory holds. */
  forget(): void {
    this.#caps = undefined
  }

  put(caps: Cap[]): void {
    this.#sql.exec('UPDATE meter SET caps = ?', JSON.stringify(caps))
    this.#caps = caps
  }

  /** The cap that stands in the way of one more. Everything was folded. */
  inTheWay(send: Send, now: number): CapReached | null {
    const month = monthOf(now)
    for (const one of this.all) {
      if (one.action !== 'stop' || !covers(one, send)) continue
      const used = this.#used(one, month)
      if (used >= one.monthly) return { ...one, month, used }
    }
    return null
  }

  allow(send: Send, now: number): Allowed {
    const cap = this.inTheWay(send, now)
    if (cap) return { ok: false, cap }
    const month = monthOf(now)
    const arrived = sum(this.#meter.arrived(month).filter((row) => isSame(row, send)))
    const { phoneNumberId, category } = send
    this.#sql.exec(
      `INSERT INTO allowed (month, phone_number_id, category, count) VALUES (?1, ?2, ?3, ?4 + 1)
       ON CONFLICT DO UPDATE SET count = max(count, ?4) + 1`,
      ...[month, phoneNumberId, category, arrived],
    )
    return { ok: true, month }
  }

  /** It did not leave. */
  disallow({ phoneNumberId, category }: Send, month: string): void {
    this.#sql.exec(
      'UPDATE allowed SET count = max(count - 1, 0) WHERE month = ? AND phone_number_id = ? AND category = ?',
      ...[month, phoneNumberId, category],
    )
  }

  /** Caps of which it has not been said yet how much is used. Says them once. */
  toWarnOf(now: number): (CapReached & { part: number })[] {
    const month = monthOf(now)
    const { warned } = this.#sql.exec<{ warned: string }>('SELECT warned FROM meter').one()
    const before = z.array(z.string()).parse(JSON.parse(warned))
    const reached = this.all.flatMap((one) => {
      const used = this.#used(one, month)
      return WARN_AT.filter((part) => used >= part * one.monthly).map((part) => ({ ...one, month, used, part }))
    })
    const fresh = reached.filter((one) => !before.includes(nameOf(one)))
    if (fresh.length === 0) return []
    const kept = [...before.filter((name) => name.startsWith(month)), ...fresh.map(nameOf)]
    this.#sql.exec('UPDATE meter SET warned = ?', JSON.stringify(kept))
    return fresh
  }

  /** Of each number and category the larger: what arrived, or what was let pass. */
  #used(one: Cap, month: string): number {
    const counts = new Map<string, { arrived: number; allowed: number }>()
    const of = (row: Send) => {
      const key = `${row.phoneNumberId}|${sentAs(row.category)}`
      const known = counts.get(key) ?? { arrived: 0, allowed: 0 }
      counts.set(key, known)
      return known
    }
    for (const row of this.#meter.arrived(month)) if (covers(one, row)) of(row).arrived += row.count
    const allowed = this.#sql.exec<{ phoneNumberId: string; category: string; count: number }>(
      'SELECT phone_number_id AS phoneNumberId, category, count FROM allowed WHERE month = ?',
      month,
    )
    for (const row of allowed) if (covers(one, row)) of(row).allowed += row.count
    return [...counts.values()].reduce((total, { arrived, allowed }) => total + Math.max(arrived, allowed), 0)
  }
}

function nameOf({ month, channelId, category, part, monthly }: CapReached & { part: number }): string {
  return `${month}.${channelId}.${category}.${monthly}.${part * 100}`
}

function covers({ phoneNumberId, category }: Cap, send: Send): boolean {
  const isOfCategory = category === '' || category === send.category || category === sentAs(send.category)
  return isOfCategory && (phoneNumberId === '' || phoneNumberId === send.phoneNumberId)
}

function isSame(row: Send, send: Send): boolean {
  return row.phoneNumberId === send.phoneNumberId && sentAs(row.category) === send.category
}

function sum(rows: { count: number }[]): number {
  return rows.reduce((total, { count }) => total + count, 0)
}
