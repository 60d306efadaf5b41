import type { Channel } from '../../workers/channels/channel'
import { channelById } from '../../workers/channels/channels'
import { isPerson } from '../../workers/conversations/actor'
import type { SayEntry } from '../../workers/conversations/entry'
import { pairFreeAt } from '../../workers/conversations/hold'
import { isWindowOpen } from '../../workers/conversations/reply-window'
import type { Env } from '../../workers/env'
import { channelObjectOf, customerHash } from '../../workers/objects'
import { errorName, log as logger } from '../../workers/platform/log'
import type { SendResult } from '../../workers/whatsapp/graph'
import { acquire, type Leave, pacerOf, report, type SendingNumber } from '../channel/acquire'
import { failureOfNumber } from '../channel/circuit'
import { BUSINESS_APP_RATE } from '../channel/facts'
import { laneOf, type SendLane } from '../channel/lanes'
import type { Token } from '../channel/pacer'
import { allowance } from './allowance'
import { askAgain, type Barred, type Check, type Held, NOTHING_TAKEN } from './check'
import type { ConversationLog } from './log'

/** It may leave now. `left`: what became of it. */
export interface Pass {
  ok: true
  left(result: SendResult): Promise<void>
}

export interface Gate {
  /** null: this customer may be written to now. */
  pair(): Promise<Held | null>
  /** Asked right before it leaves: what it gives is meant for now. */
  enter(say: SayEntry, saidAt: number): Promise<Pass | Held | Barred | SendResult>
}

/** A number that Meta refuses for so long is not waited for: what was said is stale then, and somebody has to know. */
const MOST_CIRCUIT_MS = 10 * 60_000
const LOOK_AGAIN_MS = 60_000
const MOST_LOOKED_AT = 20
/** As without a token. One in memory may outlive the connection, when the number is another tenant's already. */
const DISCONNECTED: SendResult = { ok: false, class: 'never', code: 190 }
/** Meta's, where the number's own setting cannot be read. */
const PAIR_BURST = 45

/** Limits of Meta's and of the tenant's that decide when a message may leave, in the order in which they cost least. */
export function sendGate(env: Env, log: ConversationLog): Gate {
  return {
    pair: async () => {
      const channel = await settingsOf(env, log)
      const until = pairFreeAt(log.state.paidAt, channel?.pairBurst ?? PAIR_BURST)
      return until > Date.now() ? { ok: false, class: 'held', why: 'pair', until } : null
    },
    enter: async (say, saidAt) => {
      const { tenantId, channelId, conversationId } = log.place
      const channel = await settingsOf(env, log)
      if (channel && channel.disconnectedAt !== null) return DISCONNECTED
      const set = channel?.messagesPerSecond ?? BUSINESS_APP_RATE
      const rate = channel?.onBusinessApp ? Math.min(set, BUSINESS_APP_RATE) : set
      const number = { tenantId, channelId, rate }
      // Leave to send comes last, for it is meant for now. Whether a cap can stop something is told with the first.
      const { capped } = pacerOf(number)
      const first = await all([capped ? allowance(env, log, say) : NOTHING_TAKEN, outsideWindow(env, log, say)])
      if (!first.ok) return first
      const leave = await acquire(env, number, conversationId, laneIn(log, say))
      if (!leave.ok) {
        await first.giveBack()
        return waits(leave, saidAt)
      }
      const checks = capped ? first : await all([first, allowance(env, log, say)])
      if (checks.ok) return { ok: true, left: (result) => left(env, number, { leave, checks, result }) }
      leave.back(Date.now())
      return checks
    },
  }
}

/** What was let through has been answered, or will not be. */
async function left(
  env: Env,
  number: SendingNumber,
  { leave, checks, result }: { leave: Token; checks: Taken; result: SendResult },
): Promise<void> {
  leave.back(Date.now())
  const failure = result.ok ? null : failureOfNumber(result)
  await report(env, number, { failure, probe: leave.probe })
  if (!result.ok && result.class !== 'unknown') await checks.giveBack()
}

type Taken = Extract<Check, { ok: true }>

/** All of them, or the first that refuses: then nothing is kept of the others. */
async function all(asked: (Check | Promise<Check>)[]): Promise<Check> {
  const checks = await Promise.all(asked)
  const taken = checks.filter((check) => check.ok)
  const giveBack = async () => {
    await Promise.all(taken.map((one) => one.giveBack().catch(notGivenBack)))
  }
  const refused = checks.find((check) => !check.ok)
  if (refused) await giveBack()
  return refused ?? { ok: true, giveBack }
}

/** Then one more counts than left. The message has its answer, and must not leave again because of that. */
function notGivenBack(error: unknown): void {
  logger.warn('gate.not_given_back', { error: errorName(error) })
}

/** null: D1 is down, and nothing is remembered of the number: it is slow then rather than too fast. */
async function settingsOf(env: Env, log: ConversationLog): Promise<Channel | null> {
  const { tenantId, channelId } = log.place
  return channelById(env, tenantId, channelId).catch(() => null)
}

function waits({ why, until, code, openForMs }: Extract<Leave, { ok: false }>, saidAt: number): Held | SendResult {
  const waitedMs = Math.min(openForMs, Date.now() - saidAt)
  const isStale = why === 'circuit' && waitedMs > MOST_CIRCUIT_MS
  if (isStale && code !== null) return { ok: false, class: 'never', code }
  // Somebody may mend it before: then what waits must not sleep on.
  const lookAgainAt = why === 'circuit' ? Math.min(until, Date.now() + LOOK_AGAIN_MS) : until
  return { ok: false, class: 'held', why, until: lookAgainAt }
}

/** What a person wrote must not wait longer because an automatic answer stands before it. */
function laneIn(log: ConversationLog, say: SayEntry): SendLane {
  const behind = log.state.queue.slice(1, MOST_LOOKED_AT).map((seq) => log.entry(seq)?.body)
  const isWaitedFor = behind.some((body) => body?.kind === 'say' && isPerson(body.by))
  return isWaitedFor ? 'agent' : laneOf(say)
}

/** A template to somebody who has not written for a day counts against Meta's limit of people. */
async function outsideWindow(env: Env, log: ConversationLog, { content }: SayEntry): Promise<Check> {
  if (content.type !== 'template' || isWindowOpen(log.state.windowClosesAt, Date.now())) return NOTHING_TAKEN
  const { tenantId, channelId } = log.place
  try {
    const key = await customerHash(env, tenantId, log.contactKey)
    const channel = await channelObjectOf(env, { tenantId, channelId })
    const reached = await channel.reach({ tenantId, channelId, key })
    if (!reached.ok) return tooManyPeople(reached)
    return reached.isNew ? { ok: true, giveBack: () => channel.missed({ tenantId, channelId, key }) } : NOTHING_TAKEN
  } catch {
    return askAgain()
  }
}

function tooManyPeople({ used, until }: { used: number; until: number }): Barred {
  const at = new Date(until).toISOString().slice(0, 16).replace('T', ' ')
  return {
    ok: false,
    class: 'barred',
    group: 'people_limit',
    reason: `Meta lets this business write first to ${used} different people in 24 hours, and they are used up.`,
    nextStep: `Send it again after ${at} UTC, or wait until the customer writes.`,
  }
}
