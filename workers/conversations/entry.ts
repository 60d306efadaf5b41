import type { FlowState } from '../flows/flow'
import type { LeadState } from '../leads/lead'
import type { WhatsAppEvent } from '../whatsapp/event'
import type { FailureGroup } from '../whatsapp/graph-errors'
import type { OutboundMessage, ReactionMessage } from '../whatsapp/outbound-message'
import type { Actor } from './actor'
import type { Baton } from './baton'
import type { Tally } from './guards'
import type { Heard } from './heard'
import type { HoldWhy, Waiting } from './hold'
import type { MediaEntry } from './media-fold'
import type { MessageFold } from './message-fold'
import type { ConversationState, Joined } from './state'
import type { Translation, TranslationPair } from './translation'

/**
 * The log of a conversation. An entry is never changed; what a message or the conversation has become is computed
 * from the entries (message-fold.ts, state.ts). It is the outbox of all three lanes.
 */
export interface Entry {
  /** Counts every stored thing, from 1. */
  seq: number
  /** Epoch ms at which we had it: `visibleAt`. */
  at: number
  /** seq of the message it is about. */
  ref: number | null
  /** What makes it unique: a wamid, `evt:…`, `client:…`. Personal: a wamid decodes to a phone number. */
  key: string | null
  body: EntryBody
}

export type EntryBody =
  | MetaEntry
  | SayEntry
  | MediaEntry
  | { kind: 'note'; text: string; by: Actor }
  /** A wamid Meta spoke of before, or without, its message. */
  | { kind: 'seen' }
  /** What is known of the message under another name: a placeholder's marks, or its life in a conversation that moved here. */
  | { kind: 'joined'; fold: MessageFold }
  /** Another key of the message it refers to. */
  | { kind: 'alias' }
  | { kind: 'attempt'; n: number; mayBeTwice: boolean }
  | {
      kind: 'accepted'
      n: number
      wamid: string
      waId?: string
      userId?: string
      messageStatus?: string
      by: 'answer' | 'status'
    }
  | {
      kind: 'refused'
      n: number
      code: number
      reason: string
      nextStep: string
      /** Where it was not Meta who refused. */
      group?: FailureGroup
      /** Meta's own words, for staff. */
      details?: string
      nextAt: number | null
      optOut?: true
    }
  | { kind: 'unanswered'; n: number; until: number }
  /** The attempt that had begun did not leave: it waits. */
  | { kind: 'held'; n: number; why: HoldWhy; until: number }
  /** A person sends again, or does not wait for a lost answer any longer. */
  | { kind: 'requeued'; by: Actor }
  | { kind: 'baton'; from: Baton; to: Baton; by: Actor; cause: string }
  | { kind: 'state'; state: 'open' | 'snoozed' | 'resolved'; until?: number; by: Actor; cause: string }
  /** `added` were not there before, `removed` were. */
  | { kind: 'labels'; added: string[]; removed: string[]; by: Actor }
  /** `upTo`: seq of the newest message it tells of; absent: of whatever stood before it. */
  | { kind: 'summary'; summary: Summary; reason: string; upTo?: number }
  /** The assistant listened to, or looked at, the file of the message it refers to. */
  | ({ kind: 'heard' } & Heard)
  | ({ kind: 'translation' } & Translation)
  /** From now on the conversation is read in two languages; null: no longer. */
  | { kind: 'translating'; pair: TranslationPair | null; by: Actor }
  /** How far a request in steps has come; null: it is over. */
  | { kind: 'flow'; state: FlowState | null }
  /** What is known of a lead from now on, by whoever heard or changed it. */
  | { kind: 'lead'; lead: LeadState; by: Actor }
  /** The assistant looked at these messages and said nothing. */
  | { kind: 'silent'; upTo: number; why: string }
  /** Since then (Meta's time, epoch ms) the number is somebody else's. `userIds`: as whom the customer is known all the same. */
  | { kind: 'left'; at: number; userIds: string[] }
  /** The number was somebody else's until then. */
  | { kind: 'holds'; since: number }
  | { kind: 'moving'; to: Signpost; cause: string; by?: Actor }
  | { kind: 'moved'; to: Signpost }
  | { kind: 'adopted'; from: string; cause: string; origin: AdoptedState; by?: Actor }
  | { kind: 'identity_confirmed'; by: Actor }
  /**
   * A joined contact is another again: what was theirs went back to `from`, and the state is what is left without them.
   * `since`: when they had come.
   */
  | { kind: 'separated'; from: string; by: Actor; rest: Remaining; since?: number }
  /** They are themselves again, with what the other conversation gave back. */
  | { kind: 'returned'; from: string; by: Actor; origin: AdoptedState }
  /** What stood here went back with the contact it belongs to. */
  | { kind: 'given_back' }
  /** Two conversations were moving into each other: this one stays. */
  | { kind: 'stayed' }

/** What changes in a conversation by what it gives back. */
export type Remaining = Pick<
  ConversationState,
  | 'last'
  | 'reaction'
  | 'lastInbound'
  | 'lastOutbound'
  | 'unanswered'
  | 'inbound'
  | 'waitingSince'
  | 'spoken'
  | 'windowClosesAt'
  | 'queue'
  | 'hold'
  | 'inFlight'
  | 'files'
  | 'burst'
  | 'burstSince'
  | 'lead'
  | 'flow'
  | 'summarised'
>

/** Anything Meta told us. */
export interface MetaEntry {
  kind: 'meta'
  event: WhatsAppEvent
  sentAt: number
  late?: true
  /** What a rule made of it, in the transaction that stored it. */
  answeredBy?: string
  /** Waits for the assistant. */
  turn?: true
  /** From Meta's history sync or from a conversation that moved here: shown, published by nobody, answered by nobody. */
  quiet?: true
  /** Moved here: when it came where it was. */
  pastAt?: number
  /** seq of the message it answers, or of its placeholder. */
  quotes?: number
  /** Of a reaction: the beginning of what it is about. */
  about?: string
}

/** Something we say to the customer. */
export interface SayEntry {
  kind: 'say'
  /** Where contacts were joined: which of their numbers it goes to. */
  to?: { waId: string | null; userId: string | null }
  content: OutboundMessage
  by: Actor
  cause?: string
  /** The first attempt began in the transaction that stored this: one row less. */
  started?: true
  /** Answers the customer's messages up to this seq. */
  upTo?: number
  decision?: DecisionRecord
  /** Asks the next of a request that takes several answers. */
  step?: true
  quiet?: true
  sentAt?: number
  /** seq of the message it answers, or reacts to, or of its placeholder. */
  quotes?: number
}

/** Why the assistant said it, for the agent to see. */
export interface DecisionRecord {
  language: string
  intent: string | null
  confidence: number | null
  sources: { documentId: string; chunkId: string; title: string; quote?: string }[]
  model: string | null
  latencyMs: number
  degraded?: string
  /** What the models cost. Absent in what an older release wrote. */
  neurons?: number
  /** All that were asked for it and answered: the one that wrote, and those that searched, ranked, heard or saw. */
  models?: string[]
  /** Why people take over, and by which of the tenant's rules. */
  reason?: string
  rule?: string
}

export interface Summary {
  wants: string
  said: string
  open: string
  mood: string
  /** What the customer named, one a line: dates, amounts, addresses. Absent in what an older release wrote. */
  facts?: string
}

/** Where a conversation went. */
export interface Signpost {
  conversationId: string
  contactKey: string
  generation: number
}

/** What a conversation that moves takes along beside its entries. */
export interface AdoptedState {
  generation: number
  restless?: Tally
  /** Nothing of what waits may leave before. */
  hold: Waiting | null
  /** What is still owed for messages to this customer; see hold.ts. */
  paidAt?: number
  baton: Baton
  windowClosesAt: number
  marketingOptOut: boolean
  state: 'open' | 'snoozed' | 'resolved'
  labels?: string[]
  /** Conversations under whose names files of it lie, itself among them. */
  homes?: string[]
  /** Of the customer's messages: how many in all, how many wait, and since when. */
  inbound?: number
  unanswered?: number
  waitingSince?: number | null
  contact: { waId: string | null; userId: string | null; username: string | null; name: string | null }
  /** When the customer wrote last. */
  heardAt?: number
  /** When they left their number for another. */
  leftAt?: number
  /** Since when that number was theirs: after somebody else, or by a change. */
  heldSince?: number
  cameAt?: number
  touches?: ConversationState['touches']
  flow?: FlowState | null
  lead?: LeadState | null
  translating?: TranslationPair | null
  joined?: Joined[]
}

/** The wamid of the message that this one answers, or reacts to. */
export function quotedWamid(body: EntryBody): string | undefined {
  if (body.kind === 'say') return body.content.type === 'reaction' ? body.content.target : body.content.replyTo
  return body.kind === 'meta' && body.event.kind === 'message' ? body.event.reply_to : undefined
}

/** Said like a message, but shown on the one it is about. */
export function reactionOf(body: EntryBody): ReactionMessage | null {
  return body.kind === 'say' && body.content.type === 'reaction' ? body.content : null
}

/** Something that is said, or a placeholder for it: what other entries refer to. */
export function isMessage({ body }: Entry): boolean {
  return (
    body.kind === 'say' ||
    body.kind === 'note' ||
    body.kind === 'seen' ||
    (body.kind === 'meta' && body.event.kind === 'message')
  )
}
