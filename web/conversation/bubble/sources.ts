import type { DecisionRecord } from '../../../workers/conversations/entry'
import { sentenceParts } from '../../../workers/knowledge/sentences'

export type SourcePart = { text: string; sources: number[] }

type Source = Pick<DecisionRecord['sources'][number], 'quote'>

/** A sentence holds a source's words when it shares this part of its own. */
const LEAST_SHARE = 0.3

/**
 * The answer cut after the sentences that a source supports, with the numbers (from 1) that stand there. A source whose
 * words are in no sentence, in another language for one, stands at the end.
 */
export function withSources(text: string, sources: readonly Source[]): SourcePart[] {
  if (sources.length === 0) return [{ text, sources: [] }]
  const sentences = sentenceParts(text)
  const numbers = sentences.map((): number[] => [])
  sources.forEach(({ quote }, index) => {
    numbers[placeOf(sentences, quote ?? '')]?.push(index + 1)
  })
  const parts: SourcePart[] = []
  let open = ''
  sentences.forEach((sentence, index) => {
    open += sentence
    const here = numbers[index] ?? []
    if (here.length === 0) return
    parts.push({ text: open, sources: here })
    open = ''
  })
  return open === '' ? parts : [...parts, { text: open, sources: [] }]
}

function placeOf(sentences: readonly string[], quote: string): number {
  const said = new Set(wordsOf(quote))
  const shares = sentences.map((sentence) => {
    const words = wordsOf(sentence)
    return words.length === 0 ? 0 : words.filter((word) => said.has(word)).length / words.length
  })
  const most = Math.max(...shares)
  return most < LEAST_SHARE ? sentences.length - 1 : shares.indexOf(most)
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]{2,}/gu) ?? []
}

export type Sureness = 'sure' | 'fairlySure' | 'unsure'

/** From 0 to 1 as the assistant knew it. */
export function surenessOf(confidence: number): Sureness {
  if (confidence >= 0.8) return 'sure'
  return confidence >= 0.5 ? 'fairlySure' : 'unsure'
}
