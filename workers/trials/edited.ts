import { detectLanguage } from '../assistant/language'
import type { TurnDeps } from '../assistant/turn'
import type { AiBinding } from '../env'
import { Bm25Index, countTokens } from '../knowledge/bm25'
import { chunkDocument } from '../knowledge/chunk'
import { chunkId } from '../knowledge/chunk-id'
import type { DocumentKind, KnowledgeHit } from '../knowledge/document'
import { embed } from '../knowledge/embed'

/** How a document would read: null when it would not be there. */
export interface Edit {
  documentId: string
  draft: { title: string; kind: DocumentKind; language: string | null; text: string } | null
}

/** Of the edited document, as many as an index would bring among the first. */
const OWN_HITS = 4
const EMBED_MS = 3000

/** The same knowledge with one document as it would be: what is published of it is left out, its draft stands beside the rest. */
export async function editedKnowledge(ai: AiBinding, { documentId, draft }: Edit): Promise<EditedKnowledge> {
  const chunks = draft ? chunksOf(documentId, draft) : []
  const readable = chunks.map(({ title, heading, text }) => [title, heading, text].filter(Boolean).join('\n'))
  const index = new Bm25Index(readable.map(countTokens))
  const embedded = chunks.length > 0 ? await embed(ai, readable, EMBED_MS) : undefined
  const vectors = embedded?.ok ? embedded.value : []
  const own = async (query: string, ai: AiBinding): Promise<KnowledgeHit[]> => {
    if (chunks.length === 0) return []
    const { hits, weight } = index.search(query, OWN_HITS)
    const asked = vectors.length > 0 ? await embed(ai, [query], EMBED_MS) : undefined
    const meant = asked?.ok ? asked.value[0] : undefined
    const near = vectors.map((vector, at) => ({ at, cosine: meant ? cosineOf(meant, vector) : 0 }))
    const best = near.toSorted((a, b) => b.cosine - a.cosine).slice(0, OWN_HITS)
    const found = new Set([...hits.map(({ at }) => at), ...best.map(({ at }) => at)])
    return [...found].flatMap((at) => {
      const chunk = chunks[at]
      const hit = hits.find((one) => one.at === at)
      if (!chunk) return []
      const coverage = hit && weight > 0 ? hit.covered / weight : 0
      const vector = near[at]?.cosine ?? 0
      return [{ ...chunk, score: Math.max(coverage, vector), bm25: hit?.score ?? 0, coverage, vector }]
    })
  }
  return {
    under: (deps, ai) => ({
      ...deps,
      search: async (query, limit, vectorHits, options) => {
        const published = await deps.search(query, limit, vectorHits, options)
        if (published === null) return null
        const rest = published.filter((hit) => hit.documentId !== documentId)
        return [...(await own(query, ai)), ...rest].slice(0, limit)
      },
    }),
    passage: (id) => {
      const at = chunks.findIndex((chunk) => chunk.chunkId === id)
      const chunk = chunks[at]
      return chunk ? { text: readable[at] ?? '', language: chunk.language } : null
    },
  }
}

interface EditedKnowledge {
  /** The same turn, asking the knowledge as it would be; `ai` pays for it. */
  under(deps: TurnDeps, ai: AiBinding): TurnDeps
  passage(id: string): { text: string; language: string } | null
}

type DraftChunk = Pick<KnowledgeHit, 'chunkId' | 'documentId' | 'title' | 'heading' | 'text' | 'language'>

function chunksOf(documentId: string, { title, kind, language, text }: NonNullable<Edit['draft']>): DraftChunk[] {
  return chunkDocument(kind, text).map((chunk, n) => ({
    chunkId: chunkId(documentId, DRAFT_VERSION, n),
    documentId,
    title,
    ...(chunk.heading === undefined ? {} : { heading: chunk.heading }),
    text: chunk.text,
    language: language ?? detectLanguage(chunk.text).language,
  }))
}

/** Of no document that is read: nobody can open a passage of a draft. */
const DRAFT_VERSION = 999_999_999

function cosineOf(a: readonly number[], b: readonly number[]): number {
  let [dot, aa, bb] = [0, 0, 0]
  for (const [i, x] of a.entries()) {
    const y = b[i] ?? 0
    dot += x * y
    aa += x * x
    bb += y * y
  }
  return aa === 0 || bb === 0 ? 0 : dot / Math.sqrt(aa * bb)
}
