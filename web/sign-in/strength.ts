import { SHORTEST_PASSWORD } from './password-length'

/** `known`: it has something in it that is known of the person. */
export type Strength = 'short' | 'known' | 'weak' | 'fair' | 'strong'

/** Bits, below which a program that knows how people choose passwords finds it in a day, and in years. */
const FAIR_BITS = 48
const STRONG_BITS = 66

/** The first that any such program tries, in whatever is put before and after them. */
const COMMON = ['password', 'passwort', 'whatsapp', 'whatsnexus', 'welcome', 'qwerty', 'letmein', 'admin', 'iloveyou']
/** Walks over the keyboard and the alphabet. */
const WALKS = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm']
const SHORTEST_KNOWN = 4

/**
 * A hint while it is typed, and no more than that: length is what counts, and what is repeated, walked along or known
 * beforehand adds next to nothing to it.
 */
export function strengthOf(password: string, about: readonly string[]): Strength {
  const length = [...password].length
  if (length < SHORTEST_PASSWORD) return 'short'
  const lower = password.toLowerCase()
  if (wordsOf(about).some((word) => lower.includes(word))) return 'known'
  const bits = surprising(withoutCommon(lower)) * Math.log2(alphabetOf(password))
  if (bits < FAIR_BITS) return 'weak'
  return bits < STRONG_BITS ? 'fair' : 'strong'
}

/** Of a name and an address: `maya.iyer@bluebird.test` is known by each of its parts but for its last. */
function wordsOf(about: readonly string[]): string[] {
  return about
    .flatMap((text) =>
      text
        .toLowerCase()
        .replace(/\.\w+$/, '')
        .split(/[^\p{L}\p{N}]+/u),
    )
    .filter((word) => [...word].length >= SHORTEST_KNOWN)
}

function withoutCommon(lower: string): string {
  return COMMON.reduce((left, word) => left.replaceAll(word, '.'), lower)
}

/** How many characters do not follow from those before: another one, and not the third in a row on a walk. */
function surprising(lower: string): number {
  const characters = [...lower]
  const fresh = characters.filter((one, at) => {
    if (one === characters[at - 1]) return false
    return at < 2 || !isWalk(characters.slice(at - 2, at + 1))
  })
  // A few characters over and over are not many.
  return Math.min(fresh.length, new Set(characters).size * 2)
}

function isWalk(three: readonly string[]): boolean {
  const [there, back] = [three.join(''), three.toReversed().join('')]
  return WALKS.some((walk) => walk.includes(there) || walk.includes(back))
}

function alphabetOf(password: string): number {
  const kinds: [RegExp, number][] = [
    [/\p{Ll}/u, 26],
    [/\p{Lu}/u, 26],
    [/\p{Lo}/u, 40],
    [/\d/, 10],
    [/[^\p{L}\d]/u, 20],
  ]
  const size = kinds.reduce((sum, [kind, letters]) => sum + (kind.test(password) ? letters : 0), 0)
  return Math.max(2, size)
}
