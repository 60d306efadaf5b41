import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Inbox } from '../inbox/store'
import type { Reading } from './reading'
import type { Thread } from './store'

interface Conversation {
  thread: Thread
  inbox: Inbox
  reading: Reading
}

export const ConversationContext = createContext<Conversation | null>(null)

/** The conversation that a bubble stands in. */
export function useConversation(): Conversation {
  const conversation = useContext(ConversationContext)
  if (!conversation) throw new Error('a bubble outside of a conversation')
  return conversation
}
