import type { SayEntry } from '../../workers/conversations/entry'
import { isOf, recipientOf } from '../../workers/conversations/joined'
import type { ConversationLog } from './log'

/** Of two contacts that are one, to the number that has the message: it is known to no other. */
export function toTheirs({ state, reading }: ConversationLog, seq: number): Pick<SayEntry, 'to'> {
  const body = reading.entry(seq)?.body
  if (state.joined.length === 0 || !body) return {}
  const theirs = state.joined.find((one) => isOf(one, body) || reading.originsOf(one.from).has(seq))
  const { waId, userId } = recipientOf({ ...state, answerTo: theirs ?? null })
  return { to: { waId, userId } }
}
