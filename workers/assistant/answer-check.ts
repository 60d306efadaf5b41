import type { DecisionRecord } from '../conversations/entry'
import { isBare } from './bare-words'
import { base, detectLanguage } from './language'
import { passageId } from './prompt'
import { type Passage, readable } from './retrieve'
import { type Evidence, type Support, supportOf } from './support'

/** WhatsApp takes 4,096 characters; nobody reads them. */
const MOST_CHARS = 1500
/** A passage in another language can be compared in part only, so it must at least be about the question. */
const FIT_ACROSS_LANGUAGES = 0.3
/** Rows and items of a list have no full stop: without a line of its own each would run into the next. */
const ENDS = /[.!?…।؟؛:][)"”’»]?$/u

/** Keeps the sentences their cited passages support, in order; null when none is left. */
export function checkedAnswer(
  sentences: readonly { text: string; cites: readonly string[] }[],
  passages: readonly Passage[],
): { text: string; sources: DecisionRecord['sources'] } | null {
  const kept: string[] = []
  const sources = new Map<string, DecisionRecord['sources'][number]>()
  for (const { text, cites } of sentences) {
    const sentence = text.trim()
    if (sentence === '' || isBare(sentence)) continue
    const grounds = groundsOf(sentence, cites, passages)
    if (!grounds) continue
    kept.push(sentence)
    for (const { chunkId, documentId, title, text } of grounds.passages) {
      const lines = grounds.quote.split('\n')
      const quoted = grounds.passages.length === 1 ? lines : lines.filter((line) => text.includes(line))
      const before = sources.get(chunkId)?.quote?.split('\n') ?? []
      const quote = [...new Set([...before, ...quoted])].join('\n')
      sources.set(chunkId, { documentId, chunkId, title, ...(quote === '' ? {} : { quote }) })
    }
  }
  const text = kept.reduce((said, next) => (said === '' ? next : `${said}${ENDS.test(said) ? ' ' : '\n'}${next}`), '')
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
  for (const some of [cited, ...passages.map((passage) => [passage]), ...cited.flatMap(overBorders)]) {
    const support = supportIn(sentence, some)
    if (support.ok) return { passages: some, quote: support.quote }
  }
  return null
}

/** An answer may run over the border of what it cites, or stand just beyond it: then the neighbour is its source too. */
function overBorders(passage: Passage): Passage[][] {
  return [passage.before, passage.after].flatMap((neighbour) => {
    if (!neighbour) return []
    const beside = { ...passage, ...neighbour }
    return [[beside], [passage, beside]]
  })
}

function supportIn(sentence: string, passages: readonly Passage[]): Support {
  const { language } = detectLanguage(sentence, Object.fromEntries(passages.map((passage) => [passage.language, 1])))
  const evidence = passages.flatMap((passage): Evidence[] => {
    const sameLanguage = base(passage.language) === base(language)
    return sameLanguage || passage.fit >= FIT_ACROSS_LANGUAGES ? [{ text: readable(passage), sameLanguage }] : []
  })
  return supportOf(sentence, evidence)
}
