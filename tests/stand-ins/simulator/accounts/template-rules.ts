import { type Fields, fieldsOf, lengthOf, listOf, textOf } from '../fields.ts'
import { GraphError } from '../graph-error.ts'

const BLANK = /\{\{\s*([^{}]+?)\s*\}\}/g
const BUTTONS_MOST = 10

function blanksOf(text: string): string[] {
  return [...new Set([...text.matchAll(BLANK)].map((found) => found[1] ?? ''))]
}

/** Throws what Meta answers to a template that its form alone rules out. */
export function checkTemplateForm(category: string, components: Fields[]): void {
  const parts = new Map(components.map((one) => [String(one.type).toUpperCase(), one]))
  if (category === 'AUTHENTICATION') {
    if (!parts.has('BUTTONS')) throw new GraphError(100, 'Authentication templates need an OTP button')
    return
  }
  const body = textOf(parts.get('BODY')?.text)
  if (!body) throw new GraphError(100, 'Body component is required')
  checkText('BODY', body, fieldsOf(parts.get('BODY')?.example), 1024)
  const header = parts.get('HEADER')
  if (header) checkHeader(header)
  const footer = textOf(parts.get('FOOTER')?.text)
  if (footer !== undefined && (lengthOf(footer) > 60 || blanksOf(footer).length > 0))
    throw new GraphError(2388073, 'Message template footer is badly formatted')
  checkButtons(listOf(parts.get('BUTTONS')?.buttons))
  const cards = listOf(parts.get('CAROUSEL')?.cards)
  if (parts.has('CAROUSEL') && (cards.length < 2 || cards.length > 10))
    throw new GraphError(100, 'A carousel has 2 to 10 cards')
}

function checkText(part: 'BODY' | 'HEADER', text: string, example: Fields, limit: number): void {
  const code = part === 'BODY' ? 2388072 : 2388047
  if (lengthOf(text) > limit) throw new GraphError(2388040, `${part}: character limit exceeded`)
  const blanks = blanksOf(text)
  const trimmed = text.trim()
  if (part === 'BODY' && (trimmed.startsWith('{{') || trimmed.endsWith('}}')))
    throw new GraphError(2388299, 'Variables cannot be at the start or end of the template')
  if (/\}\}\s*\{\{/.test(text)) throw new GraphError(code, `${part}: variables placed next to each other`)
  const words = text.replace(BLANK, ' ').split(/\s+/).filter(Boolean).length
  if (words < blanks.length * 2 && blanks.length > 0)
    throw new GraphError(2388293, 'This template has too many variables for its length')
  const named = listOf(example[part === 'BODY' ? 'body_text_named_params' : 'header_text_named_params'])
  const given = part === 'BODY' ? example.body_text : example.header_text
  const positional = Array.isArray(given) ? (Array.isArray(given[0]) ? given[0] : given) : []
  if (Math.max(named.length, positional.length) < blanks.length)
    throw new GraphError(code, `${part}: every variable needs an example`)
}

function checkHeader(header: Fields): void {
  const format = String(header.format).toUpperCase()
  const example = fieldsOf(header.example)
  if (format === 'TEXT') return checkText('HEADER', textOf(header.text) ?? '', example, 60)
  if (format === 'LOCATION') return
  const handles = example.header_handle
  if (!Array.isArray(handles) || !String(handles[0]).startsWith('4::'))
    throw new GraphError(2388047, 'HEADER: a media header needs a sample handle')
}

function checkButtons(buttons: Fields[]): void {
  if (buttons.length > BUTTONS_MOST) throw new GraphError(100, 'At most 10 buttons')
  for (const button of buttons) {
    if (lengthOf(String(button.text ?? '')) > 25) throw new GraphError(2388040, 'BUTTONS: text is too long')
    if (button.type === 'URL' && blanksOf(String(button.url)).length > 0 && !Array.isArray(button.example))
      throw new GraphError(100, 'BUTTONS: a URL with a variable needs an example')
  }
}
