import type { Order, Placed } from './order'

/**
 * What the list draws of an order: the order as it was when it was last taken over. While somebody points at the list it
 * is not taken over, so that nobody clicks on the wrong row; what would come or move up is counted instead.
 */
export class Shown {
  ids: string[] = []
  /** Rows that would come in or move up. */
  readonly waiting = new Set<string>()
  /** Rows still drawn that have left the view. */
  readonly gone = new Set<string>()
  /** The order is another one by now. */
  stale = false
  readonly #order: Order
  readonly #exists: (id: string) => boolean
  #known: Set<string> | undefined

  constructor(order: Order, exists: (id: string) => boolean) {
    this.#order = order
    this.#exists = exists
    this.take()
  }

  /** From now on it hears what changes. Returns the way to stop. */
  watch(): () => void {
    this.take()
    return this.#order.watch((id, how) => this.#hear(id, how))
  }

  take(): void {
    this.ids = this.#order.ids.slice()
    this.#known = undefined
    this.waiting.clear()
    this.gone.clear()
    this.stale = false
  }

  /** What this person has sent away themselves need not stay under the pointer. */
  drop(id: string): void {
    if (!this.gone.delete(id)) return
    const at = this.ids.indexOf(id)
    if (at >= 0) this.ids.splice(at, 1)
    this.#known?.delete(id)
  }

  #hear(id: string, how: Placed): void {
    if (how === 'reset') {
      this.take()
      return
    }
    this.#known ??= new Set(this.ids)
    const drawn = this.#known.has(id)
    if (how === 'page' && !drawn) {
      this.ids.push(id)
      this.#known.add(id)
      return
    }
    this.stale = true
    if (how === 'out') {
      this.waiting.delete(id)
      if (drawn) this.gone.add(id)
      if (!this.#exists(id)) this.drop(id) // erased: nothing of it may stay
      return
    }
    this.gone.delete(id)
    if (how === 'in' || how === 'up') this.waiting.add(id)
  }
}
