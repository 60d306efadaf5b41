import type { MessageEvent, WhatsAppEvent } from '../whatsapp/event'
import type { AdoptedState, EntryBody, SayEntry } from './entry'
import type { ConversationState, Joined } from './state'

/** Two contacts that a person joined are one, but they still have two numbers: an answer goes where they wrote from last. */

/** The cause of a move by which a person makes two contacts one. */
export const MERGED = 'merged'

/** Whose event is it: undefined for the conversation's own contact. */
export function joinedOf({ joined }: Pick<ConversationState, 'joined'>, event: WhatsAppEvent): Joined | undefined {
  if (!('wa_id' in event) || joined.length === 0) return undefined
  const { wa_id, user_id } = event
  return joined.find((one) => (wa_id != null && one.waId === wa_id) || (user_id != null && one.userId === user_id))
}

interface Recipient {
  waId: string | null
  userId: string | null
  groupId: string | null
}

/** To whom a message goes; never to whoever has the customer's old number. */
export function recipientOf({ contact, answerTo, left }: ConversationState, say?: SayEntry): Recipient {
  const { waId, userId, groupId } = contact
  if (say?.to) return { ...say.to, groupId }
  if (answerTo) return { waId: answerTo.waId, userId: answerTo.userId, groupId }
  return { waId: left && userId !== null ? null : waId, userId, groupId }
}

/** A message of the customer's: from now on answers go there. One that came late changes nothing. */
export function answerThem(state: ConversationState, event: MessageEvent, late: boolean): void {
  if (!late) state.answerTo = joinedOf(state, event) ?? null
}

/** The one who wrote last is answered, within their own window. */
export function join(state: ConversationState, from: string, origin: AdoptedState): void {
  const { waId, userId } = origin.contact
  const one = { from, waId, userId }
  state.joined = [...state.joined.filter((known) => known.from !== from), one]
  if ((origin.heardAt ?? 0) <= (state.lastInbound?.at ?? 0)) return
  state.answerTo = one
  state.windowClosesAt = origin.windowClosesAt
}

/** A message of ours remembers whose number it goes to. */
export function addressed(state: ConversationState, say: SayEntry): SayEntry {
  if (state.joined.length === 0 || say.to || say.quiet) return say
  const { waId, userId } = recipientOf(state)
  return { ...say, to: { waId, userId } }
}

/** Is it of the one who was joined: said by them, or to them. Nothing that people wrote to each other. */
export function isOf({ waId, userId }: Joined, body: EntryBody): boolean {
  const named =
    body.kind === 'say'
      ? body.to
      : body.kind === 'meta' && 'wa_id' in body.event
        ? { waId: body.event.wa_id ?? null, userId: body.event.user_id ?? null }
        : undefined
  if (!named) return false
  return (waId !== null && named.waId === waId) || (userId !== null && named.userId === userId)
}
