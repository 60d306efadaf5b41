import type { ConversationRow } from '../../workers/conversations/live-event'
import type { Sql } from '../../workers/platform/operations'

/** With people, and the customer waits for an answer. Who waits for nobody stands in `people`. */
export const WAITING = 'waiting'
export const PEOPLE = 'people'
/** The only section that grows with history. */
export const RESOLVED = 'resolved'
export const SNOOZED = 'snoozed'

/**
 * Where a row stands: `waiting`, `people`, `assistant`, `agent:<id>`, `nobody` while open, else its state. Counts and views
 * are made of it.
 */
export function sectionOf({ state, baton, waitingSince }: ConversationRow): string {
  if (state !== 'open') return state
  if (baton.holder === 'agent') return agentSection(baton.userId)
  return baton.holder === 'people' && waitingSince !== null ? WAITING : baton.holder
}

export function agentSection(userId: string): string {
  return `agent:${userId}`
}

export function isOpen(section: string): boolean {
  return section !== SNOOZED && section !== RESOLVED
}

/** Every section that holds a conversation, the newest first: from one to the next through the index, past all they hold. */
export function sectionsOf(sql: Sql): string[] {
  const found = sql.exec<{ section: string }>(
    `WITH RECURSIVE sections (section) AS (
       SELECT MIN(section) FROM conversations INDEXED BY conversations_by_section WHERE section IS NOT NULL
       UNION ALL
       SELECT (SELECT MIN(c.section) FROM conversations c INDEXED BY conversations_by_section
               WHERE c.section > sections.section)
       FROM sections WHERE section IS NOT NULL
     )
     SELECT section, (SELECT MAX(c.last_at) FROM conversations c INDEXED BY conversations_by_section
                      WHERE c.section = sections.section) AS newest
     FROM sections WHERE section IS NOT NULL ORDER BY newest DESC`,
  )
  return found.toArray().map(({ section }) => section)
}
