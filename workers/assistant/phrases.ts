import { plainText } from './plain-text'

/**
 * Phrase rules: small patterns over normalised words, matched without regular expressions, so that a hostile message costs
 * no more than a friendly one. A pattern is words in order, side by side:
 *   `a|b`   either word        `word*`  begins with       `*word*`  contains (for scripts without spaces)
 *   `..`    up to three words in between                  `^` `$`   start and end of the message
 */
type Phrase = Slot[]

type Slot = { gap: true } | WordSlot

interface WordSlot {
  gap: false
  words: Set<string>
  prefixes: string[]
  parts: string[]
}

/** Compiled when it is first held against a message: a start of the Worker does not pay for it. */
export type PhraseBook = () => Compiled

/** Phrases by the first two letters of what they begin with, so that a message is held against a few of them only. */
interface Compiled {
  byKey: Map<string, Phrase[]>
  /** Those that can begin in the middle of a word. */
  always: Phrase[]
}

/** Longest gap `..` may span, in words. */
const GAP = 3
const START = '^'
const END = '$'
/** Longer messages are cut; who must not miss anything looks at their parts. */
const MAX_CHARS = 2000
/** So that nothing is cut in two. */
const OVERLAP = 200
const MOST_PARTS = 100

/** Compiles patterns; blank lines are skipped, so that lists can be written as one text block. */
export function phrases(patterns: string): PhraseBook {
  let compiled: Compiled | undefined
  return () => {
    compiled ??= compile(patterns)
    return compiled
  }
}

function compile(patterns: string): Compiled {
  const book: Compiled = { byKey: new Map(), always: [] }
  for (const line of patterns.split('\n')) {
    const phrase = line.trim().split(/\s+/).map(slot)
    if (line.trim() === '') continue
    const keys = keysOf(phrase.find((part) => !part.gap && !part.words.has(START)))
    if (!keys) book.always.push(phrase)
    for (const key of keys ?? []) {
      const held = book.byKey.get(key)
      if (held) held.push(phrase)
      else book.byKey.set(key, [phrase])
    }
  }
  return book
}

/** A set of words, normalised like messages are. */
export function wordSet(words: string): Set<string> {
  return new Set(wordsOf(words))
}

/**
 * Words of a message as the rules see them: lower case, without accents, vowel marks of Arabic, nuktas, joiners and
 * punctuation. "don't" is one word.
 */
export function wordsOf(text: string): string[] {
  return plainText(text.slice(0, MAX_CHARS))
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '')
}

/** What is to be held against phrases one by one: all of it, each line by itself, and each stretch of a long text. */
export function partsOf(text: string): string[] {
  const parts = new Set([text, ...text.split('\n')])
  for (let from = MAX_CHARS - OVERLAP; from < text.length; from += MAX_CHARS - OVERLAP)
    parts.add(text.slice(from, from + MAX_CHARS))
  return [...parts].filter((part) => part.trim() !== '').slice(0, MOST_PARTS)
}

export function matchesAny(words: string[], book: PhraseBook): boolean {
  const { always, byKey } = book()
  const bounded = [START, ...words, END]
  if (always.some((phrase) => occursIn(bounded, phrase))) return true
  for (const key of new Set(words.map(keyOf))) {
    if (byKey.get(key)?.some((phrase) => occursIn(bounded, phrase))) return true
  }
  return false
}

function keyOf(word: string): string {
  return word.slice(0, 2)
}

/** undefined: no short list of beginnings exists. */
function keysOf(slot: Slot | undefined): Set<string> | undefined {
  if (!slot || slot.gap || slot.parts.length > 0 || slot.words.has(END)) return undefined
  if (slot.prefixes.some((prefix) => prefix.length < 2)) return undefined
  return new Set([...slot.words, ...slot.prefixes].map(keyOf))
}

/** Follows all possible positions at once: at most words × slots steps. */
function occursIn(words: string[], phrase: Phrase): boolean {
  let at = new Set(words.keys())
  let gap = false
  for (const part of phrase) {
    if (part.gap) {
      gap = true
      continue
    }
    const next = new Set<number>()
    for (const from of at) {
      for (let i = from; i <= from + (gap ? GAP : 0); i++) {
        const word = words[i]
        if (word !== undefined && fits(word, part)) next.add(i + 1)
      }
    }
    if (next.size === 0) return false
    at = next
    gap = false
  }
  return true
}

function fits(word: string, slot: WordSlot): boolean {
  return (
    slot.words.has(word) ||
    slot.prefixes.some((prefix) => word.startsWith(prefix)) ||
    slot.parts.some((part) => word.includes(part))
  )
}

function slot(source: string): Slot {
  if (source === '..') return { gap: true }
  const words = new Set<string>()
  const prefixes: string[] = []
  const parts: string[] = []
  for (const choice of source.split('|')) {
    if (choice === START || choice === END) words.add(choice)
    else if (choice.startsWith('*')) parts.push(plainText(choice.slice(1, -1)))
    else if (choice.endsWith('*')) prefixes.push(plainText(choice.slice(0, -1)))
    else words.add(plainText(choice))
  }
  return { gap: false, words, prefixes, parts }
}
