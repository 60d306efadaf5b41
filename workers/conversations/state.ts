import type { MessageEvent } from '../whatsapp/event'
import { actorName, isPerson } from './actor'
import { type Baton, firstBaton } from './baton'
import { learn, learnFromEvent } from './contact-known'
import type { AdoptedState, Entry, MetaEntry, SayEntry, Signpost } from './entry'
import { AD_WINDOW_MS, windowOpenedBy } from './reply-window'

/** What a conversation is now. Nothing but a fold over its entries: losing it loses nothing. */
export interface ConversationState {
  contact: {
    waId: string | null
    userId: string | null
    parentUserId: string | null
    username: string | null
    name: string | null
    groupId: string | null
  }
  baton: Baton
  state: 'open' | 'snoozed' | 'resolved'
  snoozedUntil: number | null
  last: {
    text: string | null
    type: string
    direction: 'inbound' | 'outbound'
    by: string
    at: number
    seq: number
  } | null
  lastInbound: { seq: number; sentAt: number; wamid: string } | null
  /** What the collision check compares: the newest thing we said, and who. */
  lastOutbound: { seq: number; by: string } | null
  /** Customer messages since anybody answered. */
  unanswered: number
  windowClosesAt: number
  /** The customer came by an ad then; an answer within 24 h opens the 72-hour window without charge. */
  referredAt: number | null
  adWindowClosesAt: number
  marketingOptOut: boolean
  /** The last time Meta's own switch was moved; a later `resume` lifts only Meta's stop. */
  wordOptOut: boolean
  /** seq of messages that wait for the assistant, oldest first. */
  burst: number[]
  burstSince: number | null
  /** seq of messages not yet accepted or refused, oldest first. */
  queue: number[]
  /** The attempt that is out, or was out when the process died. */
  inFlight: { seq: number; n: number; startedAt: number } | null
  /** Nothing leaves before: a retry, or a lost answer that may still be settled by a status. */
  hold: { seq: number; until: number; why: 'retry' | 'unknown' } | null
  attention: 'late' | 'send_failed' | 'unknown_send' | null
  /** seq at which we last learned something about the contact: D1 follows it. */
  contactSeq: number
  /** The assistant sees nothing at or below this until a person confirms that it is the same customer. */
  hiddenUpTo: number
  moving: (Signpost & { cause: string; since: number }) | null
  moved: Signpost | null
  /** Of the newest move this conversation took part in: of two signposts that contradict, the higher holds. */
  generation: number
  /** What Meta said about the customer's name up to here was followed, or came from where the customer was before. */
  followedUpTo: number
  createdAt: number
}

/** The key a conversation has is the first thing known of its contact; see whatsapp/contact-key.ts. */
export function emptyState(contactKey: string, assistant: boolean, now: number): ConversationState {
  const waId = /^\d+$/.test(contactKey) ? contactKey : null
  return {
    contact: { waId, userId: null, parentUserId: null, username: null, name: null, groupId: null },
    baton: firstBaton(assistant),
    state: 'open',
    snoozedUntil: null,
    last: null,
    lastInbound: null,
    lastOutbound: null,
    unanswered: 0,
    windowClosesAt: 0,
    referredAt: null,
    adWindowClosesAt: 0,
    marketingOptOut: false,
    wordOptOut: false,
    burst: [],
    burstSince: null,
    queue: [],
    inFlight: null,
    hold: null,
    attention: null,
    contactSeq: 0,
    hiddenUpTo: 0,
    moving: null,
    moved: null,
    generation: 0,
    followedUpTo: 0,
    createdAt: now,
  }
}

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
  speak(state, { text, type, direction, by: speakerOf(event), at: meta.sentAt, seq: entry.seq })
}

function speakerOf(event: MessageEvent): string {
  return event.direction === 'inbound' ? 'customer' : (event.origin ?? 'phone_app')
}

function onMessage(state: ConversationState, entry: Entry, meta: MetaEntry, event: MessageEvent): void {
  if (event.direction === 'outbound') {
    state.lastOutbound = { seq: entry.seq, by: speakerOf(event) }
    state.unanswered = 0
    return
  }
  state.unanswered += 1
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
  const text = say.content.type === 'text' ? say.content.text : null
  speak(state, { text, type: say.content.type, direction: 'outbound', by, at: say.sentAt ?? entry.at, seq: entry.seq })
  if (say.quiet) return
  state.lastOutbound = { seq: entry.seq, by }
  state.unanswered = 0
  if (state.attention === 'late' && isPerson(say.by)) state.attention = null
  if (state.referredAt !== null && entry.at - state.referredAt < 24 * 3_600_000) {
    state.adWindowClosesAt = entry.at + AD_WINDOW_MS
    state.referredAt = null
  }
  if (say.upTo !== undefined) answered(state, say.upTo)
  state.queue.push(entry.seq)
  if (say.started) state.inFlight = { seq: entry.seq, n: 1, startedAt: entry.at }
}

/** The newest spoken thing heads the list; a late one does not push itself before it. */
function speak(state: ConversationState, spoken: NonNullable<ConversationState['last']>): void {
  if (!state.last || spoken.at >= state.last.at) state.last = spoken
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
  if (origin.baton.holder !== 'assistant') onBaton(state, origin.baton)
  state.generation = Math.max(state.generation, origin.generation)
  // Only what this conversation moved to may move back here.
  state.moved = null
  const [first] = state.queue
  if (origin.hold && !state.hold && first !== undefined) state.hold = { seq: first, ...origin.hold }
  if (cause === 'number_changed') state.hiddenUpTo = seq
}
