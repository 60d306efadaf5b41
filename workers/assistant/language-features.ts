import { plainText } from './plain-text'

const LONGEST_GRAM = 4
/** Enough of a message to know its language. */
const MOST_CHARS = 300

/** Character 1- to 4-grams of each word with its borders, and the word itself, hashed into `bins`. Shared with the training. */
export function languageBins(text: string, bins: number): number[] {
  const found: number[] = []
  // Accents tell languages apart, so they stay; the rest is normalised as everywhere.
  const words =
    text
      .slice(0, MOST_CHARS)
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}]+/gu) ?? []
  for (const word of words) {
    const padded = ` ${word} `
    for (let size = 1; size <= LONGEST_GRAM; size++) {
      for (let at = 0; at + size <= padded.length; at++) found.push(bin(padded.slice(at, at + size), bins))
    }
    found.push(bin(`_${plainText(word)}`, bins))
  }
  return found
}

function bin(gram: string, bins: number): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < gram.length; i++) hash = Math.imul(hash ^ gram.charCodeAt(i), 0x01000193)
  hash ^= hash >>> 15 // FNV's low bits alone spread badly over few bins
  return (hash >>> 0) % bins
}
