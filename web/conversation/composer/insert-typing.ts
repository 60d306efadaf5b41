import { effect } from '@preact/signals'
import { ApiProblem, api, ok } from '../../api'
import { channelOf } from '../../frame/tenant'
import { composingOf } from '../composing'
import { windowState } from '../reply-window'
import type { Thread } from '../store'

/** Meta shows it for 25 s, or until the message comes. */
const AGAIN_MS = 20_000

/** While a reply is being written, the customer sees that somebody types. Returns the way to stop. */
export function tellTyping(thread: Thread): () => void {
  const { writing } = composingOf(thread.id)
  let toldAt = Number.NEGATIVE_INFINITY
  let timer = 0

  async function tell(): Promise<void> {
    const now = Date.now()
    clearTimeout(timer)
    if (writing.peek() !== 'reply' || !isShown(thread, now)) return
    const told = now - toldAt < AGAIN_MS
    if (!told) toldAt = now
    timer = window.setTimeout(() => void tell(), toldAt + AGAIN_MS - now)
    if (told) return
    await ok(api.conversations[':conversationId'].typing.$post({ param: { conversationId: thread.id } })).catch(ignore)
  }

  const stop = effect(() => {
    if (writing.value === 'reply') void tell()
  })
  return () => {
    clearTimeout(timer)
    stop()
  }
}

/** Typing marks as read too, so only where that is wanted. */
function isShown(thread: Thread, now: number): boolean {
  const conversation = thread.conversation.peek()
  if (!conversation || channelOf(conversation.channelId)?.readMarks === false) return false
  const { state } = windowState(conversation.windowClosesAt, now)
  return state !== 'closed' && state !== 'never'
}

/** A courtesy: whoever writes has other things to do than to hear that it was not shown. */
function ignore(error: unknown): void {
  if (!(error instanceof ApiProblem)) throw error
}
