import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { Inbox } from '../inbox/store'
import type { Thread } from './store'
import { seenBefore } from './thread/unread'
import { markRead, markUnread } from './verbs'

/** Long enough to have seen it, not only passed by. */
const SEEN_AFTER_MS = 500
const AGAIN_AFTER_MS = 5_000

/**
 * Read means: the thread is open, the tab is visible, and the last message was in view for half a second. `atEnd` is the
 * thread's word about the last. Returns the way to stop.
 */
export function followReading(thread: Thread, inbox: Inbox, atEnd: ReadonlySignal<boolean>) {
  const visible = signal(document.visibilityState === 'visible')
  const look = () => {
    visible.value = document.visibilityState === 'visible'
  }
  document.addEventListener('visibilitychange', look)
  /** Marked unread by hand: stays so until they write again, or the thread is opened anew. */
  const held = signal<number | null>(null)
  /** What is to be marked as seen; computed, so that the pause begins anew only when this changes. */
  const due = computed(() => {
    const inbound = thread.conversation.value?.inbound ?? null
    const looking = visible.value && atEnd.value && thread.state.value === 'ready' && thread.after.value === null
    inbox.changed.value
    return looking && held.value !== inbound && inbox.mark(thread.id).seen !== inbound ? inbound : null
  })
  let timer = 0
  let stopped = false

  function seeLater(inbound: number, after: number): void {
    clearTimeout(timer)
    timer = window.setTimeout(async () => {
      const told = await markRead(inbox, thread.id, inbound)
      if (!told && !stopped) seeLater(inbound, AGAIN_AFTER_MS)
    }, after)
  }

  const stop = effect(() => {
    if (due.value !== null) seeLater(due.value, SEEN_AFTER_MS)
    else if (!atEnd.value || !visible.value) clearTimeout(timer)
  })

  return {
    /** From this message on everything is new again. */
    async unreadFrom(fromSeq: number): Promise<void> {
      const inbound = thread.conversation.peek()?.inbound
      if (inbound === undefined) return
      held.value = inbound
      // From an answer of ours, after which they wrote nothing: their newest is what is meant.
      const seen = Math.min(seenBefore(thread.items.peek(), inbound, fromSeq), Math.max(0, inbound - 1))
      await markUnread(inbox, thread.id, seen)
    },
    stop(): void {
      stopped = true
      stop()
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', look)
    },
  }
}

export type Reading = ReturnType<typeof followReading>
