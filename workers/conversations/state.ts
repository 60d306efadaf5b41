import type { FlowState } from '../flows/flow'
import type { LeadState } from '../leads/lead'
import { withoutLap } from '../whatsapp/contact-key'
import type { Referral } from '../whatsapp/event'
import type { Actor } from './actor'
import { type Baton, firstBaton } from './baton'
import type { Signpost } from './entry'
import type { Tally } from './guards'
import type { Waiting } from './hold'
import type { Belongs } from './sight'
import type { TranslationPair } from './translation'
import type { WaitingFile } from './waiting-files'

export type Touch = Referral & { at: number }

/** One of the numbers or user ids that are one contact by a person's word. */
export interface Joined {
  /** The conversation they had. */
  from: string
  waId: string | null
  userId: string | null
}

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
  /** Whose it is where people do not see everything; absent in what an older release folded. */
  belongs?: Belongs
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
  /** `at`: when we had it, for Meta counts whole seconds. */
  lastInbound: { seq: number; sentAt: number; wamid: string; at?: number } | null
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
  /** The request in steps that the assistant is at. */
  flow: FlowState | null
  lead: LeadState | null
  translating: TranslationPair | null
  /** The newest summary, and the newest message it tells of. */
  summarised: { seq: number; upTo: number } | null
  windowClosesAt: number
  /** The customer came by an ad then; an answer within 24 h opens the 72-hour window without charge. */
  referredAt: number | null
  adWindowClosesAt: number
  /** The ads or posts that first and last led the customer here. */
  touches: { first: Touch; last: Touch } | null
  marketingOptOut: boolean
  /** The last time Meta's own switch was moved; a later `resume` lifts only Meta's stop. */
  wordOptOut: boolean
  /** seq of messages that wait for the assistant, oldest first. */
  burst: number[]
  burstSince: number | null
  /** seq of the message that asked for a person, until they were told that one comes: the assistant is silent meanwhile. */
  wish?: number
  /** seq of messages not yet accepted or refused, oldest first. */
  queue: number[]
  /** The attempt that is out, or was out when the process died. */
  inFlight: { seq: number; n: number; startedAt: number } | null
  /** Nothing leaves before. */
  hold: ({ seq: number } & Waiting) | null
  /** When all that was sent to this customer is paid for; see hold.ts. */
  paidAt: number
  /** The customer's messages of the running minute, and since when. */
  heard: Tally
  /** Automatic answers in a row without a person, and since when. */
  automatic: Tally
  /** The assistant's answers in a row, without a person, and since when; absent in what an older release folded. */
  alone?: Tally
  attention: 'late' | 'send_failed' | 'unknown_send' | null
  /** Messages in a row that WhatsApp could not deliver to this number. */
  undeliverable: number
  /** Files to be fetched from Meta. */
  files: WaitingFile[]
  /** Conversations that moved here, under whose names files lie. */
  homes: string[]
  /** seq at which we last learned something about the contact: D1 follows it. */
  contactSeq: number
  /** The assistant sees nothing at or below this until a person confirms that it is the same customer. */
  hiddenUpTo: number
  /** Since `at` (Meta's time) the number of this conversation is somebody else's, who is found under the lap's key. */
  left: { at: number; userIds: string[]; lap: number } | null
  /** Since then (Meta's time) the number is this customer's; null: nobody is known to have had it before. */
  heldSince: number | null
  /** How many have had the number, as far as we were told. */
  laps: number
  /** The number that the customer had before: D1 is told once that it is theirs no longer. */
  formerly: { waId: string; at: number; seq: number; heldSince?: number; cameAt?: number } | null
  /** Whom a person has joined to this contact: they write from numbers of their own. */
  joined: Joined[]
  /** Whom an answer goes to, where that is not the contact's own number. */
  answerTo: Joined | null
  /** The conversation that has given back what is this contact's own. */
  returnedFrom: string | null
  moving: (Signpost & { cause: string; since: number; by?: Actor }) | null
  moved: Signpost | null
  /** Of the newest move this conversation took part in: of two signposts that contradict, the higher holds. */
  generation: number
  /** How often it moved lately because two conversations turned out to be one contact's; see guards.ts. */
  restless: Tally
  /** What Meta said about the customer's name up to here was followed, or came from where the customer was before. */
  followedUpTo: number
  /** Where in the log nothing stands that a thread shows in the log's order; see conversation/stretches.ts. */
  stretches: { shown: number | null; empty: [number, number][] }
  createdAt: number
}

/** The key a conversation has is the first thing known of its contact; see whatsapp/contact-key.ts. */
export function emptyState(contactKey: string, assistant: boolean, now: number): ConversationState {
  const number = withoutLap(contactKey)
  const waId = /^\d+$/.test(number) ? number : null
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
    flow: null,
    lead: null,
    translating: null,
    summarised: null,
    windowClosesAt: 0,
    referredAt: null,
    adWindowClosesAt: 0,
    touches: null,
    marketingOptOut: false,
    wordOptOut: false,
    burst: [],
    burstSince: null,
    queue: [],
    inFlight: null,
    hold: null,
    paidAt: 0,
    heard: { since: 0, count: 0 },
    automatic: { since: 0, count: 0 },
    attention: null,
    undeliverable: 0,
    files: [],
    homes: [],
    contactSeq: 0,
    hiddenUpTo: 0,
    left: null,
    heldSince: null,
    laps: 1,
    formerly: null,
    joined: [],
    answerTo: null,
    returnedFrom: null,
    moving: null,
    moved: null,
    generation: 0,
    restless: { since: 0, count: 0 },
    followedUpTo: 0,
    stretches: { shown: null, empty: [] },
    createdAt: now,
  }
}
