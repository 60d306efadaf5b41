import type { DecisionRecord } from '../conversations/entry'
import { detectLanguage } from './language'
import { passageId } from './prompt'
import { type Passage, readable } from './retrieve'
import { supportOf } from './support'

/** WhatsApp takes 4,096 characters; nobody reads them. */
const MOST_CHARS = 1500
/** A passage in another language can be compared by its numbers only, so it must at least be about the question. */
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
    const cited = passages.filter((_, i) => cites.includes(passageId(i)))
    const { language } = detectLanguage(sentence, Object.fromEntries(cited.map((passage) => [passage.language, 1])))
    const evidence = cited
      .map((passage) => ({
        text: readable(passage),
        sameLanguage: base(passage.language) === base(language),
        fit: passage.fit,
      }))
      .filter(({ sameLanguage, fit }) => sameLanguage || fit >= FIT_ACROSS_LANGUAGES)
    const support = supportOf(sentence, evidence)
    if (sentence === '' || !support.ok) continue
    kept.push(sentence)
    for (const { chunkId, documentId, title } of cited)
      sources.set(chunkId, { documentId, chunkId, title, quote: support.quote })
  }
  const text = kept.join(' ')
  return text === '' || text.length > MOST_CHARS ? null : { text, sources: [...sources.values()] }
}

/** Romanised Hindi is read like no other language's text: its script differs, so `hi-Latn` stands for itself. */
function base(language: string): string {
  return language === 'hi-Latn' ? language : (language.split('-')[0] ?? language)
}
