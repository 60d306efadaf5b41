import { batch } from '@preact/signals'
import type { TranslationPair } from '../../workers/conversations/translation'
import { noteBeginning } from '../conversation/composer/sending'
import { composingOf } from '../conversation/composing'
import type { Thread } from '../conversation/store'
import { t } from '../i18n'
import { say } from '../ui/toast'
import { helpingOf, type Work } from './helping'
import { helperProblem, noDraftWords } from './problem'
import { type Draft, fetchRewriting, fetchSuggestion, putPair, type Rewriting } from './server'

/** Fills the box with a draft. Nothing leaves without Send. */
export function suggestReply(thread: Thread): Promise<void> {
  return work(
    thread,
    'suggest',
    () => suggestReply(thread),
    async (put) => {
      const { suggestion, reason, open } = await fetchSuggestion(thread.id)
      const { problem } = helpingOf(thread.id)
      if (suggestion) put(suggestion.text, suggestion)
      if (!suggestion) problem.value = { text: noDraftWords(reason ?? 'down'), again: null, open }
      else if (open) problem.value = { text: t('copilot.partly', { question: open }), again: null, open }
    },
  )
}

export function rewriteReply(thread: Thread, rewriting: Rewriting): Promise<void> {
  const text = composingOf(thread.id).texts.reply.peek()
  const kind = rewriting.how === 'translate' ? 'translate' : 'rewrite'
  return work(
    thread,
    kind,
    () => rewriteReply(thread, rewriting),
    async (put) => {
      const made = await fetchRewriting(thread.id, text.trim(), rewriting)
      if (made === text.trim()) say(t('copilot.unchanged'))
      // Other words rest on the same sources.
      else put(made, helpingOf(thread.id).draft.peek())
    },
  )
}

type Put = (text: string, draft: Draft | null) => void

/** One at a time. What was typed meanwhile is never written over. */
async function work(thread: Thread, kind: Work, again: () => void, act: (put: Put) => Promise<void>): Promise<void> {
  const { working, problem, before, draft } = helpingOf(thread.id)
  const { texts, focus } = composingOf(thread.id)
  if (working.peek()) return
  const text = texts.reply.peek()
  working.value = kind
  problem.value = null
  try {
    await act((put, sources) => {
      if (texts.reply.peek() !== text) return say(t('copilot.typedMeanwhile'))
      batch(() => {
        before.value = { text, put }
        draft.value = sources
        texts.reply.value = put
        focus.value += 1
      })
      noteBeginning(thread)
    })
  } catch (error) {
    problem.value = { text: helperProblem(error), again }
  } finally {
    working.value = null
  }
}

/** One step back: what stood there before. */
export function undo(thread: Thread): void {
  const { before, draft } = helpingOf(thread.id)
  const { texts, focus } = composingOf(thread.id)
  const step = before.peek()
  if (!step) return
  batch(() => {
    texts.reply.value = step.text
    before.value = null
    draft.value = null
    focus.value += 1
  })
  noteBeginning(thread)
}

/** For everybody who opens this conversation. */
export async function readIn(thread: Thread, pair: TranslationPair | null): Promise<void> {
  const { working, problem, settled } = helpingOf(thread.id)
  if (working.peek()) return
  working.value = 'translate'
  problem.value = null
  try {
    await putPair(thread.id, pair)
    settled.value = new Set()
    await thread.refresh()
  } catch (error) {
    problem.value = { text: helperProblem(error), again: () => void readIn(thread, pair) }
  } finally {
    working.value = null
  }
}
