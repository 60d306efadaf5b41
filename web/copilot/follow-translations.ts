import { effect } from '@preact/signals'
import type { ThreadItem, ThreadMessage } from '../../workers/conversations/thread'
import type { Thread } from '../conversation/store'
import { helpingOf } from './helping'
import { helperProblem, noDraftWords } from './problem'
import { fetchTranslations } from './server'

/** So many at once: the newest first, for they are looked at. */
const BATCH = 16
const AGAIN_AFTER_MS = 60_000

/** While a conversation is read in two languages, what is shown of it is translated. Returns the way to stop. */
export function followTranslations(thread: Thread): () => void {
  const { settled, problem } = helpingOf(thread.id)
  let asking = false
  let stopped = false
  let timer = 0

  const stop = effect(() => {
    const pair = thread.conversation.value?.translating
    const waiting = pair ? untranslated(thread.items.value, pair.ours, settled.value) : []
    if (pair && waiting.length > 0 && thread.state.value === 'ready' && !asking) void ask(waiting, pair.ours)
  })

  async function ask(messageIds: string[], language: string): Promise<void> {
    asking = true
    try {
      const { same, failed, reason } = await fetchTranslations(thread.id, messageIds, language)
      await thread.refresh()
      asking = false
      if (stopped) return
      if (reason) problem.value = { text: noDraftWords(reason), again }
      settled.value = new Set([...settled.peek(), ...same, ...failed])
    } catch (error) {
      problem.value = { text: helperProblem(error), again }
      // The line may come back by itself.
      timer = window.setTimeout(again, AGAIN_AFTER_MS)
    }
  }

  function again(): void {
    clearTimeout(timer)
    asking = false
    problem.value = null
    settled.value = new Set()
  }

  return () => {
    stopped = true
    clearTimeout(timer)
    stop()
  }
}

function untranslated(items: readonly ThreadItem[], language: string, settled: ReadonlySet<string>): string[] {
  return items
    .filter((item): item is ThreadMessage => item.kind === 'message' && !settled.has(item.id) && isOpen(item, language))
    .slice(-BATCH)
    .map(({ id }) => id)
}

/** What is still on its way to the server is translated once it is there; a voice note once it was heard. */
function isOpen({ id, text, heard, translations, direction, revoked }: ThreadMessage, language: string): boolean {
  if (direction === 'note' || revoked || !id.startsWith('msg_')) return false
  const isMissing = (words: string | null | undefined, part?: 'heard') =>
    /\p{L}/u.test(words ?? '') && !translations?.some((one) => one.language === language && one.part === part)
  return isMissing(text) || isMissing(heard?.text, 'heard')
}
