import type { Sql } from '../../workers/platform/operations'
/** An object has one alarm; these are its named timers. `net` is not among them: it guards work that is in memory. */
export type TimerName =
  | 'turn'
  | 'send'
  | 'snooze'
  | 'inbox'
  | 'projections'
  | 'move'
  | 'tombstone'
  | 'erasure'
  | 'media'
  | 'uploads'
  | 'summary'

interface Timer {
  dueAt: number
  attempts: number
  parked: string | null
}

/** After this many errors a timer rests until an operator restarts it. */
const PARK_AFTER = 20
const RETRY_BASE_MS = 2_000
const RETRY_CAP_MS = 3_600_000

/** A lane that stops would hold back everything behind it: it goes on trying, once an hour. */
const NEVER_PARKED = new Set<TimerName>(['inbox', 'projections', 'move', 'media', 'uploads', 'erasure'])

/** Rows, with a copy in memory because every message asks for the earliest. */
export class Timers {
  readonly #sql: Sql
  #timers: Map<string, Timer> | null = null

  constructor(sql: Sql) {
    this.#sql = sql
  }

  /** Reads rows only when the schema is there; `begin` of the log makes it. */
  open(): void {
    this.#timers ??= new Map(
      this.#sql
        .exec<{ name: string; due_at: number; attempts: number; parked: string | null }>(
          'SELECT name, due_at, attempts, parked FROM timers',
        )
        .toArray()
        .map((row) => [row.name, { dueAt: row.due_at, attempts: row.attempts, parked: row.parked }]),
    )
  }

  set(name: TimerName, dueAt: number): void {
    this.#write(name, { dueAt, attempts: 0, parked: null })
  }

  clear(name: TimerName): void {
    if (!this.#map().delete(name)) return
    this.#sql.exec('DELETE FROM timers WHERE name = ?', name)
  }

  dueAt(name: TimerName): number | null {
    const timer = this.#map().get(name)
    return timer && timer.parked === null ? timer.dueAt : null
  }

  isDue(name: TimerName, now: number): boolean {
    return (this.dueAt(name) ?? Number.POSITIVE_INFINITY) <= now
  }

  /** May this be tried now: no timer stands in the way, neither a later one nor a parked one. */
  allows(name: TimerName, now: number): boolean {
    const timer = this.#map().get(name)
    return timer === undefined || (timer.parked === null && timer.dueAt <= now)
  }

  due(now: number): TimerName[] {
    return [...this.#map()]
      .filter(([, timer]) => timer.parked === null && timer.dueAt <= now)
      .map(([name]) => name as TimerName)
  }

  /** Of those that wait, but for `except`. */
  earliest(except: ReadonlySet<string>): number {
    let earliest = Number.POSITIVE_INFINITY
    for (const [name, timer] of this.#map())
      if (timer.parked === null && timer.dueAt < earliest && !except.has(name)) earliest = timer.dueAt
    return earliest
  }

  /** An error: later, less and less often, at last parked. Says when it will be tried again. */
  failed(name: TimerName, now: number, reason: string): number | null {
    const attempts = (this.#map().get(name)?.attempts ?? 0) + 1
    if (attempts >= PARK_AFTER && !NEVER_PARKED.has(name)) {
      this.#write(name, { dueAt: now, attempts, parked: reason.slice(0, 200) })
      return null
    }
    const dueAt = now + Math.min(RETRY_BASE_MS * 2 ** Math.min(attempts - 1, 12), RETRY_CAP_MS)
    this.#write(name, { dueAt, attempts, parked: null })
    return dueAt
  }

  parked(): { name: string; attempts: number; reason: string }[] {
    return [...this.#map()].flatMap(([name, { attempts, parked }]) =>
      parked === null ? [] : [{ name, attempts, reason: parked }],
    )
  }

  unpark(name: string, now: number): boolean {
    const timer = this.#map().get(name)
    if (!timer || timer.parked === null) return false
    this.#write(name, { dueAt: now, attempts: 0, parked: null })
    return true
  }

  /** After an erasure, or a transaction that failed, memory is not to be trusted. */
  forget(): void {
    this.#timers = null
  }

  #write(name: string, timer: Timer): void {
    const known = this.#map().get(name)
    if (known && known.dueAt === timer.dueAt && known.attempts === timer.attempts && known.parked === timer.parked)
      return
    this.#map().set(name, timer)
    this.#sql.exec(
      'INSERT OR REPLACE INTO timers (name, due_at, attempts, parked) VALUES (?, ?, ?, ?)',
      name,
      timer.dueAt,
      timer.attempts,
      timer.parked,
    )
  }

  #map(): Map<string, Timer> {
    this.open()
    return this.#timers ?? new Map()
  }
}
