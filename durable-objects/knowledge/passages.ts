import { parseChunkId } from '../../workers/knowledge/chunk-id'
import type { Audience, KnowledgePassage, ListedPassage } from '../../workers/knowledge/document'

/** `replaced`: the document was saved anew since; `removed`: it is gone. */
export type PassageFound =
  | { ok: true; passage: KnowledgePassage }
  | { ok: false; reason: 'not_found' | 'replaced' | 'removed' }

export function findPassage(sql: SqlStorage, chunkId: string): PassageFound {
  const place = parseChunkId(chunkId)
  if (!place) return { ok: false, reason: 'not_found' }
  const { documentId, version, n } = place
  const held = sql
    .exec('SELECT version, title, removed, audience, url FROM documents WHERE document_id = ?', documentId)
    .toArray()[0]
  if (!held || version > Number(held.version)) return { ok: false, reason: 'not_found' }
  if (held.removed === 1) return { ok: false, reason: 'removed' }
  if (version < Number(held.version)) return { ok: false, reason: 'replaced' }
  const row = sql
    .exec('SELECT heading, text, language, place FROM chunks WHERE document_id = ? AND n = ?', documentId, n)
    .toArray()[0]
  if (!row) return { ok: false, reason: 'not_found' }
  return {
    ok: true,
    passage: {
      id: chunkId,
      documentId,
      title: String(held.title),
      heading: row.heading === null ? null : String(row.heading),
      text: String(row.text),
      language: String(row.language),
      place: row.place === null ? null : String(row.place),
      audience: audienceOf(held.audience),
      url: held.url === null ? null : String(held.url),
    },
  }
}

export interface PassagePage {
  documentId: string
  /** From this one on. */
  from: number
  limit: number
}

/** In the document's order. Phrasings of one answer are told with it, not as passages of their own. */
export function listPassages(sql: SqlStorage, { documentId, from, limit }: PassagePage): ListedPassage[] {
  const rows = sql
    .exec(
      `SELECT id, n, heading, text, language, place, words FROM chunks AS one
       WHERE document_id = ?1 AND n >= ?2 AND NOT EXISTS (
         SELECT 1 FROM chunks AS before WHERE before.document_id = ?1 AND before.words = one.words AND before.n < one.n
           AND before.text = one.text)
       ORDER BY n LIMIT ?3`,
      documentId,
      from,
      limit,
    )
    .toArray()
  return rows.map((row) => ({
    id: String(row.id),
    n: Number(row.n),
    heading: row.heading === null ? null : String(row.heading),
    phrasings: row.words === null ? [] : phrasingsOf(sql, documentId, row),
    text: String(row.text),
    language: String(row.language),
    place: row.place === null ? null : String(row.place),
    sameAs: row.words === null ? null : holderOf(sql, documentId, Number(row.words)),
  }))
}

function phrasingsOf(sql: SqlStorage, documentId: string, first: Record<string, SqlStorageValue>): string[] {
  return sql
    .exec(
      'SELECT heading FROM chunks WHERE document_id = ? AND words = ? AND n > ? AND text = ? AND heading IS NOT NULL ORDER BY n',
      documentId,
      first.words ?? null,
      first.n ?? null,
      first.text ?? null,
    )
    .toArray()
    .map((row) => String(row.heading))
    .filter((heading) => heading !== first.heading)
}

function holderOf(sql: SqlStorage, documentId: string, words: number): ListedPassage['sameAs'] {
  const other = sql
    .exec(
      `SELECT d.document_id, d.title FROM chunks c JOIN documents d USING (document_id)
       WHERE c.words = ? AND c.document_id <> ? AND d.removed = 0 LIMIT 1`,
      words,
      documentId,
    )
    .toArray()[0]
  return other ? { documentId: String(other.document_id), title: String(other.title) } : null
}

function audienceOf(value: SqlStorageValue | undefined): Audience {
  return value === 'agents' ? 'agents' : 'customers'
}
