import type { DecisionRecord } from '../conversations/entry'
import { detectLanguage } from './language'
import { passageId } from './prompt'
import { type Passage, readable } from './retrieve'
import { type Evidence, type Support, supportOf } from './support'

/** WhatsApp takes 4,096 characters; nobody reads them. */
const MOST_CHARS = 1500
/** A passage in another language can be compared in part only, so it must at least be about the question. */
const FIT_ACROSS_LANGUAGES = 0.3

/** Keeps the sentences their cited passages support, in order; null when none is left. */
export function checkedAnswer(
  sentences: readonly { text: string; cites: readonly string[] }[],
  passages: readonly Passage[],
): { text: string; sources: DecisionRecord['sources'] } | null {
  const kept: string[] = []
  const sources = new Map<string, DecisionRecord['sources'][number]>()
  for (const { text, cites } of sentences) {
    const sentence = text.trim()
    if (sentence === '') continue
    const grounds = groundsOf(sentence, cites, passages)
    if (!grounds) continue
    kept.push(sentence)
    for (const { chunkId, documentId, title } of grounds.passages)
      sources.set(chunkId, { documentId, chunkId, title, quote: grounds.quote })
  }
  const text = kept.join(' ')
  return text === '' || text.length > MOST_CHARS ? null : { text, sources: [...sources.values()] }
}

/**
 * The passages it stands in: the cited ones together, else a single one of those shown, for a small model mixes their
 * numbers up. What cites nothing, or nothing that was shown, claims no source and gets none.
 */
function groundsOf(
  sentence: string,
  cites: readonly string[],
  passages: readonly Passage[],
): { passages: Passage[]; quote: string } | null {
  const cited = passages.filter((_, i) => cites.includes(passageId(i)))
  if (cited.length === 0) return null
  for (const some of [cited, ...passages.map((passage) => [passage])]) {
    const support = supportIn(sentence, some)
    if (support.ok) return { passages: some, quote: support.quote }
  }
  return null
}

function supportIn(sentence: string, passages: readonly Passage[]): Support {
  const { language } = detectLanguage(sentence, Object.fromEntries(passages.map((passage) => [passage.language, 1])))
  const evidence = passages.flatMap((passage): Evidence[] => {
    const sameLanguage = base(passage.language) === base(language)
    return sameLanguage || passage.fit >= FIT_ACROSS_LANGUAGES ? [{ text: readable(passage), sameLanguage }] : []
  })
  return supportOf(sentence, evidence)
}

/** Romanised Hindi is read like no other language's text: its script differs, so `hi-Latn` stands for itself. */
function base(language: string): string {
  return language === 'hi-Latn' ? language : (language.split('-')[0] ?? language)
}
