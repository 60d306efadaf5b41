import { signal } from '@preact/signals'
import type { Draft } from './server'

/** What a helper does, so that its button says so. */
export type Work = 'suggest' | 'rewrite' | 'translate'

/** What helps with one conversation: what runs, what went wrong, and the way back. */
function createHelping() {
  return {
    working: signal<Work | null>(null),
    /** A sentence with the next step; `again` does the same once more, `open` is a question that nothing is known of. */
    problem: signal<{ text: string; again: (() => void) | null; open?: string | null } | null>(null),
    /** What stood in the box before, and what the helper put there: one step back. */
    before: signal<{ text: string; put: string } | null>(null),
    /** Of the suggestion that stands in the box. */
    draft: signal<Draft | null>(null),
    /** Messages that are not asked for again: they are in our language, or could not be translated. */
    settled: signal<ReadonlySet<string>>(new Set()),
    /** Asked for by a person, beside what is shown after an absence. */
    summing: signal(false),
  }
}

export type Helping = ReturnType<typeof createHelping>

const all = new Map<string, Helping>()

/** Kept while the page lives, like what is being written. */
export function helpingOf(conversationId: string): Helping {
  const known = all.get(conversationId)
  if (known) return known
  const made = createHelping()
  all.set(conversationId, made)
  return made
}
