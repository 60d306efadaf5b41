import { parseAst } from 'rolldown/parseAst'

interface Literal {
  source: string
  flags: string
}

/** Every regular expression that is written in a file, but for those made of strings as it runs. */
export function literalsIn(code: string, file: string): Literal[] {
  const found: Literal[] = []
  visit(parseAst(code, { lang: file.endsWith('x') ? 'tsx' : 'ts' }), ({ pattern, flags }) =>
    found.push({ source: pattern, flags }),
  )
  return found
}

function visit(node: unknown, onRegex: (regex: { pattern: string; flags: string }) => void): void {
  if (typeof node !== 'object' || node === null) return
  if ('regex' in node) {
    const { pattern, flags } = Object(node.regex)
    if (typeof pattern === 'string' && typeof flags === 'string') onRegex({ pattern, flags })
  }
  for (const inner of Object.values(node)) visit(inner, onRegex)
}

const CLASSES: Record<string, string[]> = {
  d: ['0'],
  w: ['a', '0', '_'],
  s: [' ', '\n'],
  D: ['a', ' '],
  W: [' ', '!'],
  S: ['a', '!'],
  p: ['a', 'é', '\u0905'],
  P: [' ', '!'],
  n: ['\n'],
  t: ['\t'],
  r: ['\r'],
}
/** What the ends of a text can be: so that it does not match after all. */
const ENDS = ['', '\0', '!', 'a']

/** Texts that make a pattern look again and again: one or two of its own characters, over and over. */
export function pumpsFor(source: string, characters: number): string[] {
  const own = charactersOf(source).slice(0, 9)
  const units = [...own, ...own.flatMap((one) => own.filter((other) => other !== one).map((other) => one + other))]
  return units.flatMap((unit) =>
    ENDS.map((end) => unit.repeat(Math.ceil(characters / unit.length)).slice(0, characters) + end),
  )
}

function charactersOf(source: string): string[] {
  const found = new Set<string>()
  for (const [, escaped, plain] of source.matchAll(
    /\\(?:u\{?[0-9a-f]{2,6}\}?|x[0-9a-f]{2}|(.))|([^\\()[\]{}|*+?^$.])/gi,
  )) {
    if (plain !== undefined) found.add(plain)
    for (const one of CLASSES[escaped ?? ''] ?? (escaped !== undefined && !/\w/.test(escaped) ? [escaped] : []))
      found.add(one)
  }
  for (const one of ['a', ' ']) found.add(one)
  return [...found]
}
