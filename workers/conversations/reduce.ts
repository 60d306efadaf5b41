import type { MessageEvent, ReactionEvent, WhatsAppEvent } from '../whatsapp/event'
import { wordsOf } from '../whatsapp/outbound'
import { actorName, isPerson } from './actor'
import type { Baton } from './baton'
import { learn, learnFromEvent } from './contact-known'
import type { AdoptedState, Entry, MetaEntry, SayEntry } from './entry'
import { AD_WINDOW_MS, latestMoment, windowOpenedBy } from './reply-window'
import type { ConversationState } from './state'

/** Changes `state` in place: it is private to its owner, and a copy per entry would cost more than the entry. */
export function reduce(state: ConversationState, entry: Entry): void {
  const { body } = entry
  switch (body.kind) {
    case 'meta':
      return onMeta(state, entry, body)
    case 'say':
      return onSay(state, entry, body)
    case 'attempt':
      state.inFlight = { seq: entry.ref ?? 0, n: body.n, startedAt: entry.at }
      state.hold = null
      return
    case 'accepted':
      settleSend(state, entry.ref)
      if (state.attention === 'unknown_send') state.attention = null
      return learn(state, entry.seq, { userId: body.userId })
    case 'refused':
      if (body.optOut) state.marketingOptOut = true
      if (body.nextAt === null) {
        settleSend(state, entry.ref)
        state.attention = 'send_failed'
      } else {
        state.inFlight = null
        state.hold = { seq: entry.ref ?? 0, until: body.nextAt, why: 'retry' }
      }
      return
    case 'unanswered':
      state.inFlight = null
      state.hold = { seq: entry.ref ?? 0, until: body.until, why: 'unknown' }
      state.attention = 'unknown_send'
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
    case 'silent':
      return answered(state, body.upTo)
    case 'moving':
      state.moving = { ...body.to, cause: body.cause, since: entry.at }
      state.generation = body.to.generation
      state.followedUpTo = entry.seq
      return
    case 'stayed':
      state.moving = null
      return
    case 'moved':
      state.moving = null
      state.moved = body.to
      // It took these along; should the conversation come back, it brings them.
      Object.assign(state, { labels: [], inbound: 0, unanswered: 0, waitingSince: null })
      return
    case 'adopted':
      return adopt(state, entry.seq, body.cause, body.origin)
    case 'identity_confirmed':
      state.hiddenUpTo = 0
      return
    case 'note':
    case 'seen':
    case 'alias':
    case 'joined':
    case 'summary':
      return
  }
}

function onMeta(state: ConversationState, entry: Entry, meta: MetaEntry): void {
  const { event } = meta
  learnFromEvent(state, entry.seq, event, meta.quiet === true)
  if (event.kind === 'message') speakOf(state, entry, meta, event)
  if (event.kind === 'reaction' && event.direction === 'inbound') onReaction(state, entry, meta, event)
  if (state.last && entry.ref === state.last.seq) correctLast(state.last, event)
  if (meta.quiet) return
  state.windowClosesAt = Math.max(state.windowClosesAt, windowOpenedBy(event, meta.sentAt))
  if (event.kind === 'message') onMessage(state, entry, meta, event)
  if ('also' in event && event.also === 'marketing_opt_out') {
    state.marketingOptOut = true
    if (event.kind === 'message') state.wordOptOut = true
  }
  // Meta's switch lifts Meta's stop, not what the customer told us in words.
  if (event.kind === 'preference' && event.value === 'resume' && !state.wordOptOut) state.marketingOptOut = false
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
  state.unanswered += 1
  state.inbound += 1
  state.waitingSince ??= meta.sentAt
  state.lastInbound = { seq: entry.seq, sentAt: meta.sentAt, wamid: event.id }
  if (event.referral) state.referredAt = meta.sentAt
  if (meta.late) state.attention = 'late'
  if (meta.turn) {
    state.burst.push(entry.seq)
    state.burstSince ??= entry.at
  }
}

function onSay(state: ConversationState, entry: Entry, say: SayEntry): void {
  const by = actorName(say.by)
  const text = wordsOf(say.content)
  speak(state, { text, type: say.content.type, direction: 'outbound', by, at: say.sentAt ?? entry.at, seq: entry.seq })
  if (say.quiet) return
  state.lastOutbound = { seq: entry.seq, by }
  if (!promisesPerson(say)) answeredAll(state)
  if (state.attention === 'late' && isPerson(say.by)) state.attention = null
  if (state.referredAt !== null && entry.at - state.referredAt < 24 * 3_600_000) {
    state.adWindowClosesAt = entry.at + AD_WINDOW_MS
    state.referredAt = null
  }
  if (say.upTo !== undefined) answered(state, say.upTo)
  state.queue.push(entry.seq)
  if (say.started) state.inFlight = { seq: entry.seq, n: 1, startedAt: entry.at }
}

/** "A colleague will answer" answers nothing: whoever was told so still waits. */
function promisesPerson({ by, cause }: SayEntry): boolean {
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

function onBaton(state: ConversationState, to: Baton): void {
  state.baton = to
  if (to.holder !== 'assistant') {
    state.burst = []
    state.burstSince = null
  }
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

function adopt(state: ConversationState, seq: number, cause: string, origin: AdoptedState): void {
  state.windowClosesAt = Math.max(state.windowClosesAt, origin.windowClosesAt)
  state.marketingOptOut ||= origin.marketingOptOut
  const { userId, username, name } = state.contact
  state.contact.userId = userId ?? origin.contact.userId
  state.contact.username = username ?? origin.contact.username
  state.contact.name = name ?? origin.contact.name
  state.contactSeq = seq
  state.followedUpTo = seq
  adoptWork(state, origin)
  if (origin.baton.holder !== 'assistant') onBaton(state, origin.baton)
  state.generation = Math.max(state.generation, origin.generation)
  // Only what this conversation moved to may move back here.
  state.moved = null
  const [first] = state.queue
  if (origin.hold && !state.hold && first !== undefined) state.hold = { seq: first, ...origin.hold }
  if (cause === 'number_changed') state.hiddenUpTo = seq
}

/** What waited there waits here. */
function adoptWork(state: ConversationState, origin: AdoptedState): void {
  const { labels = [], inbound = 0, unanswered = 0, waitingSince = null } = origin
  state.labels = [...new Set([...state.labels, ...labels])]
  state.inbound += inbound
  state.unanswered += unanswered
  if (waitingSince !== null) state.waitingSince = Math.min(state.waitingSince ?? waitingSince, waitingSince)
}
