import { LATE_AFTER_MS } from '../../workers/conversations/reply-window'
import type { ThreadPage } from '../../workers/conversations/thread'
import { THREAD_KINDS } from '../../workers/conversations/thread-item'
import type { ConversationLog } from './log'
import type { Cut, Way } from './log-reading'
import { shownConversation, shownItem } from './shown'
import type { Stand } from './strand'
import { above, BOTTOM, below, compareKeys, cursorOf, type Key, keyOf, type Line, parseCursor } from './thread-cursor'
import { standing, Walk } from './walk'

export interface PageQuery {
  before?: string
  after?: string
  /** seq of something that the thread shows. */
  around?: number
  limit: number
}

type Paged = { ok: true; page: ThreadPage } | { ok: false; reason: 'not_found' | 'bad_cursor' | 'no_such_message' }

/** A part of the thread, in its order, with lines to what is older and newer; null where there is nothing. */
interface Part {
  stands: Stand[]
  older: Line | null
  newer: Line | null
}

/** When so many more are met than asked for, the page's end cannot be settled: it holds them all, and ends where the walk did. */
const CROWD = 500

export function threadPage(log: ConversationLog, query: PageQuery, now: number): Paged {
  const conversation = shownConversation(log)
  if (!conversation) return { ok: false, reason: 'not_found' }
  const found = partOf(log, query)
  if (typeof found === 'string') return { ok: false, reason: found }
  const { stands, older, newer } = found
  const items = stands.flatMap((stand) => shownItem(log, stand, now) ?? [])
  return {
    ok: true,
    page: { conversation, items, before: older && cursorOf(older), after: newer && cursorOf(newer) },
  }
}

function partOf(log: ConversationLog, query: PageQuery): Part | 'bad_cursor' | 'no_such_message' {
  const { before, after, limit } = query
  if (query.around !== undefined) return around(log, query.around, limit) ?? 'no_such_message'
  const line = before === undefined && after === undefined ? BOTTOM : parseCursor(before ?? after ?? '')
  return line ? beside(log, line, limit, after === undefined ? 'older' : 'newer') : 'bad_cursor'
}

/**
 * What stands on one side of the line, the nearest first to be found. The log is walked by when things came, the thread
 * is ordered by when they were said, and between the two lie at most ten minutes: the walk goes on until nothing it has
 * not met can stand within the page.
 */
function beside(log: ConversationLog, line: Line, limit: number, way: Way): Part {
  const walk = new Walk(log, line.cut, THREAD_KINDS, way)
  const found: Stand[] = []
  const otherSide: Stand[] = []
  let isSettled = false
  for (let next = walk.peek(); next && found.length < limit + CROWD; next = walk.peek()) {
    const last = found[limit - 1]
    isSettled = last !== undefined && cannotPrecede(next, last, way)
    if (isSettled) break
    walk.take()
    if (line.key && !isOnWay(next, line.key, way)) otherSide.push(next)
    else insert(found, next, way)
  }
  const isEnded = !walk.peek() && !walk.isTired
  const taken = isSettled || isEnded ? found.splice(0, limit) : found.splice(0)
  const [ahead, back] = way === 'older' ? [above, below] : [below, above]
  const key = isSettled || isEnded ? endOf(taken, way) : null
  const next = isEnded && found.length === 0 ? null : { cut: ahead(walk.cut, found), key }
  const previous = line === BOTTOM ? null : { cut: back(line.cut, otherSide), key: line.key }
  return way === 'older'
    ? { stands: taken.reverse(), older: next, newer: previous }
    : { stands: taken, older: previous, newer: next }
}

/** Older is what stands before the key; the key itself is newer. */
function isOnWay(stand: Stand, key: Key, way: Way): boolean {
  const isOlder = compareKeys(keyOf(stand), key) < 0
  return isOlder === (way === 'older')
}

/** What the walk meets from here on stands beyond `last`. */
function cannotPrecede(next: Stand, last: Stand, way: Way): boolean {
  if (way === 'newer') return next.arrival - LATE_AFTER_MS > last.order
  return compareKeys({ order: next.arrival, seq: next.entry.seq }, keyOf(last)) < 0
}

function insert(found: Stand[], stand: Stand, way: Way): void {
  const sense = way === 'older' ? -1 : 1
  const place = found.findLastIndex((other) => sense * compareKeys(keyOf(other), keyOf(stand)) < 0)
  found.splice(place + 1, 0, stand)
}

/** The key that divides them from what lies beyond. */
function endOf(taken: Stand[], way: Way): Key | null {
  const last = taken.at(-1)
  if (!last) return null
  return way === 'older' ? keyOf(last) : { order: last.order, seq: last.entry.seq + 1 }
}

/** Half a page on either side of a message; null: there is no such. */
function around(log: ConversationLog, seq: number, limit: number): Part | null {
  const placed = log.reading.placed(seq)
  if (!placed || !THREAD_KINDS.includes(placed.kind)) return null
  const key = keyOf(standing(placed))
  const half = Math.max(1, Math.floor(limit / 2))
  const older = beside(log, { cut: cutAt(log, key.order + LATE_AFTER_MS + 1), key }, half, 'older')
  const newer = beside(log, { cut: cutAt(log, key.order), key }, Math.max(1, limit - half), 'newer')
  return { stands: [...older.stands, ...newer.stands], older: older.older, newer: newer.newer }
}

/** Between what came before the time and what came then or later. */
function cutAt(log: ConversationLog, time: number): Cut {
  return { seq: log.reading.seqAt(time, log.head), pastAt: time, pastSeq: 0 }
}
