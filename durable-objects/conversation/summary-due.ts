import type { Entry } from '../../workers/conversations/entry'
import type { ConversationState } from '../../workers/conversations/state'

/** Shorter ones are read faster than a summary of them. */
export const LEAST_SPOKEN = 3

/** Somebody new takes it up, or it is closed: whoever looks at it next should not have to read it all. */
export function asksForSummary({ body }: Entry): boolean {
  if (body.kind === 'state') return body.state === 'resolved'
  if (body.kind !== 'baton') return false
  const { from, to, by } = body
  if (to.holder !== 'people' && to.holder !== 'agent') return false
  if (from.holder === 'assistant') return by.kind !== 'assistant' // who gives up writes its own
  return from.holder === 'agent' && (to.holder === 'people' || to.userId !== from.userId)
}

/** Is there anything to tell that the newest summary does not. */
export function isWorthSummary({ spoken, summarised }: ConversationState, upTo: number): boolean {
  return spoken >= LEAST_SPOKEN && upTo > (summarised?.upTo ?? 0)
}

/** Why it is written, by what the conversation is now. */
export function summaryReason({ state, baton }: ConversationState): string {
  if (state === 'resolved') return 'closed'
  return baton.holder === 'people' ? baton.reason : 'handed_over'
}
