import { signal } from '@preact/signals'
import type { Template } from '../../../workers/templates/template'
import { ApiProblem, api, ok } from '../../api'
import { problemText } from '../../problem-text'
import { sayError } from '../../ui/toast'

async function fetchTemplates(channelId: string, fresh: boolean) {
  return ok(api.channels[':channelId'].templates.$get({ param: { channelId }, query: fresh ? { fresh: 'true' } : {} }))
}

type Answer = Awaited<ReturnType<typeof fetchTemplates>>

export type { Template }
export type TemplatesState =
  | { state: 'loading' }
  | { state: 'failed'; problem: ApiProblem }
  | ({ state: 'ready'; syncing: boolean } & Answer)

const RECENT = 'whatsnexus.recentTemplates'
const RECENT_KEPT = 5

/** The channel's templates; asked for again by hand, or when the picker opens anew. */
export function createTemplates(channelId: string) {
  const state = signal<TemplatesState>({ state: 'loading' })
  async function load(fresh: boolean): Promise<void> {
    const { value: before } = state
    if (before.state === 'ready') state.value = { ...before, syncing: true }
    try {
      state.value = { state: 'ready', syncing: false, ...(await fetchTemplates(channelId, fresh)) }
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      // What was told a while ago can still be sent.
      state.value = before.state === 'ready' ? { ...before, syncing: false } : { state: 'failed', problem: error }
      if (before.state === 'ready') sayError(problemText(error))
    }
  }
  void load(false)
  return { state, load }
}

/** Names this person sent last, the newest first. */
export function recentNames(person: string): string[] {
  const stored: unknown = JSON.parse(localStorage.getItem(keyOf(person)) ?? '[]')
  return Array.isArray(stored) ? stored.map(String) : []
}

export function rememberTemplate(person: string, name: string): void {
  const names = [name, ...recentNames(person).filter((one) => one !== name)]
  localStorage.setItem(keyOf(person), JSON.stringify(names.slice(0, RECENT_KEPT)))
}

/** On a machine that several share, each has their own. */
function keyOf(person: string): string {
  return `${RECENT}.${person}`
}

/** The text with its blanks filled; `blank` marks what is still missing. */
export function filledPieces(
  text: string,
  values: Readonly<Record<string, string>>,
): { text: string; kind: 'fixed' | 'value' | 'blank' }[] {
  return text.split(/\{\{\s*(\w+)\s*\}\}/).map((piece, index) => {
    if (index % 2 === 0) return { text: piece, kind: 'fixed' }
    const value = values[piece]?.trim()
    return value ? { text: value, kind: 'value' } : { text: piece, kind: 'blank' }
  })
}
