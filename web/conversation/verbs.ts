import type { ThreadMessage } from '../../workers/conversations/thread'
import { ApiProblem, api, ok } from '../api'
import { t } from '../i18n'
import type { Inbox } from '../inbox/store'
import { problemText } from '../problem-text'
import { say, sayError } from '../ui/toast'
import type { Thread } from './store'

/** A failed message once more, or one whose lost answer nobody wants to wait for. */
export async function retry(thread: Thread, message: ThreadMessage): Promise<void> {
  await telling(async () => {
    const { message: queued } = await ok(
      api.conversations[':conversationId'].messages[':messageId'].retry.$post({
        param: { conversationId: thread.id, messageId: message.id },
      }),
    )
    thread.show({ ...queued, kind: 'message', order: message.order })
  })
}

/** A file that could not be fetched from Meta, once more. */
export async function fetchMediaAgain(thread: Thread, message: ThreadMessage): Promise<void> {
  await telling(async () => {
    try {
      const { message: pending } = await ok(
        api.conversations[':conversationId'].messages[':messageId'].media.retry.$post({
          param: { conversationId: thread.id, messageId: message.id },
        }),
      )
      thread.show({ ...pending, kind: 'message', order: message.order })
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.code !== 'media.not_failed') throw error
      await thread.refresh() // a colleague was faster
    }
  })
}

/** After a change of number: the assistant may use the earlier messages again. */
export async function confirmIdentity(thread: Thread): Promise<void> {
  await telling(async () => {
    await ok(
      api.conversations[':conversationId'].identity.$put({
        param: { conversationId: thread.id },
        json: { confirmed: true },
      }),
    )
    await thread.refresh()
    say(t('conversation.identityConfirmed'))
  })
}

/** How many of the customer's messages this person has seen. Shown at once, whatever becomes of it. */
async function markSeen(inbox: Inbox, conversationId: string, seen: number): Promise<void> {
  inbox.setMark(conversationId, { ...inbox.mark(conversationId), seen })
  await ok(api.conversations[':conversationId'].read.$put({ param: { conversationId }, json: { seen } }))
}

/** False: the server could not be told yet. */
export async function markRead(inbox: Inbox, conversationId: string, seen: number): Promise<boolean> {
  try {
    await markSeen(inbox, conversationId, seen)
    return true
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error
    return !error.isNetwork
  }
}

export async function markUnread(inbox: Inbox, conversationId: string, seen: number): Promise<void> {
  const before = inbox.mark(conversationId)
  await telling(async () => {
    await markSeen(inbox, conversationId, seen).catch((error: unknown) => {
      inbox.setMark(conversationId, before)
      throw error
    })
    say(t('conversation.markedUnread'))
  })
}

export async function copy(text: string): Promise<void> {
  await navigator.clipboard.writeText(text)
  say(t('conversation.copied'))
}

async function telling(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    sayError(problemText(error))
  }
}
