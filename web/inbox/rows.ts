import type { ConversationRow, Mark } from '../../workers/conversations/live-event'
import { Order } from './order'
import { belongs, unreadOf, type View } from './views'

const NO_MARK: Mark = { seen: null, drafts: {} }

/** One page of a view, as the server had it when its feed stood at `n`. */
export interface Page {
  conversations: ConversationRow[]
  marks: Record<string, Mark>
  before: string | null
  n: number
}

/**
 * Rows, this person's marks, and the orders of the views. What is read page by page and what the socket tells meet here:
 * both carry the position of the feed, so that whichever arrives last, the newer one stays.
 */
export class InboxRows {
  readonly #userId: string
  readonly #rows = new Map<string, ConversationRow>()
  readonly #marks = new Map<string, Mark>()
  readonly #rowHeardAt = new Map<string, number>()
  readonly #markHeardAt = new Map<string, number>()
  /** Marks take no position of the feed: which came before a page was asked for is counted here. */
  readonly #markSetAs = new Map<string, number>()
  /** Of the views that were looked at. */
  readonly #orders = new Map<View, Order>()
  #n = 0
  /** How often a mark has been set; said again to `addPage` with the page that is asked for now. */
  marksSet = 0

  constructor(userId: string) {
    this.#userId = userId
  }

  row(id: string): ConversationRow | undefined {
    return this.#rows.get(id)
  }

  mark(id: string): Mark {
    return this.#marks.get(id) ?? NO_MARK
  }

  unread(id: string): number {
    const row = this.#rows.get(id)
    return row ? unreadOf(row, this.#marks.get(id)) : 0
  }

  order(view: View): Order {
    const known = this.#orders.get(view)
    if (known) return known
    const order = new Order(view)
    this.#orders.set(view, order)
    return order
  }

  get views(): View[] {
    return [...this.#orders.keys()]
  }

  /** How many conversations among the loaded ones of a view have something this person has not seen. */
  unreadIn(view: View): number {
    return this.order(view).ids.filter((id) => this.unread(id) > 0).length
  }

  /** The socket: a row as it is after position `n`; null when it left the list. */
  hear(id: string, row: ConversationRow | null, n: number): void {
    this.#n = Math.max(this.#n, n)
    this.#rowHeardAt.set(id, n)
    this.#place(id, row)
  }

  setMark(id: string, mark: Mark): void {
    this.marksSet += 1
    this.#markSetAs.set(id, this.marksSet)
    this.#markHeardAt.set(id, this.#n)
    this.#marks.set(id, mark)
  }

  /** The next page of a view, or its first one. `asked`: `marksSet` when it was asked for. */
  addPage(view: View, { conversations, marks, before, n }: Page, asked = this.marksSet): void {
    for (const row of conversations) {
      if ((this.#rowHeardAt.get(row.id) ?? 0) <= n) this.#place(row.id, row)
      const mark = marks[row.id]
      if (mark && (this.#markHeardAt.get(row.id) ?? 0) <= n && (this.#markSetAs.get(row.id) ?? 0) <= asked)
        this.#marks.set(row.id, mark)
    }
    this.order(view).addPage(conversations, before, (id) => this.#of(view, id))
    // Told of while the page was on its way: below what was loaded then, and the page does not know them.
    for (const [id, at] of this.#rowHeardAt) if (at > n) this.order(view).place(id, this.#of(view, id))
  }

  /** An optimistic change; the returned function takes it back, unless the server has spoken meanwhile. */
  patch(id: string, change: Partial<ConversationRow>): () => boolean {
    const before = this.#rows.get(id)
    if (!before) return () => false
    const patched = { ...before, ...change }
    this.#place(id, patched)
    return () => {
      if (this.#rows.get(id) !== patched) return false
      this.#place(id, before)
      return true
    }
  }

  #of(view: View, id: string): ConversationRow | null {
    const row = this.#rows.get(id)
    return row && belongs(view, row, this.#userId) ? row : null
  }

  #place(id: string, row: ConversationRow | null): void {
    if (row) this.#rows.set(id, row)
    else this.#rows.delete(id)
    for (const [view, order] of this.#orders) order.place(id, this.#of(view, id))
  }
}
