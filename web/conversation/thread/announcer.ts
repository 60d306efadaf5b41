import { signal } from '@preact/signals'
import type { ThreadItem, ThreadMessage } from '../../../workers/conversations/thread'

/** A reader hears one announcement in this time, however much comes. */
const PAUSE_MS = 2_000

type Words = (heard: readonly ThreadMessage[]) => string

/** Gathers the customer's new messages and says them together; `text` stands in a polite live region. */
export function createAnnouncer(words: Words) {
  const text = signal('')
  let known = new Set<string>()
  let newest = Number.NEGATIVE_INFINITY
  let heard: ThreadMessage[] = []
  let timer = 0

  return {
    text,
    /** The thread as it is now; what was there at the first time is not news, and neither are older pages. */
    hear(items: readonly ThreadItem[]): void {
      const first = known.size === 0
      const fresh = items.filter(({ id, order }) => !known.has(id) && order >= newest)
      known = new Set(items.map(({ id }) => id))
      newest = Math.max(newest, items.at(-1)?.order ?? newest)
      if (first) return
      heard.push(
        ...fresh.filter((item): item is ThreadMessage => item.kind === 'message' && item.direction === 'inbound'),
      )
      if (heard.length === 0 || timer !== 0) return
      timer = window.setTimeout(() => {
        text.value = words(heard)
        heard = []
        timer = 0
      }, PAUSE_MS)
    },
    stop(): void {
      clearTimeout(timer)
    },
  }
}
