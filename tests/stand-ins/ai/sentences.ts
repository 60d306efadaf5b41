const ABBREVIATIONS = new Set([
  'rs',
  'no',
  'nos',
  'mr',
  'mrs',
  'ms',
  'dr',
  'st',
  'approx',
  'incl',
  'min',
  'max',
  'a.m',
  'p.m',
  'e.g',
  'i.e',
  'vs',
  'sr',
  'sra',
])

export interface Sentence {
  /** Word for word as it stands in the passage. */
  text: string
  /** The question or heading it stands under; helps to find it, is never quoted. */
  under: string
  index: number
}

function endsAbbreviation(before: string): boolean {
  const last = before.split(/\s/).at(-1)?.toLowerCase().replace(/\.$/, '').replace(/^\W+/, '')
  return last !== undefined && (ABBREVIATIONS.has(last) || /^\p{L}$/u.test(last))
}

function splitLine(line: string): string[] {
  const found: string[] = []
  let start = 0
  for (const end of line.matchAll(/[.!?।॥؟۔]+["'”’)\]]*(?=\s|$)/gu)) {
    const stop = end.index + end[0].length
    if (end[0].startsWith('.') && stop < line.length && endsAbbreviation(line.slice(start, end.index + 1))) continue
    found.push(line.slice(start, stop))
    start = stop
  }
  found.push(line.slice(start))
  return found.map((part) => part.trim()).filter(Boolean)
}

const HEADING = /^#{1,6}\s+/
const QUESTION_MARK = /^(?:Q|F|P|प्र|கே)\s*[:.)]\s*/i
const ANSWER_MARK = /^(?:A|R|उ|ப)\s*[:.)]\s*/i
const BULLET = /^(?:[-*•]|\d+[.)])\s+/

/** Splits a passage into sentences that can be quoted. Questions and headings are not quoted, they explain what follows. */
export function sentencesOf(passage: string): Sentence[] {
  const found: Sentence[] = []
  let under = ''
  for (const line of passage.split(/\n+/)) {
    const trimmed = line.trim()
    if (trimmed === '') continue
    if (HEADING.test(trimmed)) {
      under = trimmed.replace(HEADING, '')
      continue
    }
    const body = trimmed.replace(QUESTION_MARK, '').replace(ANSWER_MARK, '').replace(BULLET, '')
    for (const text of splitLine(body)) {
      if (/[?؟]["'”’)]*$/u.test(text)) under = text
      else found.push({ text, under, index: found.length })
    }
  }
  return found
}
