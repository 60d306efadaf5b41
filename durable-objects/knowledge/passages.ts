import { parseChunkId } from '../../workers/knowledge/chunk'
import type { KnowledgePassage } from '../../workers/knowledge/document'

/** `replaced`: the document was saved anew since; `removed`: it is gone. */
export type PassageFound =
  | { ok: true; passage: KnowledgePassage }
  | { ok: false; reason: 'not_found' | 'replaced' | 'removed' }

export function findPassage(sql: SqlStorage, chunkId: string): PassageFound {
  const place = parseChunkId(chunkId)
  if (!place) return { ok: false, reason: 'not_found' }
  const { documentId, version, n } = place
  const held = sql.exec('SELECT version, title, removed FROM documents WHERE document_id = ?', documentId).toArray()[0]
  if (!held || version > Number(held.version)) return { ok: false, reason: 'not_found' }
  if (held.removed === 1) return { ok: false, reason: 'removed' }
  if (version < Number(held.version)) return { ok: false, reason: 'replaced' }
  const row = sql
    .exec('SELECT heading, text, language FROM chunks WHERE document_id = ? AND n = ?', documentId, n)
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
    },
  }
}
