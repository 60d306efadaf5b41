import { type Baton, firstBaton } from './baton'
import type { Signpost } from './entry'

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
  /** The customer's newest, while nothing was spoken since. */
  reaction: { text: string; about?: string; target: string; at: number } | null
  lastInbound: { seq: number; sentAt: number; wamid: string } | null
  /** What the collision check compares: the newest thing we said, and who. */
  lastOutbound: { seq: number; by: string } | null
  /** Customer messages since anybody answered. */
  unanswered: number
  /** Customer messages in all, history apart. */
  inbound: number
  /** When the oldest unanswered message came. */
  waitingSince: number | null
  /** Messages in all, of either side, with history; without notes. */
  spoken: number
  labels: string[]
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
  /** Where in the log nothing stands that a thread shows in the log's order; see conversation/stretches.ts. */
  stretches: { shown: number | null; empty: [number, number][] }
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
    reaction: null,
    lastInbound: null,
    lastOutbound: null,
    unanswered: 0,
    inbound: 0,
    waitingSince: null,
    spoken: 0,
    labels: [],
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
    stretches: { shown: null, empty: [] },
    createdAt: now,
  }
}
