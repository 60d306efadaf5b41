import type { ConversationRow } from '../../workers/conversations/live-event'
import { compareRows, type View } from './views'

/** `page`: loaded from the server. `up` and `down`: it has another place now. `reset`: nothing is loaded any more. */
export type Placed = 'page' | 'in' | 'up' | 'down' | 'out' | 'reset'

/**
 * The loaded part of a view, in order: everything above the place where the last page ended. What belongs below it comes
 * with the next page. Changes in place, so that among 50,000 rows an event costs one search and one move.
 */
export class Order {
  readonly ids: string[] = []
  /** The cursor of the next page; null when everything is here, undefined before the first page. */
  before: string | null | undefined
  readonly #view: View
  /** Each row as it was when it was put in: by that it is found again. */
  readonly #keys = new Map<string, ConversationRow>()
  /** The last row of the last page, as it was then: where the next page begins. */
  #end: ConversationRow | undefined
  #watcher: ((id: string, how: Placed) => void) | undefined

  constructor(view: View) {
    this.#view = view
  }

  get complete(): boolean {
    return this.before === null
  }

  /** One at a time: the list that is on the screen. Returns the way to stop. */
  watch(watcher: (id: string, how: Placed) => void): () => void {
    this.#watcher = watcher
    return () => {
      if (this.#watcher === watcher) this.#watcher = undefined
    }
  }

  /** `current`: the row as we know it now, null when it has left the view since the page was read. */
  addPage(page: ConversationRow[], before: string | null, current: (id: string) => ConversationRow | null): void {
    this.before = before
    this.#end = page.at(-1) ?? this.#end
    for (const { id } of page) this.#put(id, current(id), 'page')
  }

  clear(): void {
    this.ids.length = 0
    this.#keys.clear()
    this.#end = undefined
    this.before = undefined
    this.#watcher?.('', 'reset')
  }

  /** A row as it is now, or that it is no longer in this view. */
  place(id: string, row: ConversationRow | null): void {
    this.#put(id, row, 'in')
  }

  has(id: string): boolean {
    return this.#keys.has(id)
  }

  /** -1: not among the loaded rows of this view. */
  indexOf(id: string): number {
    const key = this.#keys.get(id)
    return key ? this.#search(key) : -1
  }

  #put(id: string, row: ConversationRow | null, as: 'page' | 'in'): void {
    const was = this.#keys.get(id)
    const way = was && row ? compareRows(this.#view, row, was) : 0
    if (was && row && way === 0) return
    if (was) this.#remove(id, was)
    const stays = row !== null && !this.#isBeyond(row)
    if (stays) this.#insert(row)
    if (was || stays) this.#watcher?.(id, !stays ? 'out' : !was ? as : way < 0 ? 'up' : 'down')
  }

  #isBeyond(row: ConversationRow): boolean {
    if (this.complete) return false
    return this.#end === undefined || compareRows(this.#view, this.#end, row) < 0
  }

  #remove(id: string, key: ConversationRow): void {
    this.ids.splice(this.#search(key), 1)
    this.#keys.delete(id)
  }

  #insert(row: ConversationRow): void {
    this.ids.splice(this.#search(row), 0, row.id)
    this.#keys.set(row.id, row)
  }

  /** The first place that is not above `row`. No two rows are equal: the id decides. */
  #search(row: ConversationRow): number {
    let low = 0
    let high = this.ids.length
    while (low < high) {
      const middle = (low + high) >> 1
      const there = this.#keys.get(this.ids[middle] ?? '')
      if (there && compareRows(this.#view, there, row) < 0) low = middle + 1
      else high = middle
    }
    return low
  }
}
