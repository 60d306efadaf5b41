import type { DocumentShown } from './server'

export const FILTERS = ['all', 'faq', 'text', 'file', 'page', 'drafts', 'agents', 'expired', 'failed'] as const
export type Filter = (typeof FILTERS)[number]

const TESTS: Record<Filter, (document: DocumentShown) => boolean> = {
  all: () => true,
  faq: ({ kind }) => kind === 'faq',
  text: ({ kind }) => kind === 'text' || kind === 'markdown',
  file: ({ kind }) => kind === 'file',
  page: ({ kind }) => kind === 'page',
  drafts: ({ draft }) => draft !== null,
  agents: ({ audience }) => audience === 'agents',
  expired: ({ expired }) => expired,
  failed: ({ state }) => state === 'failed',
}

/** By what is chosen, and by words of the title, the file's name or the address. */
export function filtered(documents: readonly DocumentShown[], filter: Filter, words: string): DocumentShown[] {
  const wanted = words.trim().toLocaleLowerCase()
  return documents.filter(
    (one) =>
      TESTS[filter](one) &&
      [one.title, one.file?.name, one.url, one.draft?.title].some((text) => text?.toLocaleLowerCase().includes(wanted)),
  )
}

/** Only filters that find something are offered; one that is chosen stays. */
export function offered(documents: readonly DocumentShown[], chosen: Filter): { filter: Filter; count: number }[] {
  return FILTERS.map((filter) => ({ filter, count: documents.filter(TESTS[filter]).length })).filter(
    ({ filter, count }) => filter === 'all' || filter === chosen || (count > 0 && count < documents.length),
  )
}
