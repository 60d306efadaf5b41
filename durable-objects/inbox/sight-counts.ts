import type { ConversationRow, InboxCounts } from '../../workers/conversations/live-event'
import { type Belongs, belongsOf, canSee, type Sight } from '../../workers/conversations/sight'
import type { Sql } from '../../workers/platform/operations'
import { addTo, noCounts } from './counts'
import { WHOSE, type Whose, whose } from './in-sight'
import { sectionOf } from './sections'

interface Group {
  section: string
  belongs: Belongs
  count: number
}

/**
 * How many conversations each section holds for somebody who does not see all: summed once by whose they are, then kept in
 * step with every row. Nothing is read while everybody sees everything.
 */
export class SightCounts {
  readonly #sql: Sql
  #groups: Map<string, Group> | undefined

  constructor(sql: Sql) {
    this.#sql = sql
  }

  /** Is there anything to keep in step. */
  get isKept(): boolean {
    return this.#groups !== undefined
  }

  /** Called after the change is stored. */
  move(from: ConversationRow | null, to: ConversationRow | null): void {
    if (!this.#groups) return
    if (from) this.#add(this.#groups, { section: sectionOf(from), belongs: belongsOf(from), count: -1 })
    if (to) this.#add(this.#groups, { section: sectionOf(to), belongs: belongsOf(to), count: 1 })
  }

  reset(): void {
    this.#groups = undefined
  }

  now(sight: Sight): InboxCounts {
    this.#groups ??= this.#read()
    const counts = noCounts()
    for (const { section, belongs, count } of this.#groups.values())
      if (canSee(sight, belongs)) addTo(counts, section, count)
    return counts
  }

  #add(groups: Map<string, Group>, { section, belongs, count }: Group): void {
    const key = JSON.stringify([section, belongs.userId ?? null, belongs.team ?? null])
    const sum = (groups.get(key)?.count ?? 0) + count
    if (sum === 0) groups.delete(key)
    else groups.set(key, { section, belongs, count: sum })
  }

  #read(): Map<string, Group> {
    const groups = new Map<string, Group>()
    const rows = this.#sql.exec<Record<string, SqlStorageValue> & Whose & { section: string; count: number }>(
      `SELECT section, ${WHOSE}, COUNT(*) AS count FROM conversations WHERE section IS NOT NULL GROUP BY 1, 2, 3`,
    )
    for (const row of rows) this.#add(groups, { section: row.section, belongs: whose(row), count: row.count })
    return groups
  }
}
