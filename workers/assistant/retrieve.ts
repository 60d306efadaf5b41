import type { KnowledgeHit } from '../knowledge/document'
import { readersPart } from './guard'
import type { TurnDeps } from './turn'

/** A passage with how well it fits the question, 0..1, by the best judge that answered. */
export interface Passage extends KnowledgeHit {
  fit: number
}

type RetrievalDeps = Pick<TurnDeps, 'nearest' | 'search' | 'rerank'>

export interface Retrieved {
  passages: Passage[]
  missing: ('no_vectors' | 'no_reranker' | 'no_knowledge_base')[]
}

const CANDIDATES = 12
const SHOWN = 5
const VECTORS_MS = 2000
const RERANK_MS = 1500
/** Below this a passage has nothing to do with the question, by any judge. */
const LEAST_FIT = 0.02
/** A passage in the customer's language may fit this much worse than the best and still be preferred. */
const OWN_LANGUAGE_WORTH = 0.4
/** Of the reranker beside full text and vectors: it mends their order, and does not make it alone. */
const RERANKER_WORTH = 0.2
/** Of the fit of lexical coverage: a text that holds all words of a question is likely, not certainly, its answer. */
const COVERAGE_WORTH = 0.9

/** What the model is shown. */
export async function retrieve(query: string, language: string, deps: RetrievalDeps): Promise<Retrieved> {
  const { passages, missing } = await rankPassages(query, language, deps)
  return { passages: passages.slice(0, SHOWN), missing }
}

/** Vectors and full text, fused in the tenant's own index, then reranked. Whatever fails is left out and named. */
export async function rankPassages(query: string, language: string, deps: RetrievalDeps): Promise<Retrieved> {
  const missing: Retrieved['missing'] = []
  const vectors = await deps.nearest(query, VECTORS_MS)
  if (!vectors.ok) missing.push('no_vectors')
  const found = await deps.search(query, CANDIDATES, vectors.ok ? vectors.value : [])
  if (found === null) return { passages: [], missing: [...missing, 'no_knowledge_base'] }
  const hits = found.map(readersPart).filter(({ text }) => text !== '')
  if (hits.length === 0) return { passages: [], missing }
  const scores = await deps.rerank(query, hits.map(readable), RERANK_MS)
  if (!scores.ok) missing.push('no_reranker')
  const judged = hits.map((hit, i) => ({ ...hit, fit: scores.ok ? (scores.value[i] ?? 0) : lexicalFit(hit) }))
  if (scores.ok) judged.sort(byStanding(judged))
  const fitting = judged.filter(({ fit }) => fit >= LEAST_FIT)
  return { passages: inOwnLanguage(fitting, language), missing }
}

/** The search's scores grow with its certainty, so they count as shares of the best. */
function byStanding(passages: readonly Passage[]): (a: Passage, b: Passage) => number {
  const best = Math.max(...passages.map(({ score }) => score))
  const standing = ({ score, fit }: Passage) => (best > 0 ? score / best : 0) + RERANKER_WORTH * fit
  return (a, b) => standing(b) - standing(a)
}

/** The customer's language, when it says as much on the matter; else whatever does, for the model to translate. */
function inOwnLanguage(passages: Passage[], language: string): Passage[] {
  const best = Math.max(0, ...passages.map(({ fit }) => fit))
  const own = passages.filter((passage) => passage.language === language)
  return own.some(({ fit }) => fit >= best * OWN_LANGUAGE_WORTH) ? own : passages
}

export function readable({ title, heading, text }: KnowledgeHit): string {
  return [title, heading, text].filter(Boolean).join('\n')
}

/** Without a reranker: what full text and vectors say, each on its own scale. */
function lexicalFit({ coverage, vector }: KnowledgeHit): number {
  return Math.max(coverage * COVERAGE_WORTH, vector)
}
