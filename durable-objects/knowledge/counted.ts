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

/** Passages that a migration marked, for there are other tokens now than when they were put, are counted anew. */
export function countMarked(sql: SqlStorage): void {
  const marked = sql
    .exec(
      `SELECT c.document_id, c.n, d.title, c.heading, c.text FROM chunks c JOIN documents d USING (document_id)
       WHERE c.length = 0`,
    )
    .toArray()
  for (const { document_id, n, title, heading, text } of marked) {
    const tokens = countPassage({
      title: String(title),
      heading: heading === null ? null : String(heading),
      text: String(text),
    })
    sql.exec(
      'UPDATE chunks SET hashes = ?, counts = ?, length = ? WHERE document_id = ? AND n = ?',
      ...stored(tokens),
      tokens.length,
      document_id ?? null,
      n ?? null,
    )
  }
}
