const NUMBER = /\p{Nd}+(?:[.,:/\u066b\u066c]\p{Nd}+)*/gu
const LINK = /\b(?:https?:\/\/|www\.)\S+|(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]+/gi
/** "two rooms" may become "2 habitaciones": small numbers are words in one language and figures in another. */
const MOST_SPELLED = 12

/**
 * Does a text still say the figures, links and addresses of another: the one thing about a rewriting that can be checked
 * without understanding it.
 */
export function isFaithful(original: string, made: string): boolean {
  const [before, after] = [figuresOf(original), figuresOf(made)]
  if (![...before].every((figure) => after.has(figure) || isSpelled(figure))) return false
  if (![...after].every((figure) => before.has(figure) || isSpelled(figure))) return false
  const links = linksOf(made)
  return linksOf(original).every((link) => links.includes(link)) && links.every((link) => original.includes(link))
}

/** Digits of any script, without what separates thousands: 1,000 and 1.000 and ١٠٠٠ are one. */
function figuresOf(text: string): Set<string> {
  const found = text.replace(LINK, ' ').match(NUMBER) ?? []
  return new Set(
    found.map((figure) =>
      ascii(figure)
        .replace(/[.,:/]/g, '')
        .replace(/^0+(?=\d)/, ''),
    ),
  )
}

function isSpelled(figure: string): boolean {
  return Number(figure) <= MOST_SPELLED
}

function ascii(figure: string): string {
  return figure.replace(/[\u066b\u066c]/g, '.').replace(/\p{Nd}/gu, (digit) => String(figureOf(digit)))
}

/** Each script's ten digits stand in a row, and its zero is the first of them. */
function figureOf(digit: string): number {
  const code = digit.codePointAt(0) ?? 0
  let zero = code
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && code - zero < 9) zero -= 1
  return code - zero
}

function linksOf(text: string): string[] {
  return (text.match(LINK) ?? []).map((link) => link.replace(/(?<![.,;:!?)\]])[.,;:!?)\]]+$/, ''))
}
