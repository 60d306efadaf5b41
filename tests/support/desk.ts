import { complete, rerank } from '../../workers/assistant/ai-calls'
import { detectLanguage } from '../../workers/assistant/language'
import { defaultHandbook } from '../../workers/assistant/settings/sections'
import type { Speech, Turn, TurnDeps } from '../../workers/assistant/turn'
import { Bm25Index, countTokens } from '../../workers/knowledge/bm25'
import { chunkDocument } from '../../workers/knowledge/chunk'
import type { DocumentKind, KnowledgeHit } from '../../workers/knowledge/document'
import { embed } from '../../workers/knowledge/embed'
import { fuse } from '../../workers/knowledge/fuse'
import { runModel } from '../stand-ins/ai/models'

export interface DeskDocument {
  title: string
  language?: string | undefined
  kind?: DocumentKind | undefined
  text: string
  audience?: string | undefined
}

type Passage = Omit<KnowledgeHit, 'score' | 'bm25' | 'coverage' | 'vector'>

const LEXICAL = 40
const NEAREST = 20
const MODEL_MS = 60_000
const ai = { run: async (model: string, inputs: Record<string, unknown>) => runModel(model, inputs) }

/** A tenant that knows these documents: search, models and all as in a turn, without a platform around it. */
export async function deskOf(documents: readonly DeskDocument[], locale = 'en-IN'): Promise<TurnDeps> {
  const passages = documents.filter(({ audience }) => audience !== 'agents').flatMap(passagesOf)
  const words = passages.map(({ title, heading, text }) => [title, heading, text].filter(Boolean).join('\n'))
  const index = new Bm25Index(words.map(countTokens))
  const embedded = await embed(ai, words, MODEL_MS)
  const vectors = embedded.ok ? embedded.value : []
  const places = new Map(passages.map(({ chunkId }, at) => [chunkId, at]))
  return {
    business: { name: 'The desk', timeZone: 'Asia/Kolkata', locale },
    handbook: defaultHandbook(),
    hours: { open: true, opensAt: null },
    spending: { neurons: 0, calls: 0 },
    clock: () => 0,
    classify: async () => ({ intent: null, confidence: 0, ranking: [] }),
    intents: async () => [],
    search: async (query, limit, vectorHits) => {
      const known = vectorHits.map(({ id, score }) => ({ at: places.get(id) ?? 0, score }))
      const { hits, weight } = index.search(query, LEXICAL)
      return fuse(hits, known, weight)
        .slice(0, limit)
        .flatMap(({ at, covered, ...hit }) => {
          const passage = passages[at]
          return passage ? [{ ...passage, ...hit, coverage: weight > 0 ? covered / weight : 0 }] : []
        })
    },
    nearest: async (query) => {
      const asked = await embed(ai, [query], MODEL_MS)
      const vector = asked.ok ? (asked.value[0] ?? []) : []
      const near = vectors.map((one, at) => ({
        id: passages[at]?.chunkId ?? '',
        score: one.reduce((sum, value, i) => sum + value * (vector[i] ?? 0), 0),
      }))
      return { ok: true, value: near.sort((a, b) => b.score - a.score).slice(0, NEAREST) }
    },
    rerank: (query, texts) => rerank(ai, query, texts, MODEL_MS),
    complete: (messages, schema) => complete(ai, messages, schema, MODEL_MS),
    hear: async () => ({ ok: false, reason: 'failed' }),
    look: async () => ({ ok: false, reason: 'failed' }),
  }
}

function passagesOf({ title, kind = 'text', text }: DeskDocument, n: number): Passage[] {
  const documentId = `doc_${n}`
  return chunkDocument(kind, text).map((chunk, i) => ({
    ...chunk,
    documentId,
    chunkId: `${documentId}.1.${i}`,
    title,
    language: detectLanguage(chunk.text).language,
  }))
}

/** A customer asks, after what was said before. */
export function turnAsking(text: string, history: readonly Speech[] = [], over: Partial<Turn> = {}): Turn {
  return {
    now: 0,
    contactName: null,
    windowOpen: true,
    burst: [{ seq: history.length + 1, text, type: 'text' }],
    history: [...history],
    labels: [],
    flow: null,
    lead: null,
    answersInARow: 0,
    ...over,
  }
}
