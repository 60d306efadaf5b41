import type { TemplateDraft } from './draft'
import { blanksIn, lengthOf, type Report, tooLong } from './lint-words'

/** Words a body needs for each blank, for Meta finds it otherwise too thin: 3 for one, then 2 more for each. */
const WORDS_FOR_FIRST = 3
const WORDS_FOR_NEXT = 2
const BODY_MOST = 1024
const FOOTER_MOST = 60
const HEADER_MOST = 60
const NAMED = /^[a-z][a-z0-9_]*$/
const FORMATTING = /[*_~`]|[\n\r]/
const EMOJI = /\p{Extended_Pictographic}/u

type Format = TemplateDraft['parameterFormat']

/** Blanks that are of the right kind, in order, and have something between and around them. */
function lintBlanks(report: Report, field: string, text: string, format: Format): string[] {
  const blanks = blanksIn(text)
  const bare = text.replace(/\{\{[^{}]*\}\}/g, '')
  if (bare.includes('{{') || bare.includes('}}'))
    report(field, 'braces', 'A blank is written {{1}} or {{name}}, with two braces on each side.')
  for (const blank of blanks) {
    const right = format === 'NAMED' ? NAMED.test(blank) : /^[1-9]\d*$/.test(blank)
    if (!right) {
      const kind = format === 'NAMED' ? 'small letters, digits and _' : 'a number'
      report(field, 'blank_kind', `{{${blank}}} must be ${kind}.`, { blank })
    }
  }
  const numbers = blanks.filter((blank) => /^\d+$/.test(blank)).map(Number)
  if (format === 'POSITIONAL' && numbers.length === blanks.length) {
    const sorted = numbers.toSorted((a, b) => a - b)
    if (sorted.some((number, index) => number !== index + 1))
      report(field, 'blank_order', 'Blanks are numbered 1, 2, 3 without a gap.')
  }
  return blanks
}

function lintBody(report: Report, field: string, text: string, format: Format): string[] {
  const blanks = lintBlanks(report, field, text, format)
  const trimmed = text.trim()
  if (/^\{\{/.test(trimmed) || /\}\}$/.test(trimmed))
    report(field, 'blank_at_edge', 'A text neither begins nor ends with a blank: put words around it.')
  if (/\}\}\s*\{\{/.test(text))
    report(field, 'blanks_adjacent', 'Two blanks stand side by side: put words between them.')
  const wordCount = text
    .replace(/\{\{[^{}]*\}\}/g, ' ')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length
  const need = blanks.length === 0 ? 0 : WORDS_FOR_FIRST + (blanks.length - 1) * WORDS_FOR_NEXT
  if (wordCount < need)
    report(
      field,
      'too_many_blanks',
      `Too many blanks for so few words: ${blanks.length} blanks want at least ${need} words.`,
      { blanks: blanks.length, need, actual: wordCount },
    )
  if (/\n{3,}/.test(text)) report(field, 'empty_lines', 'At most one empty line in a row.')
  return blanks
}

/** Every blank has an example, and a text that stands for it when nothing is known. */
function lintValues(report: Report, given: Record<string, string>, blanks: string[], prefix: string): void {
  for (const blank of blanks) {
    if (!given[blank]?.trim())
      report(`${prefix}.${blank}`, 'no_example', `Meta's reviewers need an example for {{${blank}}}.`, { blank })
  }
}

export function lintFallbacks(report: Report, fallbacks: Record<string, string>, keys: string[]): void {
  for (const key of keys) {
    const text = fallbacks[key] ?? ''
    if (text.trim() === '')
      report(`fallbacks.${key}`, 'no_fallback', 'Say what stands here when nothing is known of the customer.', { key })
    else if (/[\n\r\t]| {5}/.test(text))
      report(
        `fallbacks.${key}`,
        'fallback_unclean',
        'One line, without tabs and without more than four blanks in a row.',
        {
          key,
        },
      )
  }
}

/** Header text, body and footer. Answers the keys of their blanks. */
export function lintTexts(report: Report, draft: TemplateDraft): string[] {
  const { header, body, footer, parameterFormat } = draft
  const keys: string[] = []
  if (header?.format === 'TEXT') {
    const blanks = lintBlanks(report, 'header', header.text, parameterFormat)
    if (header.text.trim() === '') report('header', 'empty', 'Write the header, or leave it out.')
    tooLong(report, 'header', header.text, HEADER_MOST)
    if (blanks.length > 1) report('header', 'header_blanks', 'A header has one blank at most.', { limit: 1 })
    if (FORMATTING.test(header.text) || EMOJI.test(header.text))
      report('header', 'header_format', 'A header takes no emoji, no line break and no formatting.')
    if (blanks[0] !== undefined && header.example.trim() === '')
      report('header.example', 'no_example', `Meta's reviewers need an example for {{${blanks[0]}}}.`, {
        blank: blanks[0],
      })
    keys.push(...blanks.map((blank) => `header.${blank}`))
  }
  if (header && 'handle' in header && header.handle === '')
    report('header', 'no_sample', 'Upload a sample of the file: Meta reviews it with the text.')
  if (body.trim() === '') report('body', 'empty', 'A template needs a text.')
  tooLong(report, 'body', body, BODY_MOST)
  const blanks = lintBody(report, 'body', body, parameterFormat)
  lintValues(report, draft.examples, blanks, 'examples')
  keys.push(...blanks.map((blank) => `body.${blank}`))
  if (footer !== '') {
    tooLong(report, 'footer', footer, FOOTER_MOST)
    if (blanksIn(footer).length > 0) report('footer', 'footer_blanks', 'A footer has no blanks.')
    if (/[\n\r]/.test(footer) || EMOJI.test(footer))
      report('footer', 'footer_format', 'A footer takes no emoji and no line break.')
  }
  return keys
}

const CARD_BODY_MOST = 160

/** Carousel: all cards alike, for they stand side by side. */
export function lintCardTexts(report: Report, draft: TemplateDraft): string[] {
  return draft.cards.flatMap(({ body, examples, header }, index) => {
    const field = `cards.${index}`
    if (header.handle === '') report(`${field}.header`, 'no_sample', 'Upload a sample of the picture or video.')
    if (lengthOf(body) > 0) tooLong(report, `${field}.body`, body, CARD_BODY_MOST)
    const blanks = lintBody(report, `${field}.body`, body, draft.parameterFormat)
    lintValues(report, examples, blanks, `${field}.examples`)
    return blanks.map((blank) => `cards.${index}.body.${blank}`)
  })
}
