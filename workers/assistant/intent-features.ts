import { plainText } from './plain-text'

/** A sparse vector of length 1: feature → weight. */
export type FeatureVector = Map<string, number>

const SHORTEST_GRAM = 2
const LONGEST_GRAM = 5

/** Words and pairs of words, and apart from them the character grams within words: two blocks of equal say. */
export function featureCounts(text: string): [Map<string, number>, Map<string, number>] {
  const words = plainText(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  const byWord = new Map<string, number>()
  const byGram = new Map<string, number>()
  for (const [i, word] of words.entries()) {
    count(byWord, `w${word}`)
    if (i > 0) count(byWord, `w${words[i - 1]} ${word}`)
    const padded = ` ${word} `
    for (let size = SHORTEST_GRAM; size <= LONGEST_GRAM; size++) {
      for (let at = 0; at + size <= padded.length; at++) count(byGram, `c${padded.slice(at, at + size)}`)
    }
  }
  return [byWord, byGram]
}

/** Weighted by rarity; what training never saw has no weight. */
export function featureVector(text: string, rarity: ReadonlyMap<string, number>): FeatureVector {
  const vector: FeatureVector = new Map()
  for (const block of featureCounts(text)) {
    let norm = 0
    const weighted: [string, number][] = []
    for (const [feature, times] of block) {
      const weight = (1 + Math.log(times)) * (rarity.get(feature) ?? rarity.get(UNSEEN) ?? 0)
      norm += weight * weight
      if (rarity.has(feature)) weighted.push([feature, weight])
    }
    const scale = norm === 0 ? 0 : Math.sqrt(BLOCK_SHARE / norm)
    for (const [feature, weight] of weighted) vector.set(feature, weight * scale)
  }
  return vector
}

/** How rare a feature is that training never saw: it lengthens a message without resembling any example. */
export const UNSEEN = ''
const BLOCK_SHARE = 0.5

export function rarities(texts: readonly string[]): Map<string, number> {
  const frequency = new Map<string, number>()
  for (const text of texts) {
    for (const block of featureCounts(text)) for (const feature of block.keys()) count(frequency, feature)
  }
  const rarity = new Map<string, number>()
  for (const [feature, times] of frequency) rarity.set(feature, 1 + Math.log((1 + texts.length) / (1 + times)))
  rarity.set(UNSEEN, 1 + Math.log(1 + texts.length))
  return rarity
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
