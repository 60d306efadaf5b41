import { countTokens, type TokenCounts } from '../../workers/knowledge/bm25'

/** What a passage is found by: the title and heading above it are part of what it says. */
export function countPassage(passage: {
  title: string
  heading?: string | null | undefined
  text: string
}): TokenCounts {
  return countTokens(`${passage.title}\n${passage.heading ?? ''}\n${passage.text}`)
}

/** As bytes of a row. */
export function stored({ hashes, counts }: TokenCounts): [ArrayBuffer, ArrayBuffer] {
  return [Uint32Array.from(hashes).buffer, Uint8Array.from(counts).buffer]
}

/**
 * Passages that a migration marked, for there are other tokens now than when they were put, are counted anew. One by one:
 * the texts of a whole knowledge at once may be more than an object's memory.
 */
export function countMarked(sql: SqlStorage): void {
  for (const { id, n } of sql.exec('SELECT document_id AS id, n FROM chunks WHERE length = 0').toArray()) {
    const rows = sql.exec(
      `SELECT d.title, c.heading, c.text FROM chunks c JOIN documents d USING (document_id)
       WHERE c.document_id = ? AND c.n = ?`,
      id ?? null,
      n ?? null,
    )
    for (const { title, heading, text } of rows.toArray()) {
      const passage = { title: String(title), heading: heading === null ? null : String(heading), text: String(text) }
      const tokens = countPassage(passage)
      sql.exec(
        'UPDATE chunks SET hashes = ?, counts = ?, length = ? WHERE document_id = ? AND n = ?',
        ...[...stored(tokens), tokens.length, id ?? null, n ?? null],
      )
    }
  }
}
