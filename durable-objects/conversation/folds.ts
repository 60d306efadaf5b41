import { type Entry, isMessage, reactionOf } from '../../workers/conversations/entry'
import { foldInto, foldOf, type MessageFold, quoteInto, reactInto } from '../../workers/conversations/message-fold'
import type { LogReading } from './log-reading'
import type { Placed } from './stored'

/** Folds of messages that are kept in memory beside those that must still be written. */
const KEPT = 200

/** What became of the messages: in memory where something happened since the snapshot, else as their rows say. */
export class Folds {
  readonly #reading: LogReading
  readonly #folds = new Map<number, MessageFold>()
  readonly #unwritten = new Set<number>()

  constructor(reading: LogReading) {
    this.#reading = reading
  }

  at(seq: number): MessageFold {
    const known = this.#folds.get(seq)
    if (known) return known
    const placed = this.#reading.placed(seq)
    if (!placed) throw new Error(`there is no entry ${seq}`)
    const fold = this.of(placed)
    this.#folds.set(seq, fold)
    return fold
  }

  /** The same, for a row at hand. */
  of({ entry, fold }: Placed): MessageFold {
    return this.#folds.get(entry.seq) ?? fold ?? foldOf(entry)
  }

  take(entry: Entry): void {
    if (entry.ref !== null) {
      foldInto(this.at(entry.ref), entry)
      this.#unwritten.add(entry.ref)
    } else if (isMessage(entry)) {
      this.#folds.set(entry.seq, foldOf(entry))
    }
    const { body } = entry
    if (!('quotes' in body) || body.quotes === undefined) return
    const reaction = reactionOf(body)
    if (reaction) reactInto(this.at(body.quotes), { seq: entry.seq, emoji: reaction.emoji })
    else quoteInto(this.at(body.quotes), entry.seq)
    this.#unwritten.add(body.quotes)
  }

  /** Hands out what the rows do not hold yet. */
  write(row: (seq: number, fold: MessageFold) => void): void {
    for (const seq of this.#unwritten) row(seq, this.at(seq))
  }

  /** All of it is in the rows. */
  written(): void {
    this.#unwritten.clear()
    if (this.#folds.size > KEPT) this.#folds.clear()
  }

  forget(): void {
    this.#folds.clear()
    this.#unwritten.clear()
  }
}
