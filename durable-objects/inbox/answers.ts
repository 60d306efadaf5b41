import type { ConversationRow, FeedEvent, InboxCounts, Mark } from '../../workers/conversations/live-event'
import type { MarkKey } from './marks'
import type { Refusal } from './store'

export type Written<Result> = ({ ok: true } & Result) | { ok: false; reason: Refusal }
export type FeedPage = { ok: true; events: FeedEvent[]; next: string } | { ok: false; reason: 'bad_cursor' }
export interface List {
  rows: ConversationRow[]
  before: string | null
  /** The asking person's own, by conversation id. */
  marks: Record<string, Mark>
  counts: InboxCounts
  /** The feed's position: a socket opened after it misses nothing of this list. */
  n: number
}
export type ListResult = ({ ok: true } & List) | { ok: false; reason: 'bad_cursor' }
export type MarkResult = { ok: true; mark: Mark } | { ok: false; reason: 'not_found' }
/** One person's, of one conversation. `window`: need not hear of it. */
export type MarkCall = { tenantId: string; window?: string } & MarkKey
/** Without a session: all of theirs. */
export type RevokeCall = { tenantId: string; userIds: readonly string[]; sessionId?: string }
