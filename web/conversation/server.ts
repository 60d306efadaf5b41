import type { Mark } from '../../workers/conversations/live-event'
import { ApiProblem, api, ok } from '../api'
import type { Inbox } from '../inbox/store'

const PAGE = 50

interface Where {
  before?: string
  after?: string
  /** seq of a message. */
  around?: string
}

/** A part of the thread: the newest, unless `where` says otherwise. */
export async function fetchPage(conversationId: string, where: Where) {
  return ok(
    api.conversations[':conversationId'].thread.$get({
      param: { conversationId },
      query: { limit: String(PAGE), ...where },
    }),
  )
}

export type ConversationShown = Awaited<ReturnType<typeof fetchPage>>['conversation']

export async function fetchChanges(conversationId: string, afterSeq: number) {
  return ok(
    api.conversations[':conversationId'].changes.$get({
      param: { conversationId },
      query: { after: String(afterSeq) },
    }),
  )
}

/** What this person has seen of it: the list knows, unless the conversation was opened before it or beside it. */
export async function findMark(conversationId: string, inbox: Inbox): Promise<Mark | null> {
  if (inbox.row(conversationId)) return inbox.mark(conversationId)
  try {
    const { mark } = await ok(api.conversations[':conversationId'].mark.$get({ param: { conversationId } }))
    if (mark) inbox.setMark(conversationId, mark)
    return mark ?? inbox.mark(conversationId)
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error
    return null // then it opens at its newest message
  }
}
