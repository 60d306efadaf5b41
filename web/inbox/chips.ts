import type { ConversationRow } from '../../workers/conversations/live-event'
import { windowState } from '../conversation/reply-window'
import { waitingTone } from '../conversation/waiting'

const MINUTE = 60_000

export type Tone = 'neutral' | 'soon' | 'late' | 'assistant' | 'danger'

/** What the third line says of a conversation, besides its labels. `ms`: how long since or until. */
export type RowChip =
  | { kind: 'late' | 'send_failed' | 'unknown_send'; tone: Tone }
  | { kind: 'waits' | 'closes'; tone: Tone; ms: number }
  | { kind: 'closed' | 'assistant'; tone: Tone }
  /** Why the assistant gave it to people, and to which of them; either may be null, not both. */
  | { kind: 'handed'; tone: Tone; reason: string | null; team: string | null }
  /** null: until the customer writes. */
  | { kind: 'snoozed'; tone: Tone; until: number | null }

/**
 * The most pressing first: where there is room for one, it is the first. `isSilent`: the assistant is switched off on this
 * number, so what it still holds waits for people.
 */
export function chipsOf(row: ConversationRow, now: number, isSilent = false): RowChip[] {
  const answers = row.baton.holder === 'assistant' && !isSilent
  const chips = [
    handed(row),
    attention(row),
    answers ? null : waiting(row, now),
    replyWindow(row, now),
    snoozed(row),
    answers && row.state === 'open' ? ({ kind: 'assistant', tone: 'assistant' } as const) : null,
  ]
  const found = chips.filter((chip) => chip !== null)
  return found.sort((a, b) => RANK[a.tone] - RANK[b.tone])
}

const RANK: Record<Tone, number> = { danger: -1, late: 0, soon: 1, neutral: 2, assistant: 2 }

/** Reasons that say how to meet the customer; the others only say what the assistant could not do. */
const TELLING = new Set(['danger', 'asked_for_person', 'person_wanted', 'angry', 'complaint', 'vip'])

/** While it waits for people: for which of them, and what presses. */
export function handed({ state, baton }: Pick<ConversationRow, 'state' | 'baton'>) {
  if (state !== 'open' || baton.holder !== 'people') return null
  const reason = TELLING.has(baton.reason) ? baton.reason : null
  const team = baton.team ?? null
  if (reason === null && team === null) return null
  return { kind: 'handed', tone: reason === 'danger' ? 'danger' : 'neutral', reason, team } as const
}

function attention({ attention: what }: ConversationRow): RowChip | null {
  return what && { kind: what, tone: what === 'unknown_send' ? 'soon' : 'late' }
}

/** While the assistant answers nobody waits for people. */
function waiting({ state, baton, waitingSince }: ConversationRow, now: number): RowChip | null {
  if (state !== 'open' || waitingSince === null || baton.holder === 'nobody') return null
  const ms = now - waitingSince
  if (ms < MINUTE) return null
  return { kind: 'waits', tone: waitingTone(ms), ms }
}

/** Of a resolved conversation nobody wants to know. What was said before this number was connected opened none either. */
function replyWindow({ state, windowClosesAt }: ConversationRow, now: number): RowChip | null {
  if (state === 'resolved') return null
  const { state: is, left } = windowState(windowClosesAt, now)
  if (is === 'closed' || is === 'never') return { kind: 'closed', tone: 'neutral' }
  if (is === 'soon' || is === 'closing') return { kind: 'closes', tone: is === 'soon' ? 'soon' : 'late', ms: left }
  return null
}

function snoozed({ state, snoozedUntil }: ConversationRow): RowChip | null {
  return state === 'snoozed' ? { kind: 'snoozed', tone: 'neutral', until: snoozedUntil } : null
}
