import { type Postings, postingsOf, type TokenCounts } from '../../workers/knowledge/postings'

/** Documents are indexed together up to so many passages: when one changes, only those beside it are sorted again. */
const SEGMENT_PASSAGES = 1000

export interface IndexedPassage {
  id: string
  documentId: string
  n: number
  /** A number of its words; null: stored before there was one. */
  words: number | null
}

export interface Segment {
  documents: Set<string>
  passages: IndexedPassage[]
  postings: Postings
}

/** Of a tenant's segments, those in which nothing changed; what stands beside a change, or alone, is read anew. */
export function refreshed(sql: SqlStorage, segments: readonly Segment[], changed: ReadonlySet<string>): Segment[] {
  const isKept = ({ documents, passages }: Segment) =>
    passages.length >= SEGMENT_PASSAGES / 2 && documents.isDisjointFrom(changed)
  const read = new Set(changed)
  for (const segment of segments) if (!isKept(segment)) for (const id of segment.documents) read.add(id)
  return [...segments.filter(isKept), ...readSegments(sql, read)]
}

/** All documents, or those named, in their order. */
export function readSegments(sql: SqlStorage, only?: ReadonlySet<string>): Segment[] {
  const rows = sql.exec(
    `SELECT document_id, n, id, words, hashes, counts, length FROM chunks
     WHERE ?1 IS NULL OR document_id IN (SELECT value FROM json_each(?1)) ORDER BY document_id, n`,
    only ? JSON.stringify([...only]) : null,
  )
  const segments: Segment[] = []
  let passages: IndexedPassage[] = []
  let tokens: TokenCounts[] = []
  const close = () => {
    if (passages.length === 0) return
    const documents = new Set(passages.map(({ documentId }) => documentId))
    segments.push({ documents, passages, postings: postingsOf(tokens) })
    passages = []
    tokens = []
  }
  for (const row of rows) {
    const documentId = String(row.document_id)
    // A document is never cut in two.
    if (passages.length >= SEGMENT_PASSAGES && passages.at(-1)?.documentId !== documentId) close()
    passages.push({
      id: String(row.id),
      documentId,
      n: Number(row.n),
      words: row.words === null ? null : Number(row.words),
    })
    tokens.push({
      hashes: new Uint32Array(bytesOf(row.hashes)),
      counts: new Uint8Array(bytesOf(row.counts)),
      length: Number(row.length),
    })
  }
  close()
  return segments
}

function bytesOf(value: SqlStorageValue | undefined): ArrayBuffer {
  return value instanceof ArrayBuffer ? value : new ArrayBuffer(0)
}
