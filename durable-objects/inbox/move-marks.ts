import type { Mark } from '../../workers/conversations/live-event'
import type { Sql } from '../../workers/platform/operations'
import { blankMarks, deleteMarks, findMark, type MarkKey, marksByUser, saveDraft, saveSeen } from './marks'

export type MovedMark = MarkKey & { mark: Mark }

interface Writes {
  sql: Sql
  /** How far the feed has come. */
  n: number
  transaction(work: () => void): void
  sync(): Promise<void>
}

/**
 * What people have seen of a conversation and were writing there goes where it moves. What stands there already stays:
 * of seen messages both count, of two drafts the second follows the first. Cut off half way, it goes on where it was.
 */
export async function moveMarks(
  { sql, n, transaction, sync }: Writes,
  { from, to }: { from: string; to: string },
): Promise<MovedMark[]> {
  const users = [...marksByUser(sql, from)]
  if (users.length === 0) return []
  const moved: MovedMark[] = []
  for (const [userId, mark] of users) {
    const key = { conversationId: to, userId }
    transaction(() => {
      if (mark.seen === null) return
      saveSeen(sql, key, (findMark(sql, key)?.seen ?? 0) + mark.seen, n)
      sql.exec(`DELETE FROM marks WHERE conversation_id = ? AND user_id = ? AND kind = 'seen'`, from, userId)
    })
    for (const kind of ['reply', 'note'] as const) {
      const words = mark.drafts[kind]
      const standing = findMark(sql, key)?.drafts[kind]
      if (!words || standing?.endsWith(words)) continue
      while (!saveDraft(sql, key, kind, standing ? `${standing}\n${words}` : words, n)) await sync()
    }
    const now = findMark(sql, key)
    if (now) moved.push({ ...key, mark: now })
  }
  transaction(() => blankMarks(sql, from))
  await sync()
  transaction(() => deleteMarks(sql, from, n))
  return moved
}
