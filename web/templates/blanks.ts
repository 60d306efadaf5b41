import type { TemplateDraft } from '../../workers/templates/draft'
import { blanksIn } from '../../workers/templates/lint-words'

/** A blank of the draft, with what stands in it in the review, and when nothing is known. */
export interface Blank {
  /** As `fallbacks` and lint name it: `body.1`, `header.name`, `button.0`. */
  key: string
  /** As it stands in the text: `1`, `first_name`. */
  name: string
  part: 'header' | 'body' | 'button'
  /** The field that lint blames when the example is missing. */
  exampleField: string
  example: string
  fallback: string
}

/** All blanks, in the order in which they are read. */
export function blanksOfDraft(draft: TemplateDraft): Blank[] {
  const { header, body, buttons, examples, fallbacks } = draft
  const of = (key: string) => fallbacks[key] ?? ''
  const inHeader = header?.format === 'TEXT' ? blanksIn(header.text) : []
  return [
    ...inHeader.map((name): Blank => {
      const example = header?.format === 'TEXT' ? header.example : ''
      const key = `header.${name}`
      return { key, name, part: 'header', exampleField: 'header.example', example, fallback: of(key) }
    }),
    ...blanksIn(body).map((name): Blank => {
      const key = `body.${name}`
      const example = examples[name] ?? ''
      return { key, name, part: 'body', exampleField: `examples.${name}`, example, fallback: of(key) }
    }),
    ...buttons.flatMap((button, index): Blank[] => {
      const has = button.type === 'COPY_CODE' || (button.type === 'URL' && blanksIn(button.url).length > 0)
      if (!has) return []
      const key = `button.${index}`
      const name = button.type === 'COPY_CODE' ? 'code' : '1'
      const exampleField = `buttons.${index}.example`
      const example = 'example' in button ? button.example : ''
      return [{ key, name, part: 'button', exampleField, example, fallback: of(key) }]
    }),
  ]
}

/** The draft with another example for a blank. */
export function withExample(draft: TemplateDraft, blank: Blank, example: string): TemplateDraft {
  if (blank.part === 'header' && draft.header?.format === 'TEXT') {
    return { ...draft, header: { ...draft.header, example } }
  }
  if (blank.part === 'body') return { ...draft, examples: { ...draft.examples, [blank.name]: example } }
  const at = Number(blank.key.split('.')[1])
  const buttons = draft.buttons.map((one, index) => (index === at && 'example' in one ? { ...one, example } : one))
  return { ...draft, buttons }
}

/** Names that are thought of first; after them numbers. */
const NAMES = ['first_name', 'date', 'order_number', 'amount', 'time']

/** What the next blank of a text is called. */
export function nextBlank(text: string, format: TemplateDraft['parameterFormat']): string {
  const taken = blanksIn(text)
  if (format === 'POSITIONAL') return String(Math.max(0, ...taken.map(Number).filter(Number.isInteger)) + 1)
  return NAMES.find((name) => !taken.includes(name)) ?? `value_${taken.length + 1}`
}

/** Blanks change from numbers to names or back; what was typed for them goes along. */
export function withFormat(draft: TemplateDraft, parameterFormat: TemplateDraft['parameterFormat']): TemplateDraft {
  if (draft.parameterFormat === parameterFormat) return draft
  const renamed = (texts: string[]) =>
    new Map(
      texts
        .flatMap(blanksIn)
        .map((name, index) => [
          name,
          parameterFormat === 'NAMED' ? (NAMES[index] ?? `value_${index + 1}`) : String(index + 1),
        ]),
    )
  const body = renamed([draft.body])
  const head = draft.header?.format === 'TEXT' ? renamed([draft.header.text]) : new Map<string, string>()
  const replaced = (text: string, names: Map<string, string>) =>
    text.replace(/\{\{\s*([^{}]*?)\s*\}\}/g, (_whole, name: string) => `{{${names.get(name) ?? name}}}`)
  const header =
    draft.header?.format === 'TEXT' ? { ...draft.header, text: replaced(draft.header.text, head) } : draft.header
  const fallbacks = Object.fromEntries(
    Object.entries(draft.fallbacks).map(([key, text]) => {
      const [part, name = ''] = key.split(/\.(.*)/s)
      const names = part === 'body' ? body : part === 'header' ? head : undefined
      return [names ? `${part}.${names.get(name) ?? name}` : key, text]
    }),
  )
  const examples = Object.fromEntries(
    Object.entries(draft.examples).map(([name, text]) => [body.get(name) ?? name, text]),
  )
  return { ...draft, parameterFormat, header, body: replaced(draft.body, body), examples, fallbacks }
}

/** Only of blanks that there are: what was typed for one that is gone does not go to the server. */
export function tidied(draft: TemplateDraft): TemplateDraft {
  const blanks = blanksOfDraft(draft)
  const keys = new Set(blanks.map(({ key }) => key))
  const names = new Set(blanks.filter(({ part }) => part === 'body').map(({ name }) => name))
  const only = (texts: Record<string, string>, wanted: Set<string>) =>
    Object.fromEntries(Object.entries(texts).filter(([key]) => wanted.has(key)))
  return { ...draft, examples: only(draft.examples, names), fallbacks: only(draft.fallbacks, keys) }
}
