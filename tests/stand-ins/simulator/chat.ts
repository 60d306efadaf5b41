import type { Card } from './card.ts'
import type { Person } from './people.ts'

export type PhoneStatus = 'sending' | 'sent' | 'delivered' | 'read' | 'failed'

/** One bubble on a test phone. */
export interface ChatMessage {
  /** wamid */
  id: string
  person: string
  /** phone_number_id */
  number: string
  by: 'person' | 'business'
  at: number
  type: string
  text?: string
  card?: Card
  replyTo?: string
  status: PhoneStatus
  reason?: string
  edited?: true
  deleted?: true
  reactions?: { person?: string; business?: string }
}

export interface StoredMedia {
  id: string
  mime: string
  filename?: string
  base64: string
}

/** A line of the state file. */
export type StateLine =
  | { kind: 'person'; person: Person }
  | { kind: 'message'; message: ChatMessage }
  | { kind: 'change'; id: string; patch: Partial<ChatMessage> }
  | { kind: 'media'; media: StoredMedia }
