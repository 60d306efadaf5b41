/** One text's tokens: 32-bit hashes ascending, how often each occurs, and how many there are in all. */
export interface TokenCounts {
  hashes: Uint32Array
  counts: Uint8Array
  length: number
}

/** Which texts have a token, and how often: the tokens ascending, each with its texts from `starts[token]` on. */
export interface Postings {
  tokens: Uint32Array
  starts: Uint32Array
  texts: Uint16Array
  counts: Uint8Array
  /** Of each text, in tokens. */
  lengths: Uint32Array
}

/** Sorted by so many bits of the token at a time. */
const DIGIT_BITS = 11
const DIGITS = 2 ** DIGIT_BITS

/** Sorted as numbers, digit by digit: a Map of the tokens of 10,000 passages takes seconds to fill. */
export function postingsOf(all: readonly TokenCounts[]): Postings {
  const size = all.reduce((sum, { hashes }) => sum + hashes.length, 0)
  let hashes = new Uint32Array(size)
  /** Text and count in one number: they are moved together. */
  let notes = new Uint32Array(size)
  let at = 0
  for (let text = 0; text < all.length; text++) {
    const one = all[text]
    if (!one) continue
    hashes.set(one.hashes, at)
    for (let i = 0; i < one.counts.length; i++) notes[at + i] = (text << 8) | (one.counts[i] ?? 1)
    at += one.hashes.length
  }
  let otherHashes = new Uint32Array(size)
  let otherNotes = new Uint32Array(size)
  for (let shift = 0; shift < 32; shift += DIGIT_BITS) {
    sortByDigit({ hashes, notes }, { hashes: otherHashes, notes: otherNotes }, shift)
    ;[hashes, otherHashes] = [otherHashes, hashes]
    ;[notes, otherNotes] = [otherNotes, notes]
  }
  return { ...gathered(hashes, notes), lengths: Uint32Array.from(all, ({ length }) => length) }
}

interface Sorted {
  hashes: Uint32Array
  notes: Uint32Array
}

/** What is equal stays in its order, so that texts ascend within a token. */
function sortByDigit({ hashes, notes }: Sorted, into: Sorted, shift: number): void {
  const next = new Uint32Array(DIGITS + 1)
  for (let i = 0; i < hashes.length; i++) {
    const digit = ((hashes[i] ?? 0) >>> shift) & (DIGITS - 1)
    next[digit + 1] = (next[digit + 1] ?? 0) + 1
  }
  for (let digit = 0; digit < DIGITS; digit++) next[digit + 1] = (next[digit + 1] ?? 0) + (next[digit] ?? 0)
  for (let i = 0; i < hashes.length; i++) {
    const hash = hashes[i] ?? 0
    const digit = (hash >>> shift) & (DIGITS - 1)
    const place = next[digit] ?? 0
    next[digit] = place + 1
    into.hashes[place] = hash
    into.notes[place] = notes[i] ?? 0
  }
}

function gathered(hashes: Uint32Array, notes: Uint32Array): Omit<Postings, 'lengths'> {
  let distinct = 0
  for (let i = 0; i < hashes.length; i++) if (i === 0 || hashes[i] !== hashes[i - 1]) distinct++
  const tokens = new Uint32Array(distinct)
  const starts = new Uint32Array(distinct + 1)
  const texts = new Uint16Array(notes.length)
  const counts = new Uint8Array(notes.length)
  let token = 0
  for (let i = 0; i < hashes.length; i++) {
    if (i === 0 || hashes[i] !== hashes[i - 1]) {
      tokens[token] = hashes[i] ?? 0
      starts[token++] = i
    }
    texts[i] = (notes[i] ?? 0) >>> 8
    counts[i] = (notes[i] ?? 0) & 255
  }
  starts[distinct] = hashes.length
  return { tokens, starts, texts, counts }
}

/** The token's place, or -1. */
export function placeOf(tokens: Uint32Array, token: number): number {
  let low = 0
  let high = tokens.length - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const found = tokens[middle] ?? 0
    if (found === token) return middle
    if (found < token) low = middle + 1
    else high = middle - 1
  }
  return -1
}
