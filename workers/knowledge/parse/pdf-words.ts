/** A part of a line, from left to right, and what divides it from the part before. `gap`: wider than between most words. */
export interface Token {
  text: string
  before: 'none' | 'space' | 'gap' | 'cell'
  /** From where to where it stands, in points from the left. */
  x: number
  end: number
  font: string
}

/** What stands together on a line, with no wide gap in it. */
export interface Span extends Omit<Token, 'before'> {
  /** What is before it divides columns. */
  isCell: boolean
}

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/gu
/** Ligatures, letters by their place in a word, wide and narrow ones. Not ½ and ¹: beside a number they would become part of it. */
const SHAPES = /[\u2e80-\u2fdf\ufb00-\ufdff\ufe70-\ufefc\uff01-\uffee\u00a0\u2000-\u200a\u202f]/gu
/** Vowel signs that are written before the letter they are spoken after; in some scripts before all its letters. */
const BEFORE_ONE = /([\u0bc6-\u0bc8\u0d46-\u0d48])(\p{L})/gu
const BEFORE_CLUSTER = /([\u093f\u09bf\u09c7\u09c8])((?:\p{L}[\u094d\u09cd])*\p{L})/gu
/** Of a note: after a letter that is no unit, or after a full stop. */
const NOTE_MARK =
  /(?<![\s\d][ckdm]?m)(?<=[\p{L}\p{M}.,;:!?)])[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]{1,3}(?![\p{L}\p{N}])/gu
const STARTS_WITH_SIGN = /(?:^|[\s(])[\u093f\u09bf\u09c7\u09c8\u0bc6-\u0bc8\u0d46-\u0d48]\p{L}/u

/** Do most of its letters run from right to left? */
export function isRightToLeft(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  return letters > 0 && (text.match(RIGHT_TO_LEFT)?.length ?? 0) * 2 > letters
}

/** Numbers and Latin words within a mirrored line keep their own direction: their parts are one. */
export function tokensOf(fragments: readonly Token[]): Token[] {
  const tokens: Token[] = []
  for (const token of fragments) {
    const last = tokens.at(-1)
    if (last && isClose(token) && isForward(last.text) && isForward(token.text)) {
      last.text = joined(last.text, token.text, token.before === 'space')
      last.end = token.end
    } else tokens.push({ ...token })
  }
  return tokens
}

/** The spans of a line in the order of reading. `isMirrored`: its parts are read from the right. */
export function spansOf(tokens: readonly Token[], isMirrored: boolean): Span[] {
  const spans: Span[] = []
  for (const { before, ...token } of isMirrored ? mirrored(tokens) : tokens) {
    const last = spans.at(-1)
    if (last && (before === 'none' || before === 'space')) {
      last.text = joined(last.text, token.text, before === 'space')
      last.x = Math.min(last.x, token.x)
      last.end = Math.max(last.end, token.end)
    } else spans.push({ ...token, isCell: before === 'cell' })
  }
  return spans.map((span) => ({ ...span, text: clean(span.text) })).filter(({ text }) => text !== '')
}

function isClose({ before }: Token): boolean {
  return before === 'none' || before === 'space'
}

function mirrored(tokens: readonly Token[]): Token[] {
  return tokens.toReversed().map((token, n) => ({ ...token, before: tokens[tokens.length - n]?.before ?? 'none' }))
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
  const said = text.replaceAll('\u0000', '').replace(NOTE_MARK, '').replace(/\s+/g, ' ').trim()
  return asSpoken(said)
    .normalize('NFC')
    .replace(SHAPES, (shape) => shape.normalize('NFKC'))
}

/** Some writers put the signs where they are seen. A word that begins with one gives them away. */
function asSpoken(text: string): string {
  return STARTS_WITH_SIGN.test(text) ? text.replace(BEFORE_ONE, '$2$1').replace(BEFORE_CLUSTER, '$2$1') : text
}
