import { standingOf } from '../../workers/conversations/thread-item'
import type { ConversationLog } from './log'
import type { Cut, Way } from './log-reading'
import type { Placed } from './stored'
import { type Piece, type Stand, Strand } from './strand'
import { stepDown, stepUp } from './stretches'

/** Entries of any kind looked at in one piece: one in four or five is shown. */
const LOOKED_AT = 256
/** Entries read in one piece. */
const READ = 64

interface PastPosition {
  at: number
  seq: number
}

/** From a cut to what is older or newer: what happened here and what is older than its place, merged by when it came. */
export class Walk {
  readonly #way: Way
  readonly #live: Strand<number>
  readonly #past: Strand<PastPosition>

  constructor(log: ConversationLog, from: Cut, kinds: readonly string[], way: Way) {
    this.#way = way
    const first = log.reading.first() ?? Number.MAX_SAFE_INTEGER
    const up = way === 'newer' ? 1 : 0
    this.#live = new Strand(
      Math.min(from.seq, log.head + 1),
      (seq) => (way === 'older' ? liveBelow(log, seq, first, kinds) : liveFrom(log, Math.max(seq, first), kinds)),
      ({ entry }) => entry.seq + up,
    )
    this.#past = new Strand(
      { at: from.pastAt, seq: from.pastSeq },
      (position) => pastFrom(log, position, kinds, way),
      ({ arrival, entry }) => ({ at: arrival, seq: entry.seq + up }),
    )
  }

  /** The next on the way; undefined at its end, or when both have looked for long enough. */
  peek(): Stand | undefined {
    return this.#next()?.peek()
  }

  take(): void {
    this.#next()?.take()
  }

  /** Between what was taken and what was not. */
  get cut(): Cut {
    const { at, seq } = this.#past.position
    return { seq: this.#live.position, pastAt: at, pastSeq: seq }
  }

  get isTired(): boolean {
    return this.#live.isTired || this.#past.isTired
  }

  #next(): Strand<number> | Strand<PastPosition> | undefined {
    const [live, past] = [this.#live.peek(), this.#past.peek()]
    if (this.isTired) return undefined
    if (!live || !past) return live ? this.#live : past && this.#past
    const liveIsNewer =
      live.arrival > past.arrival || (live.arrival === past.arrival && live.entry.seq > past.entry.seq)
    return liveIsNewer === (this.#way === 'older') ? this.#live : this.#past
  }
}

function liveBelow(log: ConversationLog, below: number, first: number, kinds: readonly string[]): Piece<number> {
  const to = stepDown(log.state.stretches, below)
  if (to <= first) return { found: [], next: null }
  const from = Math.max(to - LOOKED_AT, first)
  const rows = log.reading.live({ from, to, limit: READ }, kinds, 'older')
  const rest = from <= first ? null : from
  return { found: rows.map(standing), next: rows.length < READ ? rest : (rows.at(-1)?.entry.seq ?? rest) }
}

function liveFrom(log: ConversationLog, above: number, kinds: readonly string[]): Piece<number> {
  const from = stepUp(log.state.stretches, above)
  if (from > log.head) return { found: [], next: null }
  const to = from + LOOKED_AT
  const rows = log.reading.live({ from, to, limit: READ }, kinds, 'newer')
  const last = rows.at(-1)
  if (last && rows.length === READ) return { found: rows.map(standing), next: last.entry.seq + 1 }
  return { found: rows.map(standing), next: to > log.head ? null : to }
}

function pastFrom(log: ConversationLog, from: PastPosition, kinds: readonly string[], way: Way): Piece<PastPosition> {
  const rows = log.reading.past(from, way, READ)
  const last = rows.at(-1)
  const next = last && { at: last.pastAt ?? 0, seq: last.entry.seq + (way === 'newer' ? 1 : 0) }
  const found = rows.filter(({ kind }) => kinds.includes(kind)).map(standing)
  return { found, next: next && rows.length === READ ? next : null }
}

export function standing(placed: Placed): Stand {
  return { ...placed, ...standingOf(placed.entry, placed.pastAt) }
}
