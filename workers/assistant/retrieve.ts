import type { KnowledgeHit } from '../knowledge/document'
import { readersPart } from './guard'
import { withNeighbours } from './neighbours'
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
/** Below both a passage has nothing to do with the question: rerankers read some of our languages badly. */
const LEAST_FIT = 0.02
const LEAST_COVERAGE = 0.3
/** A passage in the customer's language may fit this much worse than the best and still be preferred. */
const OWN_LANGUAGE_WORTH = 0.4
/**
 * Of the reranker's log odds beside the search's score: in doubt it leaves the order, and a sure one (0.999 against 0.001)
 * turns it. On XQuAD and FAQ entries better than its probabilities, ranks (RRF) or the reranker alone.
 */
const RERANKER_WORTH = 0.03
/** Surer than this a reranker cannot be. */
const SUREST = 1e-5
/** Of the fit of lexical coverage: a text that holds all words of a question is likely, not certainly, its answer. */
const COVERAGE_WORTH = 0.9

/** What the model is shown, the best with what stands beside them. */
export async function retrieve(query: string, language: string, deps: RetrievalDeps): Promise<Retrieved> {
  const { passages, missing } = await rankPassages(query, language, deps)
  const fitting = passages.filter(({ fit, coverage }) => fit >= LEAST_FIT || coverage >= LEAST_COVERAGE)
  return { passages: withNeighbours(fitting.slice(0, SHOWN)), missing }
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
  return { passages: ownLanguageFirst(judged, language), missing }
}

/** The search's scores grow with its certainty, so they count as shares of the best. */
function byStanding(passages: readonly Passage[]): (a: Passage, b: Passage) => number {
  const best = Math.max(...passages.map(({ score }) => score))
  const standing = ({ score, fit }: Passage) => (best > 0 ? score / best : 0) + RERANKER_WORTH * logOdds(fit)
  return (a, b) => standing(b) - standing(a)
}

function logOdds(fit: number): number {
  const bounded = Math.min(Math.max(fit, SUREST), 1 - SUREST)
  return Math.log(bounded / (1 - bounded))
}

/**
 * First those in the customer's language, when one says as much on the matter; then whatever does, for the model to
 * translate: the language of a few words is a guess.
 */
function ownLanguageFirst(passages: Passage[], language: string): Passage[] {
  const best = Math.max(0, ...passages.map(({ fit }) => fit))
  const isOwn = (passage: Passage) => passage.language === language
  if (!passages.some((passage) => isOwn(passage) && passage.fit >= best * OWN_LANGUAGE_WORTH)) return passages
  return [...passages.filter(isOwn), ...passages.filter((passage) => !isOwn(passage))]
}

export function readable({ title, heading, text }: KnowledgeHit): string {
  return [title, heading, text].filter(Boolean).join('\n')
}

/** Without a reranker: what full text and vectors say, each on its own scale. */
function lexicalFit({ coverage, vector }: KnowledgeHit): number {
  return Math.max(coverage * COVERAGE_WORTH, vector)
}
