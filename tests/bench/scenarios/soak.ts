import { now, sleep } from '../clock.ts'
import { wasSent } from '../exchange.ts'
import { judge } from '../judge.ts'
import { atRate, createLoad, type Webhook } from '../load.ts'
import { BENCH } from '../payload.ts'
import { seededRandom } from '../random.ts'
import { type FaultKind, WELL_BEHAVED } from '../sink/behaviour.ts'
import type { Taken } from '../sink/messages.ts'
import { type Outage, unknowableDoubles } from '../soak/doubles.ts'
import { mostInASecond, pairViolations, SOAKED } from '../soak/limits.ts'
import { failedTruthfully, metered } from '../soak/told.ts'
import type { System } from '../system/system.ts'
import { type Outcome, once, type Scenario } from './scenario.ts'
import { wrongStatuses } from './statuses.ts'

export interface Soak {
  messages: number
  contacts: number
  /** Contacts who write so much that their pair limit is reached. */
  busy: number
  kills: number
  faults: FaultKind[]
}

const EVERY_FAULT: FaultKind[] = [
  'throughput_limit',
  'server_error',
  'unknown_error',
  'lost_before',
  'lost_after',
  'hang_before',
  'hang_after',
  'pair_limit',
]
/** Without those for which a program waits a quarter of a minute. */
const QUICK_FAULTS: FaultKind[] = ['throughput_limit', 'server_error', 'unknown_error', 'lost_before', 'lost_after']

const WHOLE: Soak = { messages: 10_000, contacts: 240, busy: 10, kills: 8, faults: EVERY_FAULT }
export const SMALL: Soak = { messages: 300, contacts: 20, busy: 1, kills: 2, faults: QUICK_FAULTS }

const POSTS_PER_SECOND = 30
/** Of all messages, to the busy ones. */
const BUSY_PART = 0.1
const REPEATED_PART = 0.1
/** A POST waits up to so long before it leaves, so that those after it overtake it. */
const LONGEST_DELAY_MS = 250
const FAULT_RATE = 0.2
/** What was answered so short a time before a kill may not have been recorded. */
const NOT_YET_RECORDED_MS = 150
/** Nothing has moved for so long: what is missing does not come. Longer than any wait between two tries. */
const STANDSTILL_MS = 150_000
const LOOKED_UP = 400

/** Everything at once, for long: faults, lost answers, repeated and reordered webhooks and statuses, and kill -9 again and again. */
export const soak: Scenario = {
  name: 'soak',
  on: 'soak',
  rounds: once,
  run: (system, { id, quick }) => runSoak(system, id, quick ? SMALL : WHOLE),
}

export async function runSoak(system: System, id: number, soaked: Soak): Promise<Outcome> {
  const random = seededRandom(id + 41)
  const load = createLoad(system, id)
  const faults = { faultRate: FAULT_RATE, faults: soaked.faults }
  await system.sink.behave({ ...WELL_BEHAVED, ...faults, latencyMs: 20, statuses: 'shuffled', seed: id })
  const webhooks = webhooksOf(load, soaked, random)
  const startedAt = now()
  const posting = atRate(POSTS_PER_SECOND, webhooks.length, async (index) => {
    const webhook = webhooks[index]
    if (!webhook) return
    await sleep(random() * LONGEST_DELAY_MS)
    await load.postUntilAcknowledged(webhook, 480)
    if (random() < REPEATED_PART) await load.postUntilAcknowledged(webhook, 480)
  })
  const outages = await killAgainAndAgain(system, soaked, random)
  await posting
  const { calls, statuses, statusesRefused } = await settled(system, soaked.messages)
  const tookMs = now() - startedAt
  const failed = await failedTruthfully(system)
  const verdict = judge(load.posted, calls, BENCH.phoneNumberId)
  const sent = new Set(calls.filter(wasSent).map(({ n }) => n))
  const unsent = load.posted.filter(({ n, ackedAt }) => ackedAt !== undefined && !sent.has(n))
  // What was never sent, and says so with its reason, nobody lost.
  verdict.counts.lost = unsent.filter(({ n }) => !failed.has(n)).length
  const arrived = statuses.filter(({ reported }) =>
    reported.some((status) => status === 'delivered' || status === 'read'),
  )
  const counted = await metered(system)
  const early = pairViolations(calls)
  const fastest = mostInASecond(calls)
  return {
    verdict,
    allowedDoubles: unknowableDoubles(calls, outages),
    faults: {
      unacknowledged: load.posted.filter(({ ackedAt }) => ackedAt === undefined).length,
      statusesRefused,
      ...(await wrongStatuses(system, statuses.slice(0, LOOKED_UP))),
      rateExceeded: Math.max(0, fastest - SOAKED.messagesPerSecond),
      pairExceeded: early.length,
      meteredWrong: Math.abs(counted - arrived.length),
    },
    figures: {
      soakMessages: load.posted.length,
      soakCalls: calls.length,
      soakFaults: calls.filter(({ fault }) => fault).length,
      soakKills: outages.length,
      soakUnknowableDoubles: unknowableDoubles(calls, outages),
      soakFailedTruthfully: unsent.length - verdict.counts.lost,
      soakMostInASecond: fastest,
      soakMetered: counted,
      soakSeconds: Math.round(tookMs / 1000),
    },
    notes: early.slice(0, 3).map(({ n, to }) => `${n} went to ${to} before its time`),
  }
}

/** One to four messages a POST, of few contacts and many. */
function webhooksOf(load: ReturnType<typeof createLoad>, soaked: Soak, random: () => number): Webhook[] {
  const { messages, contacts, busy } = soaked
  const webhooks: Webhook[] = []
  while (load.posted.length < messages) {
    const size = Math.min(1 + Math.floor(random() * 4), messages - load.posted.length)
    const some = Array.from({ length: size }, () =>
      load.compose(
        random() < BUSY_PART ? Math.floor(random() * busy) : busy + Math.floor(random() * (contacts - busy)),
      ),
    )
    webhooks.push(load.pack([[some]], webhooks.length % 2 ? 'raw' : 'escaped'))
  }
  return webhooks
}

async function killAgainAndAgain(system: System, { messages, kills }: Soak, random: () => number): Promise<Outage[]> {
  const outages: Outage[] = []
  const between = (messages / 2.5 / POSTS_PER_SECOND / (kills + 1)) * 1_000
  for (let n = 0; n < kills; n++) {
    await sleep(between * (0.5 + random()))
    const from = now() - NOT_YET_RECORDED_MS
    let killedAt = from
    await system.crash(() => {
      killedAt = now()
    })
    outages.push({ from, to: killedAt })
  }
  return outages
}

/** Until everything was sent, or nothing moves any more. */
async function settled(system: System, expected: number): Promise<Taken & { statusesRefused: number }> {
  let progress = await system.sink.progress()
  let movedAt = now()
  while ((progress.sent < expected || progress.pending > 0) && now() - movedAt < STANDSTILL_MS) {
    await sleep(500)
    const next = await system.sink.progress()
    if (next.sent !== progress.sent || next.pending !== progress.pending) movedAt = now()
    progress = next
    if (progress.pending === 0 && progress.sent < expected && now() - movedAt > 20_000) {
      const failed = await failedTruthfully(system)
      if (progress.sent + failed.size >= expected) break
    }
  }
  await sleep(6_000) // in which doubles show, and the last statuses come to the inbox
  return { ...(await system.sink.take()), statusesRefused: progress.statusesRefused }
}
