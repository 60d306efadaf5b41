import type { Seen } from '../canary/hops'
import type { WhatsAppEvent } from '../whatsapp/event'
import type { Baton } from './baton'
import type { HoldWhy } from './hold'
import type { Belongs } from './sight'
import type { MediaFailure } from './views'

/** One line of the inbox. Whole rows travel, so that applying one twice changes nothing. */
export interface ConversationRow {
  id: string
  channelId: string
  contact: {
    name: string | null
    waId: string | null
    userId: string | null
    username: string | null
    groupId: string | null
  }
  state: 'open' | 'snoozed' | 'resolved'
  baton: Baton
  /** Whose it is, where its baton does not say it. */
  belongs?: Belongs
  /** Newest spoken message, or a reaction newer than it; null for a conversation that has only events. */
  last: {
    text: string | null
    type: string
    direction: 'inbound' | 'outbound'
    by: string
    at: number
    /** Of a reaction: the text it is about. */
    about?: string
  } | null
  lastAt: number
  /** Customer messages since anybody answered. */
  unanswered: number
  /** Customer messages in all, history apart: what a person has seen of them is counted against it. */
  inbound: number
  /** When the oldest unanswered message came, epoch ms. */
  waitingSince: number | null
  /** Epoch ms; 0 = never opened. */
  windowClosesAt: number
  marketingOptOut: boolean
  snoozedUntil: number | null
  /** Ids of the tenant's labels. */
  labels: string[]
  /** A message came too late for the assistant, or a send failed. */
  attention: 'late' | 'send_failed' | 'unknown_send' | null
  createdAt: number
}

/** What WhatsNexus itself did; Meta's events are `WhatsAppEvent`. */
export type OwnEvent =
  | {
      kind: 'reply'
      message_id: string
      type: string
      text: string | null
      by: string
      timestamp: number
      sources?: { documentId: string; chunkId: string; title: string }[]
    }
  | { kind: 'note'; message_id: string; text: string; by: string; timestamp: number }
  /** Ours, to the message `target_id` (Meta's id). An empty `emoji` takes it back. */
  | { kind: 'own_reaction'; message_id: string; target_id: string; emoji: string; by: string; timestamp: number }
  | {
      kind: 'send'
      message_id: string
      attempt: number
      /** `waiting`: it did not leave yet, and says why. */
      outcome: 'accepted' | 'refused' | 'unknown' | 'later' | 'waiting'
      why?: HoldWhy
      wamid?: string
      error_code?: number
      reason?: string
      next_at?: number
      timestamp: number
    }
  | { kind: 'baton'; from: Baton; to: Baton; cause: string; by: string; timestamp: number }
  | { kind: 'state'; state: ConversationRow['state']; cause: string; by: string; timestamp: number }
  | { kind: 'labels'; added: string[]; removed: string[]; by: string; timestamp: number }
  /** What a conversation knows of a lead has changed; its facts are asked for under /api/leads. */
  | {
      kind: 'lead'
      stage: string
      proposed_stage: string | null
      /** 0 to 100. */
      score: number
      owner_id: string | null
      /** A person said that it is none. */
      dismissed: boolean
      by: string
      timestamp: number
    }
  | { kind: 'summary'; text: string; reason: string; timestamp: number }
  | { kind: 'moved'; cause: string; timestamp: number }
  /** What stood here is another conversation's: two contacts were taken for one. */
  | { kind: 'withdrawn'; timestamp: number }
  /** The file of a message can be read now, or why not. */
  | {
      kind: 'media'
      message_id: string
      state: 'ready' | 'failed' | 'expired'
      mime_type?: string
      size?: number
      failure?: MediaFailure
      timestamp: number
    }
  /** So much of a monthly cap is used. '' of channel or category: all of them together. */
  | {
      kind: 'cap'
      event: 'near' | 'reached'
      channel_id: string
      category: string
      monthly: number
      used: number
      month: string
      action: 'warn' | 'stop'
      timestamp: number
    }
  /** A number's connection or health is not as it was: `GET /channels` says how. */
  | { kind: 'channel'; channel_id: string; change: string; timestamp: number }

/** An event as the feed and the sockets carry it. `event_id` is unique for ever; consumers are idempotent by it. */
export type FeedEvent = {
  event_id: string
  source: 'whatsapp' | 'whatsnexus'
  tenant: string
  conversation_id?: string
  /** Position in its conversation; absent for events of no conversation. */
  seq?: number
  waba_id?: string
  phone_number_id?: string
} & (WhatsAppEvent | OwnEvent)

/** What a conversation tells its inbox: everything since the last time. Idempotent by (conversation, epoch, version). */
export interface Publish {
  tenantId: string
  conversationId: string
  epoch: number
  /** seq of the newest entry contained. Events at or below the version already held are dropped. */
  version: number
  /** null: nothing to list (no spoken message yet, or moved away or erased). */
  row: ConversationRow | null
  events: FeedEvent[]
  /** `seq` of what was told and turned out to be another conversation's. */
  withdrawn?: number[]
  /** How what it tells of came through; see canary/hops.ts. */
  trace?: { channelId: string; seen: Seen[]; canaryAt?: number }
}

/** What one person keeps of a conversation: how much they have seen, and what they were writing. */
export interface Mark {
  /** Of `ConversationRow.inbound`; null: never opened, what is unanswered counts as unread. */
  seen: number | null
  drafts: Partial<Record<DraftKind, string>>
}

export type DraftKind = 'reply' | 'note'

/** Where a colleague is. One entry a person: of several windows, the one that moved last. */
export interface Presence {
  userId: string
  conversationId: string | null
  writing: DraftKind | null
  /** Epoch ms of the last move. */
  at: number
}

/** What a dashboard says through its socket: where it is. Sent on a change only. */
export interface Here {
  type: 'here'
  conversationId: string | null
  writing: DraftKind | null
}

/** What a socket hears. `n` is the feed position: a client that reconnects says `after=<n>`. */
export type LiveEvent =
  /** A conversation without a row leaves the list. `counts` stands in it when they changed, `mark` when the listener has one. */
  | {
      type: 'feed'
      n: number
      row: ConversationRow | null
      conversationId?: string
      events: FeedEvent[]
      counts?: InboxCounts
      mark?: Mark
    }
  /** Everything missed has been sent: the socket is up to date. */
  | { type: 'hello'; n: number; counts: InboxCounts; presence: Presence[] }
  /** The position asked for is no longer kept: load the list anew. */
  | { type: 'reload'; n: number }
  /** The listener's own mark, changed in another window. */
  | { type: 'mark'; conversationId: string; mark: Mark }
  /** `gone`: no window of theirs is open. */
  | { type: 'presence'; presence: Presence; gone?: true }

export interface InboxCounts {
  open: number
  unassigned: number
  assistant: number
  snoozed: number
  resolved: number
  /** Open conversations by user id of the agent who holds them. */
  byAgent: Record<string, number>
}
