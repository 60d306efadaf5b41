import type { Env } from '../../workers/env'
import { channelObjectOf } from '../../workers/objects'
import { errorName, log } from '../../workers/platform/log'
import type { Failure } from './circuit'
import type { SendLane } from './lanes'
import { Pacer, type ShareAnswer, type Token, type Trouble } from './pacer'

export interface SendingNumber {
  tenantId: string
  channelId: string
  /** What it may send in a second, as its settings say. */
  rate: number
}

export type Leave = Token | ({ ok: false; why: 'pace' | 'circuit'; until: number } & Trouble)

/** Whoever would wait longer is written down and woken: an object kept awake costs more than its rows. */
const PATIENCE_MS = 2_000
const ANSWER_WITHIN_MS = 5_000

/** One for each number, shared by all conversations of this isolate. */
const pacers = new Map<string, Pacer>()
const PACERS_KEPT = 2_000
let isolate: string | undefined

export function pacerOf({ tenantId, channelId }: Pick<SendingNumber, 'tenantId' | 'channelId'>): Pacer {
  const key = `${tenantId}/${channelId}`
  const known = pacers.get(key)
  if (known) return known
  // The oldest gives up what it was lent; nobody sends more for it.
  const oldest = pacers.size >= PACERS_KEPT ? pacers.keys().next() : undefined
  if (oldest && !oldest.done) pacers.delete(oldest.value)
  const pacer = new Pacer()
  pacers.set(key, pacer)
  return pacer
}

/** Something changed that ChannelDO tells with its shares: all of a tenant ask anew. */
export function renewPacers(tenantId: string): void {
  for (const [key, pacer] of pacers) if (key.startsWith(`${tenantId}/`)) pacer.giveUp()
}

/** What was lent is used up first; then ChannelDO is asked. Short waits are waited out here. */
export async function acquire(env: Env, number: SendingNumber, id: string, lane: SendLane): Promise<Leave> {
  const pacer = pacerOf(number)
  const patientUntil = Date.now() + PATIENCE_MS
  for (;;) {
    const now = Date.now()
    const taken = pacer.take(id, lane, now)
    if (taken.ok) return taken
    if (taken.ask) await ask(env, number, pacer, lane)
    else if (taken.why === 'circuit' || now + taken.inMs > patientUntil)
      return { ok: false, why: taken.why, until: pacer.sleep(id, lane, taken, now), ...pacer.trouble(now) }
    else await scheduler.wait(taken.inMs)
  }
}

async function ask(env: Env, { rate, ...owner }: SendingNumber, pacer: Pacer, lane: SendLane): Promise<void> {
  isolate ??= crypto.randomUUID()
  const askedAt = Date.now()
  const wanted = pacer.asking(lane, askedAt)
  try {
    const channel = await channelObjectOf(env, owner)
    const call = { ...owner, isolate, lane, wanted, waiting: pacer.waiting(askedAt), rate }
    const asked: Promise<ShareAnswer> = channel.share(call)
    const answer = await within(asked)
    pacer.answered(lane, answer, askedAt, Date.now())
  } catch (error) {
    log.error('channel.share', { error: errorName(error) })
    pacer.unanswered(lane, Date.now())
  }
}

/** Tells ChannelDO what speaks of the number: a failure of it, or how the one message fared that was let through. */
export async function report(
  env: Env,
  { tenantId, channelId }: SendingNumber,
  { failure, probe }: { failure: Failure | null; probe: boolean },
): Promise<void> {
  const pacer = pacerOf({ tenantId, channelId })
  if (!failure) pacer.wentWell()
  if (!failure && !probe) return
  try {
    const channel = await channelObjectOf(env, { tenantId, channelId })
    const told = { tenantId, channelId, fine: pacer.takeFine(), failure, probe }
    const { opensInMs, ...trouble } = await within(channel.report(told))
    if (opensInMs === null) pacer.closed(Date.now())
    else pacer.opened(opensInMs, trouble, Date.now())
  } catch (error) {
    log.error('channel.report', { error: errorName(error) }) // the next failure tells it again
  }
}

/** An object that does not answer must not hold up a message without a word. Throws then. */
async function within<T>(answer: Promise<T>): Promise<T> {
  const late = scheduler.wait(ANSWER_WITHIN_MS).then(() => {
    throw new Error('no answer')
  })
  return Promise.race([answer, late])
}
