import type { Env } from '../env'

/** How many of a kind wait for an operator, and how long the oldest has. */
export interface Waiting {
  count: number
  oldestAt: number | null
  ageMs: number | null
}

export interface Incidents {
  /** What Meta signed and nobody could place; replayed ones apart. */
  unrouted: Waiting
  /** Large webhooks that could not be worked off. */
  intakeFailed: Waiting
  /** Large webhooks on their way; old ones mean that the queue does not run. */
  intakeWaiting: Waiting
  /** By queue; replayed ones apart. */
  deadLetters: Record<string, Waiting>
  /** Timers of conversations that were given up. */
  parked: Waiting
}

const SINGLE = {
  unrouted: 'SELECT count(*) AS count, min(received_at) AS oldest FROM unrouted_events WHERE replayed_at IS NULL',
  intakeFailed: `SELECT count(*) AS count, min(received_at) AS oldest FROM webhook_intake WHERE state = 'failed'`,
  intakeWaiting: `SELECT count(*) AS count, min(received_at) AS oldest FROM webhook_intake WHERE state = 'waiting'`,
  parked: 'SELECT count(*) AS count, min(at) AS oldest FROM parked_timers',
} as const satisfies Partial<Record<keyof Incidents, string>>

const BY_QUEUE =
  'SELECT queue, count(*) AS count, min(received_at) AS oldest FROM dead_letters WHERE replayed_at IS NULL GROUP BY queue'

interface Counted {
  count: number
  oldest: number | null
}

/** Everything that waits for an operator, on one page. */
export async function countIncidents(env: Env, now: number): Promise<Incidents> {
  const names = Object.keys(SINGLE) as (keyof typeof SINGLE)[]
  const answers = await env.DB.batch<Counted>(names.map((name) => env.DB.prepare(SINGLE[name])))
  const [unrouted, intakeFailed, intakeWaiting, parked] = answers.map(({ results: [row] }) => waiting(row, now))
  const queues = await env.DB.prepare(BY_QUEUE).all<Counted & { queue: string }>()
  const none = waiting(undefined, now)
  return {
    unrouted: unrouted ?? none,
    intakeFailed: intakeFailed ?? none,
    intakeWaiting: intakeWaiting ?? none,
    deadLetters: Object.fromEntries(queues.results.map((row) => [row.queue, waiting(row, now)])),
    parked: parked ?? none,
  }
}

function waiting(row: Counted | undefined, now: number): Waiting {
  const oldestAt = row?.oldest ?? null
  return { count: row?.count ?? 0, oldestAt, ageMs: oldestAt === null ? null : now - oldestAt }
}
