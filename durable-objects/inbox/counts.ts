import type { InboxCounts } from '../../workers/conversations/live-event'
import type { Sql } from '../../workers/platform/operations'
import { agentSection, PEOPLE, RESOLVED, SNOOZED, WAITING } from './sections'

const AGENT = agentSection('')

/**
 * How many conversations each section holds: read once from the index, then kept in step with every change of a row. The
 * resolved ones are not read but remembered by the feed: they are all of history.
 */
export class Counts {
  readonly #sql: Sql
  #bySection: Map<string, number> | undefined

  constructor(sql: Sql) {
    this.#sql = sql
  }

  /** Called after the change is stored. Before the first question there is nothing to keep in step. */
  move(from: string | null, to: string | null): void {
    if (!this.#bySection || from === to) return
    if (from !== null) this.#add(this.#bySection, from, -1)
    if (to !== null) this.#add(this.#bySection, to, 1)
  }

  /** What memory holds may be wrong (a transaction failed, everything was erased): the next question reads anew. */
  reset(): void {
    this.#bySection = undefined
  }

  now(resolved: number): InboxCounts {
    this.#bySection ??= this.#read()
    const counts = { ...noCounts(), resolved }
    for (const [section, count] of this.#bySection) addTo(counts, section, count)
    return counts
  }

  #add(counts: Map<string, number>, section: string, by: number): void {
    if (section === RESOLVED) return
    const count = (counts.get(section) ?? 0) + by
    if (count === 0) counts.delete(section)
    else counts.set(section, count)
  }

  #read(): Map<string, number> {
    const rows = this.#sql.exec<{ section: string; count: number }>(
      `SELECT section, COUNT(*) AS count FROM conversations INDEXED BY conversations_by_section
       WHERE section < '${RESOLVED}' GROUP BY section
       UNION ALL
       SELECT section, COUNT(*) FROM conversations INDEXED BY conversations_by_section
       WHERE section > '${RESOLVED}' GROUP BY section`,
    )
    return new Map(rows.toArray().map(({ section, count }) => [section, count]))
  }
}

/** By how much a move of one conversation changes how many are resolved. */
export function resolvedBy(from: string | null, to: string | null): number {
  return Number(to === RESOLVED) - Number(from === RESOLVED)
}

/** So many more of a section. */
export function addTo(counts: InboxCounts, section: string, count: number): void {
  if (section === RESOLVED) counts.resolved += count
  else if (section === SNOOZED) counts.snoozed += count
  else counts.open += count
  if (section === PEOPLE || section === WAITING) counts.unassigned += count
  else if (section === 'assistant') counts.assistant += count
  else if (section.startsWith(AGENT)) {
    const userId = section.slice(AGENT.length)
    counts.byAgent[userId] = (counts.byAgent[userId] ?? 0) + count
  }
}

export function noCounts(): InboxCounts {
  return { open: 0, unassigned: 0, assistant: 0, snoozed: 0, resolved: 0, byAgent: {} }
}
