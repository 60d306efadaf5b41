import { fnv1a } from './bm25'
import { wordsOf } from './tokens'

/** A shorter text may mean something else under another title: "Closed on Monday." */
const LEAST_WORDS = 20
const LOW_BITS = 2 ** 32
const HIGH_BITS = 2 ** 21

/**
 * A number of 53 bits for what is said, whatever its spelling: chunks with the same one are found once. `heading`: of an
 * entry its first question, so that all its phrasings have one.
 */
export function samenessOf({ title, heading, text }: { title: string; heading?: string; text: string }): number {
  const said = wordsOf(text)
  const parts = [said.length < LEAST_WORDS ? title : '', heading ?? '', text].map((part) => wordsOf(part).join(' '))
  const joined = parts.join('\n')
  return (fnv1a(`high|${joined}`) % HIGH_BITS) * LOW_BITS + fnv1a(joined)
}
