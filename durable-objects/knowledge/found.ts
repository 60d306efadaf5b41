import type { KnowledgeHit } from '../../workers/knowledge/document'

export type FoundChunk = Omit<KnowledgeHit, 'score' | 'bm25' | 'coverage' | 'vector'>

/** The first so many: what is shown with its neighbours seldom comes from further down, and each costs reading. */
const WITH_NEIGHBOURS = 4

/**
 * Passages by their places, each with what stands before and after it where that belongs to the same section: under the
 * same heading and in the same language. Entries of a FAQ have headings of their own, so they have no neighbours but the
 * parts of a long answer. One statement for all: each costs more than the rows it reads.
 */
export function chunksAt(
  sql: SqlStorage,
  places: readonly { documentId: string; n: number }[],
): (FoundChunk | undefined)[] {
  const rows = sql.exec(
    `SELECT asked.key, c.document_id, c.id, c.heading, c.text, c.language, c.place, d.title, d.audience,
       b.id AS before_id, b.text AS before_text, a.id AS after_id, a.text AS after_text
     FROM json_each(?) asked
     JOIN chunks c ON c.document_id = asked.value ->> 0 AND c.n = asked.value ->> 1
     JOIN documents d ON d.document_id = c.document_id
     LEFT JOIN chunks b ON asked.key < ${WITH_NEIGHBOURS} AND b.document_id = c.document_id AND b.n = c.n - 1
       AND b.heading IS c.heading AND b.language = c.language
     LEFT JOIN chunks a ON asked.key < ${WITH_NEIGHBOURS} AND a.document_id = c.document_id AND a.n = c.n + 1
       AND a.heading IS c.heading AND a.language = c.language`,
    JSON.stringify(places.map(({ documentId, n }) => [documentId, n])),
  )
  const chunks: (FoundChunk | undefined)[] = places.map(() => undefined)
  for (const row of rows) chunks[Number(row.key)] = chunkOf(row)
  return chunks
}

function chunkOf(row: Record<string, SqlStorageValue>): FoundChunk {
  return {
    chunkId: String(row.id),
    documentId: String(row.document_id),
    title: String(row.title),
    ...(row.heading === null ? {} : { heading: String(row.heading) }),
    text: String(row.text),
    language: String(row.language),
    ...(row.place === null ? {} : { place: String(row.place) }),
    audience: row.audience === 'agents' ? 'agents' : 'customers',
    ...(row.before_id === null ? {} : { before: { chunkId: String(row.before_id), text: String(row.before_text) } }),
    ...(row.after_id === null ? {} : { after: { chunkId: String(row.after_id), text: String(row.after_text) } }),
  }
}
