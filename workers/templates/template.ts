import * as z from 'zod'

/** A template as Meta keeps it, in our words; which of them can be sent from here, and how one reads with its values. */
export interface Template {
  id: string
  name: string
  language: string
  /** Meta's: `MARKETING`, `UTILITY`, `AUTHENTICATION`. */
  category: string
  /** Meta's: `APPROVED`, `PENDING`, `PAUSED`, … */
  status: string
  /** `format`: `TEXT`, `IMAGE`, `VIDEO`, `DOCUMENT`, `LOCATION`. */
  header: { format: string; text?: string } | null
  body: string
  footer: string | null
  buttons: TemplateButton[]
  /** The blanks of the body, in the order in which their values are asked for. */
  variables: TemplateVariable[]
  sendable: boolean
  /** Why not. */
  reason: string | null
}

export interface TemplateButton {
  type: string
  text: string
  url?: string
}

export interface TemplateVariable {
  /** `1`, or its name. */
  key: string
  example?: string
}

const text = z.string().optional().catch(undefined)
const list = <Item extends z.ZodType>(item: Item) => z.array(item).catch([])

const component = z.object({
  type: z.string(),
  format: text,
  text,
  buttons: list(z.object({ type: z.string(), text: z.string().catch(''), url: text })),
  example: z
    .object({
      body_text: list(list(z.string())),
      body_text_named_params: list(z.object({ param_name: z.string(), example: z.string() })),
    })
    .optional()
    .catch(undefined),
})

type Component = z.output<typeof component>

const listed = z.object({
  // Longer than a number of JavaScript can be exact, where Meta sends it as a number.
  id: z.union([z.string(), z.number().transform(String)]),
  name: z.string().min(1),
  language: z.string().min(1),
  category: z.string().catch('UNKNOWN'),
  status: z.string().catch('UNKNOWN'),
  components: list(component),
})

/** null: nothing that can be read as a template. */
export function parseTemplate(item: unknown): Template | null {
  const read = listed.safeParse(item)
  if (!read.success) return null
  const { components, ...named } = read.data
  const part = (type: string) => components.find((one) => one.type.toUpperCase() === type)
  const body = part('BODY')
  const header = part('HEADER')
  const template = {
    ...named,
    header: header
      ? { format: header.format ?? 'TEXT', ...(header.text === undefined ? {} : { text: header.text }) }
      : null,
    body: body?.text ?? '',
    footer: part('FOOTER')?.text ?? null,
    buttons: (part('BUTTONS')?.buttons ?? []).map(buttonOf),
    variables: variablesOf(body),
  }
  const reason = whyNot(template, components)
  return { ...template, sendable: reason === null, reason }
}

function buttonOf({ type, text, url }: { type: string; text: string; url?: string | undefined }): TemplateButton {
  return { type: type.toUpperCase(), text, ...(url === undefined ? {} : { url }) }
}

const BLANK = /\{\{\s*(\w+)\s*\}\}/g

export function blanksOf(words: string | undefined): string[] {
  return [...new Set([...(words ?? '').matchAll(BLANK)].flatMap((blank) => blank[1] ?? []))]
}

/** Positions in their order, whatever the order in the text: Meta takes the values by position. */
function variablesOf(body: Component | undefined): TemplateVariable[] {
  const keys = blanksOf(body?.text)
  const positional = keys.every((key) => /^\d+$/.test(key))
  const sorted = positional ? keys.sort((a, b) => Number(a) - Number(b)) : keys
  const named = new Map(body?.example?.body_text_named_params.map((one) => [one.param_name, one.example]))
  return sorted.map((key, index) => {
    const example = named.get(key) ?? body?.example?.body_text[0]?.[index]
    return { key, ...(example === undefined ? {} : { example }) }
  })
}

/** How it reads. Values that are not given stay blanks. */
export function fillBlanks(words: string, values: ReadonlyMap<string, string>): string {
  return words.replaceAll(BLANK, (blank, key: string) => values.get(key) ?? blank)
}

/** Parts that go out as they are: outbound.ts compiles values for the body only. */
const PLAIN_BUTTONS = new Set(['QUICK_REPLY', 'URL', 'PHONE_NUMBER'])
const PLAIN_PARTS = new Set(['HEADER', 'BODY', 'FOOTER', 'BUTTONS'])

const STATUS_REASONS: Record<string, string> = {
  PENDING: 'WhatsApp is still reviewing it.',
  IN_APPEAL: 'WhatsApp is reviewing it again.',
  REJECTED: 'WhatsApp rejected it.',
  PAUSED: 'WhatsApp paused it because of its quality.',
  DISABLED: 'WhatsApp disabled it.',
  PENDING_DELETION: 'It is being deleted.',
  DELETED: 'It was deleted.',
  ARCHIVED: 'It was archived.',
  LIMIT_EXCEEDED: 'The account has too many templates.',
}

type Parts = Omit<Template, 'sendable' | 'reason'>

function whyNot({ status, body, header, buttons, variables }: Parts, components: Component[]): string | null {
  if (status !== 'APPROVED') return STATUS_REASONS[status] ?? 'WhatsApp has not approved it.'
  if (header && header.format !== 'TEXT') return 'Its header needs a file, which cannot be sent from here yet.'
  if (blanksOf(header?.text).length > 0) return 'Its header has a blank, which cannot be filled here yet.'
  if (buttons.some(({ url }) => blanksOf(url).length > 0))
    return 'A link in it has a blank, which cannot be filled here yet.'
  if (buttons.some(({ type }) => !PLAIN_BUTTONS.has(type)))
    return 'It has a button of a kind that cannot be sent from here yet.'
  if (components.some(({ type }) => !PLAIN_PARTS.has(type.toUpperCase()))) {
    return 'It has a part that cannot be sent from here yet.'
  }
  if (body === '') return 'It has no text.'
  const numbers = variables.filter(({ key }) => /^\d+$/.test(key))
  const isInOrder = numbers.every(({ key }, index) => Number(key) === index + 1)
  return numbers.length > 0 && (numbers.length < variables.length || !isInOrder)
    ? 'Its blanks are not numbered in order.'
    : null
}
