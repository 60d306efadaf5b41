import type { MessageEvent, ReactionEvent, StatusEvent, WhatsAppEvent } from '../whatsapp/event'
import { wordsOf } from '../whatsapp/outbound'
import { actorName, isPerson } from './actor'
import { adopt, onBaton, takeBack, touched } from './adopt'
import { learn, learnFromEvent } from './contact-known'
import type { Entry, MetaEntry, SayEntry } from './entry'
import { aloneAfter, answeredBy, heardAt, movedAgain, SAME_CONTACT } from './guards'
import { forgive, owe, settleDebt } from './hold'
import { answerThem } from './joined'
import { AD_WINDOW_MS, latestMoment, SERVICE_WINDOW_MS, windowOpenedBy } from './reply-window'
import type { ConversationState } from './state'
import { filesAfter } from './waiting-files'

/** Changes `state` in place: it is private to its owner, and a copy per entry would cost more than the entry. */
export function reduce(state: ConversationState, entry: Entry): void {
  const { body } = entry
  state.files = filesAfter(state.files, entry)
  switch (body.kind) {
    case 'meta':
      return onMeta(state, entry, body)
    case 'say':
      return onSay(state, entry, body)
    case 'attempt':
      state.inFlight = { seq: entry.ref ?? 0, n: body.n, startedAt: entry.at }
      state.paidAt = owe(state.paidAt, entry.at)
      state.hold = null
      return
    case 'accepted':
      answeredAt(state, entry)
      settleSend(state, entry.ref)
      if (state.attention === 'unknown_send') state.attention = null
      return state.answerTo ? undefined : learn(state, entry.seq, { userId: body.userId })
    case 'refused':
      answeredAt(state, entry)
      if (body.optOut) state.marketingOptOut = true
      if (body.nextAt === null) onRefusal(state, body.code, state.inFlight?.startedAt ?? entry.at)
      if (body.nextAt === null) {
        settleSend(state, entry.ref)
        state.attention = 'send_failed'
      } else {
        state.inFlight = null
        state.hold = { seq: entry.ref ?? 0, until: body.nextAt, why: 'retry' }
      }
      return
    case 'unanswered':
      answeredAt(state, entry)
      state.inFlight = null
      state.hold = { seq: entry.ref ?? 0, until: body.until, why: 'unknown' }
      state.attention = 'unknown_send'
      return
    case 'held':
      state.inFlight = null
      state.paidAt = forgive(state.paidAt)
      state.hold = { seq: entry.ref ?? 0, until: body.until, why: body.why }
      return
    case 'requeued':
      return requeue(state, entry.ref ?? 0)
    case 'baton':
      return onBaton(state, body.to)
    case 'state':
      state.state = body.state
      state.snoozedUntil = body.state === 'snoozed' ? (body.until ?? null) : null
      if (body.state === 'resolved') state.attention = null
      return
    case 'labels':
      state.labels = [...state.labels.filter((id) => !body.removed.includes(id)), ...body.added]
      return
    case 'flow':
      state.flow = body.state
      return
    case 'lead':
      state.lead = body.lead
      return
    case 'translating':
      state.translating = body.pair
      return
    case 'summary':
      state.summarised = { seq: entry.seq, upTo: Math.min(body.upTo ?? entry.seq, entry.seq) }
      return
    case 'silent':
      return answered(state, body.upTo)
    case 'left':
      if (state.left?.at === body.at) return void Object.assign(state.left, { userIds: body.userIds })
      state.laps += 1
      state.left = { at: body.at, userIds: body.userIds, lap: state.laps }
      return
    case 'holds':
      state.heldSince ??= body.since
      return
    case 'moving':
      state.moving = { ...body.to, cause: body.cause, since: entry.at, ...(body.by ? { by: body.by } : {}) }
      state.generation = body.to.generation
      if (body.cause === SAME_CONTACT) state.restless = movedAgain(state.restless, entry.at)
      state.followedUpTo = entry.seq
      return
    case 'stayed':
      state.moving = null
      return
    case 'moved':
      state.moving = null
      state.moved = body.to
      // It took these along; should the conversation come back, it brings them.
      Object.assign(state, { labels: [], flow: null, lead: null, inbound: 0, unanswered: 0, waitingSince: null })
      return
    case 'adopted':
      return adopt(state, entry, body)
    case 'separated':
      Object.assign(state, body.rest)
      state.joined = state.joined.filter(({ from }) => from !== body.from)
      if (state.answerTo?.from === body.from) state.answerTo = null
      return
    case 'returned':
      state.returnedFrom = body.from
      return takeBack(state, entry.seq, body.origin)
    case 'given_back':
      return
    case 'identity_confirmed':
      state.hiddenUpTo = 0
      return
    case 'note':
    case 'seen':
    case 'alias':
    case 'joined':
    case 'media':
    case 'heard':
    case 'translation':
      return
  }
}

function onMeta(state: ConversationState, entry: Entry, meta: MetaEntry): void {
  const { event } = meta
  learnFromEvent(state, entry.seq, event, meta.quiet === true)
  if (event.kind === 'message') {
    speakOf(state, entry, meta, event)
    if (event.referral) state.touches = touched(state.touches, { ...event.referral, at: meta.sentAt })
  }
  if (event.kind === 'reaction' && event.direction === 'inbound') onReaction(state, entry, meta, event)
  if (state.last && entry.ref === state.last.seq) correctLast(state.last, event)
  if (meta.quiet) return
  if (event.kind === 'status') onStatus(state, event, meta.sentAt)
  state.windowClosesAt = Math.max(state.windowClosesAt, windowOpenedBy(event, meta.sentAt))
  if (event.kind === 'message') onMessage(state, entry, meta, event)
  if ('also' in event && event.also === 'marketing_opt_out') {
    state.marketingOptOut = true
    state.flow = null // whoever says stop is not asked on
    if (event.kind === 'message') state.wordOptOut = true
  }
  // Meta's switch lifts Meta's stop, not what the customer told us in words.
  if (event.kind === 'preference' && event.value === 'resume' && !state.wordOptOut) state.marketingOptOut = false
}

/** Meta's codes for "the 24 hours are over" and for a message that could not be delivered. */
const WINDOW_CLOSED = 131047
const UNDELIVERABLE = 131026

/** `at`: when the send began that Meta refused. What opened the window since then still holds. */
function onRefusal(state: ConversationState, code: number, at: number): void {
  if (code === WINDOW_CLOSED && state.windowClosesAt - SERVICE_WINDOW_MS < at) {
    state.windowClosesAt = Math.min(state.windowClosesAt, at)
  }
  if (code === UNDELIVERABLE) state.undeliverable += 1
}

function onStatus(state: ConversationState, { status, error_code }: StatusEvent, at: number): void {
  if (status === 'failed') onRefusal(state, error_code ?? 0, at)
  else if (status !== 'sent') state.undeliverable = 0
}

function speakOf(state: ConversationState, entry: Entry, meta: MetaEntry, event: MessageEvent): void {
  const { text, type, direction } = event
  speak(state, { text, type, direction, by: speakerOf(event), at: momentOf(entry, meta), seq: entry.seq })
}

/** What came late, or was told of the past, was said when it was said: it does not push itself to the top of the list. */
function momentOf({ at }: Entry, { sentAt, late, quiet }: MetaEntry): number {
  return late || quiet ? sentAt : latestMoment(sentAt, at)
}

/** The list shows nothing that the customer took back. */
function correctLast(last: NonNullable<ConversationState['last']>, event: WhatsAppEvent): void {
  if (event.kind === 'edit') last.text = event.text
  if (event.kind === 'revoke') Object.assign(last, { text: null, type: 'revoked' })
}

/** It heads the list like a message, but not before a newer one; taken back, it leaves no trace. */
function onReaction(state: ConversationState, entry: Entry, meta: MetaEntry, event: ReactionEvent): void {
  const { text, target_id: target, removed } = event
  const at = momentOf(entry, meta)
  if (removed || text === null) {
    if (state.reaction?.target === target) state.reaction = null
  } else if (state.last && at >= Math.max(state.last.at, state.reaction?.at ?? 0)) {
    state.reaction = { text, target, at, ...(meta.about === undefined ? {} : { about: meta.about }) }
  }
}

function speakerOf(event: MessageEvent): string {
  return event.direction === 'inbound' ? 'customer' : (event.origin ?? 'phone_app')
}

function onMessage(state: ConversationState, entry: Entry, meta: MetaEntry, event: MessageEvent): void {
  if (event.direction === 'outbound') {
    state.lastOutbound = { seq: entry.seq, by: speakerOf(event) }
    return answeredAll(state)
  }
  state.undeliverable = 0
  answerThem(state, event, meta.late === true)
  state.heard = heardAt(state.heard, entry.at)
  state.unanswered += 1
  state.inbound += 1
  state.waitingSince ??= meta.sentAt
  state.lastInbound = { seq: entry.seq, sentAt: meta.sentAt, wamid: event.id, at: entry.at }
  if (event.referral) state.referredAt = meta.sentAt
  if (meta.late) state.attention = 'late'
  if (meta.answeredBy === 'person_wanted') state.wish ??= entry.seq
  if (meta.turn) {
    state.burst.push(entry.seq)
    state.burstSince ??= entry.at
  }
}

function onSay(state: ConversationState, entry: Entry, say: SayEntry): void {
  if (!say.quiet) queue(state, entry, say)
  if (say.content.type === 'reaction') return // it answers nothing, and is nobody's last word
  const by = actorName(say.by)
  const text = wordsOf(say.content)
  speak(state, { text, type: say.content.type, direction: 'outbound', by, at: say.sentAt ?? entry.at, seq: entry.seq })
  if (say.quiet) return
  state.automatic = answeredBy(state.automatic, say.by, entry.at)
  if (!say.step) state.alone = aloneAfter(state.alone ?? { since: 0, count: 0 }, say.by, entry.at)
  state.lastOutbound = { seq: entry.seq, by }
  if (!promisesPerson(say)) answeredAll(state)
  if (state.attention === 'late' && isPerson(say.by)) state.attention = null
  if (state.referredAt !== null && entry.at - state.referredAt < 24 * 3_600_000) {
    state.adWindowClosesAt = entry.at + AD_WINDOW_MS
    state.referredAt = null
  }
  if (say.upTo !== undefined) answered(state, say.upTo)
}

function queue(state: ConversationState, { seq, at }: Entry, { started }: SayEntry): void {
  state.queue.push(seq)
  if (started) state.inFlight = { seq, n: 1, startedAt: at }
}

/** "A colleague will answer" answers nothing: whoever was told so still waits. */
export function promisesPerson({ by, cause }: SayEntry): boolean {
  return by.kind === 'rule' ? by.rule === 'person_wanted' : by.kind === 'assistant' && cause === 'hand_off'
}

function answeredAll(state: ConversationState): void {
  state.unanswered = 0
  state.waitingSince = null
}

/** The newest spoken thing heads the list; a late one does not push itself before it. */
function speak(state: ConversationState, spoken: NonNullable<ConversationState['last']>): void {
  state.spoken += 1
  if (!state.last || spoken.at >= state.last.at) state.last = spoken
  if (state.reaction && spoken.at >= state.reaction.at) state.reaction = null
}

function answered(state: ConversationState, upTo: number): void {
  state.burst = state.burst.filter((seq) => seq > upTo)
  if (state.burst.length === 0) state.burstSince = null
}

/** What was out has arrived by now, if it did. */
function answeredAt(state: ConversationState, { ref, at }: Entry): void {
  if (state.inFlight && state.inFlight.seq === ref) state.paidAt = settleDebt(state.paidAt, at)
}

function settleSend(state: ConversationState, seq: number | null): void {
  state.queue = state.queue.filter((queued) => queued !== seq)
  if (state.inFlight?.seq === seq) state.inFlight = null
  if (state.hold?.seq === seq) state.hold = null
}

function requeue(state: ConversationState, seq: number): void {
  if (state.hold?.seq === seq) state.hold = null
  if (!state.queue.includes(seq)) state.queue = [...state.queue, seq].sort((a, b) => a - b)
  if (state.attention !== 'late') state.attention = null
}
