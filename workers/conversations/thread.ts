import type { Baton } from './baton'
import type { Summary } from './entry'
import type { ConversationView, MessageView } from './views'

/** What a thread shows, oldest first: what was said, and between it what happened. */
export type ThreadItem = ThreadMessage | ThreadEvent

export interface ThreadMessage extends MessageView {
  kind: 'message'
  /**
   * Epoch ms: its place in the thread, before `seq`. When it was said, within the second that Meta names; what came late
   * stands where it arrived.
   */
  order: number
}

export interface ThreadEvent {
  kind: 'event'
  /** `evt_<seq>` */
  id: string
  seq: number
  order: number
  at: number
  /** `agent:usr_1`, `assistant`, `customer`, `system:…`; null: Meta. */
  by: string | null
  event: ThreadChange
}

/** A change with what led to it: `cause` is a stable word (`customer_wrote`, `replied`, `asked`, `no_knowledge`, …). */
export type ThreadChange =
  | { type: 'baton'; from: Baton; to: Baton; cause: string }
  | { type: 'state'; state: 'open' | 'snoozed' | 'resolved'; until: number | null; cause: string }
  | { type: 'labels'; added: string[]; removed: string[] }
  | { type: 'summary'; summary: Summary; cause: string }
  | { type: 'moved_here'; cause: string }
  /** Taken back: what was the other contact's is in their own conversation again. */
  | { type: 'separated' }
  | { type: 'returned' }
  /** Somebody else has the number by now. */
  | { type: 'number_left' }
  | { type: 'identity_confirmed' }
  /** Digits, where Meta names them. */
  | { type: 'identity_change'; subtype: string; from: string | null; to: string | null }
  /** `seconds`: spoken; null: not told, 0: nobody answered. */
  | { type: 'call'; event: string; direction: 'inbound' | 'outbound'; seconds: number | null }
  | { type: 'group'; event: string; subject: string | null; participants: string[] }
  | { type: 'handover'; event: string; weHoldThread: boolean }
  | { type: 'preference'; category: string; value: string }
  | { type: 'error'; code: number }
  /** Something Meta told that we keep but have no words for. */
  | { type: 'payment'; status: string }
  | { type: 'other'; name: string }

/** A part of the thread. `before` and `after` are cursors to what is older and newer; null at the ends. */
export interface ThreadPage {
  conversation: ConversationView
  items: ThreadItem[]
  before: string | null
  after: string | null
}

/**
 * Everything that is new or has changed since `after`: items replace those with the same id. What is new has a `seq` above
 * `after` and belongs in the thread, wherever it stands; what only changed and is not loaded comes with its page, and would
 * stand alone now.
 */
export interface ThreadChanges {
  /** Its `seq` is the `after` of the next time. */
  conversation: ConversationView
  /** In the order of the thread. */
  items: ThreadItem[]
  /** Too much to tell, or what the client holds is of another life (erased, moved away and back): load again. */
  reload: boolean
}
