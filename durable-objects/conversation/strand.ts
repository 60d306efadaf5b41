import type { Standing } from '../../workers/conversations/thread-item'
import type { Placed } from './stored'

/** An entry with its place in the thread. */
export type Stand = Placed & Standing

/** What one look found, and from where the next goes on; null: there is no more. */
export interface Piece<Position> {
  found: Stand[]
  next: Position | null
}

/** A page looks at so many pieces; whatever fills the log, its cost has a limit. */
const MOST_PIECES = 16

/** One of the two orders in which entries come, read piece by piece as far as it is asked for. */
export class Strand<Position> {
  readonly #read: (from: Position) => Piece<Position>
  readonly #beyond: (stand: Stand) => Position
  #waiting: Stand[] = []
  #next: Position | null
  #taken: Position
  #pieces = 0

  constructor(from: Position, read: (from: Position) => Piece<Position>, beyond: (stand: Stand) => Position) {
    this.#read = read
    this.#beyond = beyond
    this.#next = from
    this.#taken = from
  }

  peek(): Stand | undefined {
    while (this.#waiting.length === 0 && this.#next !== null && this.#pieces < MOST_PIECES) {
      const { found, next } = this.#read(this.#next)
      this.#waiting = found
      this.#next = next
      this.#pieces += 1
    }
    return this.#waiting[0]
  }

  take(): void {
    const stand = this.#waiting.shift()
    if (stand) this.#taken = this.#beyond(stand)
  }

  /** Everything before it was taken, or is nothing. */
  get position(): Position {
    return this.#waiting.length === 0 && this.#next !== null ? this.#next : this.#taken
  }

  /** There may be more, but it was looked for long enough. */
  get isTired(): boolean {
    return this.#waiting.length === 0 && this.#next !== null && this.#pieces >= MOST_PIECES
  }
}
