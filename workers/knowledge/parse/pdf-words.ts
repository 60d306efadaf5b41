/** A part of a line, from left to right, and what divides it from the part before. */
export interface Token {
  text: string
  before: 'none' | 'space' | 'cell'
}

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/gu
/** Vowel signs that are written before the letter they are spoken after; in some scripts before all its letters. */
const BEFORE_ONE = /([\u0bc6-\u0bc8\u0d46-\u0d48])(\p{L})/gu
const BEFORE_CLUSTER = /([\u093f\u09bf\u09c7\u09c8])((?:\p{L}[\u094d\u09cd])*\p{L})/gu
const STARTS_WITH_SIGN = /(?:^|[\s(])[\u093f\u09bf\u09c7\u09c8\u0bc6-\u0bc8\u0d46-\u0d48]\p{L}/u

/** Do most of its letters run from right to left? */
export function isRightToLeft(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  return letters > 0 && (text.match(RIGHT_TO_LEFT)?.length ?? 0) * 2 > letters
}

/** Numbers and Latin words within a mirrored line keep their own direction: their parts are one. */
export function tokensOf(fragments: readonly Token[]): Token[] {
  const tokens: Token[] = []
  for (const { text, before } of fragments) {
    const last = tokens.at(-1)
    if (last && before !== 'cell' && isForward(last.text) && isForward(text))
      last.text = joined(last.text, text, before === 'space')
    else tokens.push({ text, before })
  }
  return tokens
}

/** The cells of a line in the order of reading. `isMirrored`: its parts are read from the right. */
export function textsOf(tokens: readonly Token[], isMirrored: boolean): string[] {
  const ordered = isMirrored ? mirrored(tokens) : tokens
  const cells: string[] = []
  for (const { text, before } of ordered) {
    if (before === 'cell' || cells.length === 0) cells.push(text)
    else cells.push(joined(cells.pop() ?? '', text, before === 'space'))
  }
  return cells.map(clean).filter((cell) => cell !== '')
}

function mirrored(tokens: readonly Token[]): Token[] {
  return tokens.toReversed().map(({ text }, n) => ({ text, before: tokens[tokens.length - n]?.before ?? 'none' }))
}

function joined(one: string, other: string, isApart: boolean): string {
  const hasSpace = isApart || /\s$/.test(one) || /^\s/.test(other)
  return `${one.trimEnd()}${hasSpace ? ' ' : ''}${other.trimStart()}`
}

function isForward(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text) && text.search(RIGHT_TO_LEFT) === -1
}

/** U+0000 stands for shapes of which the file does not say the letter. */
function clean(text: string): string {
  const said = text.replaceAll('\u0000', '').replace(/\s+/g, ' ').trim()
  return asSpoken(said).normalize('NFKC')
}

/** Some writers put the signs where they are seen. A word that begins with one gives them away. */
function asSpoken(text: string): string {
  return STARTS_WITH_SIGN.test(text) ? text.replace(BEFORE_ONE, '$2$1').replace(BEFORE_CLUSTER, '$2$1') : text
}
