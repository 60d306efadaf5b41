import { fnv1a } from '../knowledge/bm25'
import { placeOf } from '../knowledge/postings'
import { meaningsOf } from './everyday-words'
import type { Vocabulary } from './intent-weights'
import { plainText } from './plain-text'
import { wordForm } from './word-form'

/** How often each feature of a text occurs, by its hash; one map for each block. */
export type FeatureCounts = Map<number, number>[]

/** A text in numbers: places of its features in the vocabulary, and weights of which each block's squares add up to its share. */
export interface FeatureVector {
  features: number[]
  weights: number[]
}

/**
 * Words and pairs side by side; character grams within words; words and pairs wherever they stand; what they speak of, alone
 * and in pairs. In folds of the training parts, 10 examples of each intent, the last adds 8 points to Hinglish-TOP, 4 to its
 * English half and 2 to Banking77, and takes nothing from CLINC150 and HINT3; at twice its share Banking77 loses them again.
 */
const BLOCK_SHARES = [0.26, 0.36, 0.26, 0.12]
const SHORTEST_GRAM = 2
const LONGEST_GRAM = 4
/** Of a long message: pairs grow with the square of its words. */
const MOST_WORDS = 60
const MOST_PAIRED = 24

export function featureCounts(text: string): FeatureCounts {
  const written = (plainText(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).slice(0, MOST_WORDS)
  const words = written.map(wordForm)
  const meanings = written.flatMap((word, i) => meaningsOf(word, words[i] ?? ''))
  return [inOrder(words), grams(words), anywhere(words, 'p'), anywhere(meanings, 'm')]
}

function inOrder(words: readonly string[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const [i, word] of words.entries()) {
    count(counts, `w${word}`)
    if (i > 0) count(counts, `w${words[i - 1]} ${word}`)
  }
  return counts
}

function grams(words: readonly string[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const word of words) {
    const padded = ` ${word} `
    for (let size = SHORTEST_GRAM; size <= LONGEST_GRAM; size++) {
      for (let at = 0; at + size <= padded.length; at++) count(counts, `c${padded.slice(at, at + size)}`)
    }
  }
  return counts
}

function anywhere(words: readonly string[], mark: string): Map<number, number> {
  const counts = new Map<number, number>()
  const distinct = [...new Set(words)].slice(0, MOST_PAIRED).sort()
  for (const [i, word] of distinct.entries()) {
    count(counts, `${mark}${word}`)
    for (const other of distinct.slice(i + 1)) count(counts, `${mark}${word}&${other}`)
  }
  return counts
}

/** Weighted by rarity. What training never saw has no place in the vector, but it lengthens the message all the same. */
export function featureVector(counts: FeatureCounts, { hashes, times, examples }: Vocabulary): FeatureVector {
  const vector: FeatureVector = { features: [], weights: [] }
  for (const [block, features] of counts.entries()) {
    let norm = 0
    const from = vector.features.length
    for (const [feature, often] of features) {
      const place = placeOf(hashes, feature)
      const seen = place === -1 ? 0 : (times[place] ?? 0)
      const weight = (1 + Math.log(often)) * (1 + Math.log((1 + examples) / (1 + seen)))
      norm += weight * weight
      if (place === -1) continue
      vector.features.push(place)
      vector.weights.push(weight)
    }
    const scale = norm === 0 ? 0 : Math.sqrt((BLOCK_SHARES[block] ?? 0) / norm)
    for (let i = from; i < vector.weights.length; i++) vector.weights[i] = (vector.weights[i] ?? 0) * scale
  }
  return vector
}

export function vocabularyOf(texts: readonly FeatureCounts[]): Vocabulary {
  const size = texts.reduce((sum, blocks) => blocks.reduce((more, block) => more + block.size, sum), 0)
  const all = new Uint32Array(size)
  let at = 0
  for (const blocks of texts) for (const block of blocks) for (const feature of block.keys()) all[at++] = feature
  all.sort()
  const hashes: number[] = []
  const times: number[] = []
  for (const [i, hash] of all.entries()) {
    if (i === 0 || hash !== all[i - 1]) {
      hashes.push(hash)
      times.push(0)
    }
    times[times.length - 1] = (times.at(-1) ?? 0) + 1
  }
  return { hashes: Uint32Array.from(hashes), times: Uint16Array.from(times), examples: texts.length }
}

function count(counts: Map<number, number>, feature: string): void {
  const hash = fnv1a(feature)
  counts.set(hash, (counts.get(hash) ?? 0) + 1)
}
