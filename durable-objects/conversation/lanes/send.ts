import { isPerson } from '../../../workers/conversations/actor'
import type { Baton } from '../../../workers/conversations/baton'
import type { SayEntry } from '../../../workers/conversations/entry'
import { isOf, recipientOf } from '../../../workers/conversations/joined'
import { isWindowOpen } from '../../../workers/conversations/reply-window'
import { messageId } from '../../../workers/conversations/views'
import { formatCallbackData } from '../../../workers/whatsapp/callback-data'
import type { GraphFailure, SendResult } from '../../../workers/whatsapp/graph'
import { describeGraphError, type GraphErrorRule, NO_CODE } from '../../../workers/whatsapp/graph-errors'
import { isMarketing, type OutboundMessage } from '../../../workers/whatsapp/outbound'
import type { LaneSteps } from '../../lane'
import type { Barred, Held } from '../check'
import type { Gate } from '../gate'
import type { ConversationLog } from '../log'
import type { Timers } from '../timers'

/** What the lane needs of Meta: what is said is made ready, goes out, and a truthful answer comes back. */
export interface SendDeps {
  prepare(message: OutboundMessage, to: Recipient, callbackData: string): Promise<Prepared>
  gate: Gate
  unknownWaitMs: number
  random(): number
}

export interface Recipient {
  waId: string | null
  userId: string | null
  groupId: string | null
}

/** Its files are at Meta and a token is at hand: all that is left is to send it. */
export type Prepared = { ok: true; send(): Promise<SendResult> } | GraphFailure

interface Outgoing {
  seq: number
  /** When it was said. */
  at: number
  n: number
  say: SayEntry
}

/** Not sent at all: nobody may say it any more. */
type Withheld =
  | { ok: false; class: 'window_closed' }
  | { ok: false; class: 'silenced' }
  | { ok: false; class: 'opted_out' }
type Sent = SendResult | Withheld | Held | Barred

/** In all; then a person should look. */
const MAX_TRIES = 8
const RETRY_BASE_MS = 2_000
const RETRY_CAP_MS = 15 * 60_000
const WINDOW_CLOSED = 131047
/** Each may have arrived: after so many a person has to look, and those behind it go on. */
const MOST_UNKNOWN = 4
const ANSWERS_LOST = {
  group: 'answers_lost' as const,
  reason: 'WhatsApp took this message several times without an answer; it may have arrived.',
  nextStep: 'Ask the customer, or send it again.',
}
const OPTED_OUT = {
  group: 'opted_out' as const,
  reason: 'The contact has refused marketing messages since, so this was not sent.',
  nextStep: 'Answer when they write; send marketing only after they have agreed to it again.',
}
const SILENCED = {
  group: 'silenced' as const,
  reason: 'Somebody else may speak in this conversation now, so this was not sent.',
  nextStep: 'Send it yourself if it is still right.',
}

/** An automatic answer waits for no retry once a person has the conversation or has closed it; nothing leaves for the blocked, or on another app's thread. */
function isSilenced(baton: Baton, { by }: SayEntry): boolean {
  if (baton.holder === 'nobody' && baton.why !== 'closed') return true
  if (by.kind === 'assistant' && baton.holder === 'nobody') return true
  return !isPerson(by) && by.kind !== 'system' && baton.holder === 'agent'
}

/** In order, one in flight: the next leaves when the one before was accepted or given up. */
export function sendLane(log: ConversationLog, timers: Timers, deps: SendDeps): LaneSteps<Outgoing, Sent> {
  return {
    next: (now) => nextOutgoing(log, timers, now),
    deliver: async (outgoing) => {
      const { seq, n, say } = outgoing
      if (isSilenced(log.state.baton, say)) return { ok: false, class: 'silenced' }
      if (log.state.marketingOptOut && isMarketing(say.content)) {
        return { ok: false, class: 'opted_out' }
      }
      if (say.content.type !== 'template' && !isWindowOpen(log.state.windowClosesAt, Date.now())) {
        return { ok: false, class: 'window_closed' }
      }
      const held = await deps.gate.pair()
      if (held) return held
      const { conversationId } = log.place
      const callback = formatCallbackData({ conversationId, messageId: messageId(seq), attempt: n })
      const prepared = await deps.prepare(say.content, recipientOf(log.state, say), callback)
      return prepared.ok ? leave(log, deps.gate, outgoing, prepared) : prepared
    },
    settle: (outgoing, result, now) => log.transaction(() => settle(log, timers, deps, outgoing, result, now)),
  }
}

async function leave(
  log: ConversationLog,
  gate: Gate,
  { say, at }: Outgoing,
  prepared: Extract<Prepared, { ok: true }>,
): Promise<Sent> {
  const pass = await gate.enter(say, at)
  if (!pass.ok || !('left' in pass)) return pass
  // Somebody took over while it was made ready or waited for leave: nothing of ours may follow them.
  if (isSilenced(log.state.baton, say)) {
    await pass.left({ ok: false, class: 'never', code: NO_CODE })
    return { ok: false, class: 'silenced' }
  }
  const result = await prepared.send()
  await pass.left(result)
  return result
}

function nextOutgoing(log: ConversationLog, timers: Timers, now: number): Outgoing | undefined {
  const { queue, hold, moving, moved } = log.state
  const seq = queue[0]
  if (seq === undefined || moving || moved) return undefined
  if (hold && hold.until > now) return undefined
  const entry = log.entry(seq)
  if (entry?.body.kind !== 'say') return undefined
  const running = log.state.inFlight
  const { at, body: say } = entry
  if (running?.seq === seq) return { seq, at, n: running.n, say }
  const attempts = log.foldAt(seq).attempts
  const n = attempts.length + 1
  const mayBeTwice = attempts.some((attempt) => attempt.outcome === 'unknown')
  log.transaction(() => {
    log.append({ body: { kind: 'attempt', n, mayBeTwice }, at: now, ref: seq })
    timers.clear('send')
  })
  return { seq, at, n, say }
}

function settle(
  log: ConversationLog,
  timers: Timers,
  deps: SendDeps,
  { seq, n, say }: Outgoing,
  result: Sent,
  now: number,
): void {
  // A status came before the answer and has settled this attempt, or a person sent again meanwhile.
  const attempt = log.foldAt(seq).attempts.find((one) => one.n === n)
  if (attempt?.outcome !== 'running') return rememberWamid(log, seq, n, result, now)
  if (result.ok) {
    const { wamid, waId, userId, messageStatus } = result
    const known = {
      ...(waId ? { waId } : {}),
      ...(userId && !isToJoined(log, say) ? { userId } : {}),
      ...(messageStatus ? { messageStatus } : {}),
    }
    accept(log, { seq, n, wamid, known, now })
    return
  }
  const lost = log.foldAt(seq).attempts.filter(({ outcome }) => outcome === 'unknown').length
  if (result.class === 'unknown' && lost + 1 < MOST_UNKNOWN) {
    const until = now + deps.unknownWaitMs
    log.append({ body: { kind: 'unanswered', n, until }, at: now, ref: seq })
    timers.set('send', until)
    return
  }
  if (result.class === 'held') {
    log.append({ body: { kind: 'held', n, why: result.why, until: result.until }, at: now, ref: seq })
    timers.set('send', result.until)
    return
  }
  if (result.class === 'barred') {
    const { group, reason, nextStep } = result
    log.append({
      body: { kind: 'refused', n, code: NO_CODE, group, reason, nextStep, nextAt: null },
      at: now,
      ref: seq,
    })
    return
  }
  if (result.class === 'silenced' || result.class === 'opted_out' || result.class === 'unknown') {
    const why = { silenced: SILENCED, opted_out: OPTED_OUT, unknown: ANSWERS_LOST }[result.class]
    log.append({ body: { kind: 'refused', n, code: NO_CODE, ...why, nextAt: null }, at: now, ref: seq })
    return
  }
  const code = result.class === 'window_closed' ? WINDOW_CLOSED : result.code
  const httpStatus = result.class === 'window_closed' ? undefined : result.httpStatus
  const error = describeGraphError(code, httpStatus)
  const attempts = log.foldAt(seq).attempts
  // Each reason has its own patience: a moment of trouble at Meta does not use up that for a pair limit.
  const tries = attempts.filter((one) => one.code === code).length + 1
  const again = result.class === 'later' && n < MAX_TRIES && tries < (error.maxTries ?? MAX_TRIES)
  const nextAt = again ? Math.ceil(now + delayOf(tries, error, result.retryAfterMs, deps.random())) : null
  log.append({
    body: {
      kind: 'refused',
      n,
      code,
      reason: error.reason,
      nextStep: error.nextStep,
      ...('details' in result && result.details ? { details: result.details } : {}),
      nextAt,
      ...(error.optOut ? { optOut: true } : {}),
    },
    at: now,
    ref: seq,
  })
  if (nextAt !== null) timers.set('send', nextAt)
}

/** Whose user id Meta answers then is not the contact's own. */
function isToJoined({ state }: ConversationLog, say: SayEntry): boolean {
  return state.joined.some((one) => isOf(one, say))
}

interface Acceptance {
  seq: number
  n: number
  wamid: string
  known: { waId?: string; userId?: string; messageStatus?: string }
  now: number
}

function accept(log: ConversationLog, { seq, n, wamid, known, now }: Acceptance): void {
  const body = { kind: 'accepted', n, wamid, ...known, by: 'answer' } as const
  const draft = { body, at: now, ref: seq, key: wamid }
  // Its status overtook its answer and stands under a placeholder; or Meta's id is not unique, and it is settled all the same.
  if (!log.append(draft) && !log.appendOverPlaceholder(draft)) log.append({ body, at: now, ref: seq })
}

/** The answer of an attempt that was settled otherwise still tells an id under which statuses will come. */
function rememberWamid(log: ConversationLog, seq: number, n: number, result: Sent, now: number): void {
  if (result.ok && log.messageOf(result.wamid) === undefined)
    accept(log, { seq, n, wamid: result.wamid, known: {}, now })
}

/** Meta on the pair limit: wait 4^n seconds. Otherwise twice as long each time, with jitter so that many do not return at once. */
function delayOf(n: number, error: GraphErrorRule, retryAfterMs: number | undefined, random: number): number {
  const backoff = error.scope === 'pair' ? 1_000 * 4 ** n : RETRY_BASE_MS * 2 ** (n - 1)
  return Math.max(retryAfterMs ?? 0, error.waitMs ?? 0, Math.min(backoff, RETRY_CAP_MS)) * (1 + random / 4)
}

/**
 * The process died with an attempt out: whether it left is unknowable, so it waits for a status like any lost answer.
 * The wait begins now: while we were down no status could arrive.
 */
export function recoverInFlight(log: ConversationLog, timers: Timers, unknownWaitMs: number, now: number): void {
  const lost = log.state.inFlight
  if (!lost) return
  const until = now + unknownWaitMs
  log.transaction(() => {
    log.append({ body: { kind: 'unanswered', n: lost.n, until }, at: now, ref: lost.seq })
    timers.set('send', until)
  })
}
