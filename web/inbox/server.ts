import type { InboxCounts } from '../../workers/conversations/live-event'
import { ApiProblem, api, ok } from '../api'
import { createLive, type Live, type Wanted } from '../live'
import type { Page } from './rows'
import { queryOf, type View } from './views'

/** Larger ones make the first paint wait; further ones are read ahead of the eye. */
const FIRST_PAGE = 100
const NEXT_PAGE = 200

export type PageAnswer = { ok: true; page: Page & { counts: InboxCounts } } | { ok: false; problem: ApiProblem }

/** Where an inbox comes from. */
export interface Source {
  /** `before`: the cursor of the page above; undefined: the first page. */
  page(view: View, before: string | undefined): Promise<PageAnswer>
  live(wanted: Wanted): Live
}

export const server: Source = {
  async page(view, before) {
    const position = before === undefined ? {} : { before }
    const limit = String(before === undefined ? FIRST_PAGE : NEXT_PAGE)
    try {
      return { ok: true, page: await ok(api.conversations.$get({ query: { ...queryOf(view), limit, ...position } })) }
    } catch (error) {
      if (error instanceof ApiProblem) return { ok: false, problem: error }
      throw error
    }
  },
  live: createLive,
}
