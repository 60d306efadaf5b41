import { z } from '@hono/zod-openapi'
import { shape } from '../auth/endpoint'
import type { Baton } from './baton'
import type { Entry } from './entry'
import type { ConversationRow, FeedEvent, InboxCounts, Mark } from './live-event'
import type { ThreadChanges, ThreadPage } from './thread'
import type { ConversationView, MessageView } from './views'

export const conversationRow = shape<ConversationRow>('ConversationRow', 'One line of the inbox.')
export const inboxCounts = shape<InboxCounts>(
  'InboxCounts',
  'How many conversations are open, unassigned, snoozed, resolved and with the assistant, and open ones by agent.',
)
export const markShape = shape<Mark>(
  'Mark',
  'What one person keeps of a conversation: how many of its inbound messages they have seen, and their drafts.',
)
export const conversationView = shape<ConversationView>(
  'Conversation',
  'Its line in the inbox, with its newest seq, its windows and what its next send waits for.',
)
export const messageView = shape<MessageView>(
  'Message',
  'A message with what became of it: status, attempts, failure with its next step, reaction, the sources of an answer.',
)
export const threadPage = shape<ThreadPage>(
  'ThreadPage',
  'A part of a thread: items are messages and events, oldest first; before and after are cursors, null at the ends.',
)
export const threadChanges = shape<ThreadChanges>(
  'ThreadChanges',
  'Items that are new or changed, and the conversation, whose seq to ask after the next time. reload: too much to tell.',
)
export const feedEvent = shape<FeedEvent>(
  'Event',
  'One thing that happened. source whatsapp: what Meta said, normalised; source whatsnexus: what WhatsNexus did.',
)
export const batonShape = shape<Baton>('Baton', 'Who may speak: assistant, people, agent or nobody.')
export const timelineEntry = shape<Entry>('TimelineEntry', 'One entry of the log: what happened, when, and by whom.')

export const conversationParams = z.object({
  conversationId: z.string().max(40).openapi({ description: 'cnv_…' }),
})
export const messageParams = conversationParams.extend({ messageId: z.string().regex(/^msg_\d{1,15}$/) })
