import { signal } from '@preact/signals'
import { ApiProblem, api, ok } from '../../api'

async function fetchTemplates(channelId: string, fresh: boolean) {
  return ok(api.channels[':channelId'].templates.$get({ param: { channelId }, query: fresh ? { fresh: 'true' } : {} }))
}

type Answer = Awaited<ReturnType<typeof fetchTemplates>>
export type Template = Answer['templates'][number]
export type TemplatesState =
  | { state: 'loading' }
  | { state: 'failed'; problem: ApiProblem }
  | ({ state: 'ready' } & Answer)

const RECENT = 'whatsnexus.recentTemplates'
const RECENT_KEPT = 5

/** The channel's templates; asked for again by hand, or when the picker opens anew. */
export function createTemplates(channelId: string) {
  const state = signal<TemplatesState>({ state: 'loading' })
  async function load(fresh: boolean): Promise<void> {
    try {
      state.value = { state: 'ready', ...(await fetchTemplates(channelId, fresh)) }
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      state.value = { state: 'failed', problem: error }
    }
  }
  void load(false)
  return { state, load }
}

/** Names this person sent last, the newest first. */
export function recentNames(): string[] {
  return JSON.parse(localStorage.getItem(RECENT) ?? '[]')
}

export function rememberSent(name: string): void {
  localStorage.setItem(
    RECENT,
    JSON.stringify([name, ...recentNames().filter((one) => one !== name)].slice(0, RECENT_KEPT)),
  )
}

/** Sendable before not, recent before others, then by name. */
export function sortTemplates(templates: readonly Template[], words: string, recent: readonly string[]): Template[] {
  const wanted = words.trim().toLowerCase()
  const rank = ({ name, sendable }: Template) => (sendable ? (recent.includes(name) ? recent.indexOf(name) : 50) : 100)
  return templates
    .filter(({ name, body, language }) => `${name} ${body} ${language}`.toLowerCase().includes(wanted))
    .sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name) || a.language.localeCompare(b.language))
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
