import { type Signal, signal } from '@preact/signals'
import { ApiProblem, api, ok } from '../../api'

async function fetchPassage(chunkId: string) {
  return ok(api.knowledge.passages[':chunkId'].$get({ param: { chunkId } }))
}

export type PassageShown =
  | { state: 'loading' }
  | { state: 'ready'; passage: Awaited<ReturnType<typeof fetchPassage>>['passage'] }
  /** `replaced`, `removed`, `not_found`: what was quoted is all there is. */
  | { state: 'gone'; why: string }
  | { state: 'failed' }

const GONE = /^passage\.(replaced|removed|not_found)$/
const known = new Map<string, Signal<PassageShown>>()

/** A passage never changes under its id: read once, kept while the page lives. */
export function passageOf(chunkId: string): Signal<PassageShown> {
  const kept = known.get(chunkId)
  if (kept) return kept
  const made = signal<PassageShown>({ state: 'loading' })
  known.set(chunkId, made)
  void read(chunkId, made)
  return made
}

export function readAgain(chunkId: string): void {
  const kept = known.get(chunkId)
  if (kept) void read(chunkId, kept)
}

async function read(chunkId: string, into: Signal<PassageShown>): Promise<void> {
  into.value = { state: 'loading' }
  try {
    const { passage } = await fetchPassage(chunkId)
    into.value = { state: 'ready', passage }
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error
    const why = GONE.exec(error.code)?.[1]
    into.value = why ? { state: 'gone', why } : { state: 'failed' }
  }
}
