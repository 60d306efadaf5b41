import type { ConversationDO } from '../../durable-objects/conversation'
import type { InboxDO } from '../../durable-objects/inbox'
import type { Env } from '../env'
import { conversationOf, inboxOf } from '../objects'

/**
 * The objects as their own methods type them: the platform's types of a stub lose every answer in which something is
 * `unknown`, such as an event's raw part.
 */
export type RemoteInbox = Pick<
  InboxDO,
  | 'feed'
  | 'positionAt'
  | 'untoldSince'
  | 'deliverWebhooks'
  | 'list'
  | 'counts'
  | 'find'
  | 'inSight'
  | 'mark'
  | 'see'
  | 'draft'
  | 'whereIs'
  | 'forget'
  | 'publishMany'
  | 'usage'
  | 'putCaps'
  | 'revoke'
  | 'fetch'
>
export type RemoteConversation = Pick<
  ConversationDO,
  | 'importHistory'
  | 'historyTold'
  | 'view'
  | 'messages'
  | 'thread'
  | 'changes'
  | 'contact'
  | 'setLabels'
  | 'timeline'
  | 'message'
  | 'reply'
  | 'react'
  | 'markRead'
  | 'typing'
  | 'note'
  | 'setBaton'
  | 'setState'
  | 'retry'
  | 'confirmIdentity'
  | 'moveTo'
  | 'reclaim'
  | 'wantedFile'
  | 'settleFile'
  | 'retryFile'
  | 'storedFile'
  | 'tokenChanged'
  | 'upload'
  | 'uploads'
  | 'erase'
  | 'spoken'
  | 'changeLead'
  | 'summary'
  | 'translatable'
  | 'keepTranslations'
  | 'setTranslating'
>

export function remoteInbox(env: Env, tenantId: string): Promise<RemoteInbox> {
  return inboxOf(env, tenantId)
}

export function remoteConversation(env: Env, conversationId: string): RemoteConversation {
  return conversationOf(env, conversationId)
}
