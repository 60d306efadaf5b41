import type { GroupEvent, WhatsAppEvent } from '../whatsapp/event'
import { joinedOf } from './joined'
import type { ConversationState } from './state'

/** What an event tells of the contact. `past`: it is older than what is known. */
export function learnFromEvent(state: ConversationState, seq: number, event: WhatsAppEvent, past: boolean): void {
  if (event.kind === 'account' || event.kind === 'platform_error') return
  if (event.kind === 'group') return learnGroup(state, seq, event)
  if (event.group_id) {
    if (state.contact.groupId === null) {
      state.contact.groupId = event.group_id
      state.contactSeq = seq
    }
    return // the writer is one participant, not the contact
  }
  if (joinedOf(state, event)) return // somebody whom a person joined to this contact: they keep their own names
  const learned: Learned = {
    waId: event.wa_id ?? (event.kind === 'message' ? event.links_wa_id : undefined),
    userId: event.user_id,
    parentUserId: event.parent_user_id,
    username: event.username,
    name: event.contact_name,
  }
  learn(state, seq, past ? missing(state, learned) : learned)
}

/** A group is called by its subject, which its members change. */
function learnGroup(state: ConversationState, seq: number, { group_id, subject }: GroupEvent): void {
  state.contact.groupId ??= group_id
  learn(state, seq, { name: subject })
}

/** The past knows only what is not known better. */
function missing({ contact }: ConversationState, learned: Learned): Learned {
  return Object.fromEntries(Object.entries(learned).filter(([key]) => contact[key as keyof Learned] === null))
}

type Learned = { [K in 'waId' | 'userId' | 'parentUserId' | 'username' | 'name']?: string | null | undefined }

/** `contactSeq` says when we last learned something: D1 follows it. */
export function learn(state: ConversationState, seq: number, learned: Learned): void {
  for (const key of ['waId', 'userId', 'parentUserId', 'username', 'name'] as const) {
    const value = learned[key]
    // The number is the conversation's own: who turns up with another one has another conversation.
    if (!value || state.contact[key] === value || (key === 'waId' && state.contact.waId !== null)) continue
    state.contact[key] = value
    state.contactSeq = seq
  }
}
