import { rerank } from '../../../workers/assistant/ai-calls'
import { detectLanguage } from '../../../workers/assistant/language'
import { rankPassages } from '../../../workers/assistant/retrieve'
import type { AiBinding } from '../../../workers/env'
import { Bm25Index, countTokens } from '../../../workers/knowledge/bm25'
import { embed } from '../../../workers/knowledge/embed'
import { fuse } from '../../../workers/knowledge/fuse'
import type { AskedRow, PassageRow } from './data'
import { mean, percent, reciprocalRank } from './scores'
import { Stopwatch } from './timing'

/** As many as the turn asks of Vectorize, and of the tenant's own index. */
const NEAREST = 20
const LEXICAL = 40
/** No customer is waiting. */
const MODEL_MS = 60_000

export interface Ranked {
  id: string
  ranking: string[]
}

export interface RetrievalScores {
  mrr10: number
  recall1: number
  recall5: number
  /** Of the whole way, with the models. */
  msPerCall: number
  /** Of full text and fusion alone: the tenant's own index. */
  searchMs: number
}

export type RankedAll = Pick<RetrievalScores, 'msPerCall' | 'searchMs'> & { rankings: Ranked[] }

/** A tenant's knowledge, asked as the turn asks it. */
async function knowledgeOf(passages: readonly PassageRow[], ai: AiBinding) {
  const searching = new Stopwatch()
  const chunks = passages.map(({ id, text, title = '' }) => ({
    chunkId: id,
    documentId: id,
    title: title.replaceAll('_', ' '),
    text,
    language: detectLanguage(text).language,
  }))
  const index = new Bm25Index(chunks.map(({ title, text }) => countTokens(`${title}\n\n${text}`)))
  const places = new Map(chunks.map(({ chunkId }, at) => [chunkId, at]))
  const embedded = await embed(
    ai,
    chunks.map(({ title, text }) => [title, text].filter(Boolean).join('\n')),
    MODEL_MS,
  )
  const vectors = embedded.ok ? embedded.value : []
  const deps = {
    nearest: async (query: string) => {
      const asked = await embed(ai, [query], MODEL_MS)
      return asked.ok ? { ok: true as const, value: nearest(vectors, asked.value[0] ?? [], chunks) } : asked
    },
    search: async (query: string, limit: number, vectorHits: { id: string; score: number }[]) => {
      const known = vectorHits.map(({ id, score }) => ({ at: places.get(id) ?? 0, score }))
      const { fused, weight } = searching.time(() => {
        const { hits, weight } = index.search(query, LEXICAL)
        return { fused: fuse(hits, known, weight), weight }
      })
      return fused.slice(0, limit).flatMap(({ at, covered, ...hit }) => {
        const chunk = chunks[at]
        return chunk ? [{ ...chunk, ...hit, coverage: weight > 0 ? covered / weight : 0 }] : []
      })
    },
    rerank: (query: string, texts: readonly string[]) => rerank(ai, query, texts, MODEL_MS),
  }
  return {
    searching,
    async rank({ id, text }: AskedRow): Promise<Ranked> {
      const { passages: found } = await rankPassages(text, detectLanguage(text).language, deps)
      return { id, ranking: found.map(({ chunkId }) => chunkId) }
    },
  }
}

function nearest(vectors: readonly number[][], asked: readonly number[], chunks: readonly { chunkId: string }[]) {
  return vectors
    .map((vector, at) => ({
      id: chunks[at]?.chunkId ?? '',
      score: vector.reduce((sum, value, i) => sum + value * (asked[i] ?? 0), 0),
    }))
    .sort((a, b) => b.score - a.score)
    .slice(0, NEAREST)
}

export async function rankAll(
  passages: readonly PassageRow[],
  questions: readonly AskedRow[],
  ai: AiBinding,
): Promise<RankedAll> {
  const knowledge = await knowledgeOf(passages, ai)
  const watch = new Stopwatch()
  const rankings: Ranked[] = []
  for (const question of questions) rankings.push(await watch.timeAsync(() => knowledge.rank(question)))
  return { rankings, msPerCall: watch.median, searchMs: knowledge.searching.median }
}

export function scoreRankings(
  relevant: readonly (readonly string[])[],
  { rankings, msPerCall, searchMs }: RankedAll,
): RetrievalScores {
  const reciprocal = rankings.map(({ ranking }, at) => reciprocalRank(ranking, relevant[at] ?? []))
  return {
    mrr10: 100 * mean(reciprocal),
    recall1: percent(reciprocal.filter((value) => value === 1).length, reciprocal.length),
    recall5: percent(reciprocal.filter((value) => value >= 1 / 5).length, reciprocal.length),
    msPerCall,
    searchMs,
  }
}
