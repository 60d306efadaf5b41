import { effect } from '@preact/signals'
import type { Inbox } from '../inbox/store'
import { session } from '../session'
import { forgetComposing } from './composing'
import { forgetDrafts } from './kept-drafts'
import { closeOutbox, emptyOutbox, flush, openOutbox, waitingCount } from './outbox'
import { showIn } from './store'

/** A server that answers nothing useful for a moment tells nobody when it is back. */
const TRY_AGAIN_MS = 5_000

/** While somebody is signed in: what they wrote leaves as soon as it can. Returns the way to stop. */
export function followOutbox(userId: string, inbox: Inbox): () => void {
  void openOutbox(userId, (message, { conversationId }) => showIn(conversationId, message))
  const stopWatching = effect(() => {
    if (inbox.live.value?.state.value === 'live') flush()
  })
  const timer = setInterval(() => {
    if (waitingCount.peek() > 0) flush()
  }, TRY_AGAIN_MS)
  addEventListener('online', flush)
  return () => {
    stopWatching()
    clearInterval(timer)
    removeEventListener('online', flush)
    forgetComposing()
    const ended = session.peek()
    // A session that ran out belongs to somebody who comes back; who signs out leaves nothing on the machine.
    if (ended.state === 'out' && !ended.expired) {
      emptyOutbox()
      void forgetDrafts(userId)
    }
    closeOutbox()
  }
}
