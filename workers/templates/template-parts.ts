import * as z from 'zod'
import { blanksOf, isPosition } from './blanks'

export interface TemplateHeader {
  /** `TEXT`, `IMAGE`, `VIDEO`, `DOCUMENT`, `LOCATION`, `PRODUCT`. */
  format: string
  text?: string
  variables: TemplateVariable[]
  /** Of a file: where Meta shows the one it was approved with. */
  example?: string
}

export interface TemplateButton {
  /** Meta's: `QUICK_REPLY`, `URL`, `PHONE_NUMBER`, `COPY_CODE`, `FLOW`, `CATALOG`, `MPM`, `OTP`, … */
  type: string
  text: string
  url?: string
  phone?: string
  /** Of the link, or the code to copy: at most one. */
  variables: TemplateVariable[]
}

export interface TemplateCard {
  header: TemplateHeader | null
  body: string
  variables: TemplateVariable[]
  buttons: TemplateButton[]
}

export interface TemplateVariable {
  /** `1`, or its name; `code` of a code to copy. */
  key: string
  example?: string
}

const text = z.string().optional().catch(undefined)
const list = <Item extends z.ZodType>(item: Item) => z.array(item).catch([])

const named = list(z.object({ param_name: z.string(), example: z.string() }))
const example = z
  .object({
    header_text: list(z.string()),
    header_text_named_params: named,
    header_handle: list(z.string()),
    body_text: list(list(z.string())),
    body_text_named_params: named,
  })
  .optional()
  .catch(undefined)

const buttonShape = z.object({
  type: z.string().transform((type) => type.toUpperCase()),
  text: z.string().catch(''),
  url: text,
  phone_number: text,
  example: z
    .union([z.string(), z.array(z.string()).transform(([first]) => first)])
    .optional()
    .catch(undefined),
})

const shape = z.object({
  type: z.string().transform((type) => type.toUpperCase()),
  format: text,
  text,
  buttons: list(buttonShape),
  example,
  code_expiration_minutes: z.number().optional().catch(undefined),
  limited_time_offer: z
    .object({ text: z.string().catch(''), has_expiration: z.boolean().catch(false) })
    .optional()
    .catch(undefined),
  cards: list(z.object({ components: list(z.unknown()) })),
})

export interface Component extends Omit<z.output<typeof shape>, 'buttons'> {
  buttons: TemplateButton[]
  header: TemplateHeader
}

/** One of Meta's components, loosely read. */
export function componentOf(item: unknown): Component | null {
  const read = shape.safeParse(item)
  if (!read.success) return null
  return { ...read.data, buttons: read.data.buttons.map(buttonOf), header: headerOf(read.data) }
}

/** The blanks of a text. Positions in their order, whatever the order in it: Meta takes the values by position. */
export function variablesOf(body: Component | undefined): TemplateVariable[] {
  const names = new Map(body?.example?.body_text_named_params.map((one) => [one.param_name, one.example]))
  return inOrder(body?.text).map((key, index) => variable(key, names.get(key) ?? body?.example?.body_text[0]?.[index]))
}

export function cardsOf(carousel: Component | undefined): TemplateCard[] {
  return (carousel?.cards ?? []).map(({ components }) => {
    const parts = components.flatMap((one) => componentOf(one) ?? [])
    const part = (type: string) => parts.find((one) => one.type === type)
    return {
      header: part('HEADER')?.header ?? null,
      body: part('BODY')?.text ?? '',
      variables: variablesOf(part('BODY')),
      buttons: part('BUTTONS')?.buttons ?? [],
    }
  })
}

function headerOf({ format = 'TEXT', text: words, example: examples }: z.output<typeof shape>): TemplateHeader {
  const names = new Map(examples?.header_text_named_params.map((one) => [one.param_name, one.example]))
  const [file] = examples?.header_handle ?? []
  return {
    format: format.toUpperCase(),
    ...(words === undefined ? {} : { text: words }),
    variables: inOrder(words).map((key, index) => variable(key, names.get(key) ?? examples?.header_text[index])),
    ...(file === undefined ? {} : { example: file }),
  }
}

function buttonOf({
  type,
  text: words,
  url,
  phone_number,
  example: given,
}: z.output<typeof buttonShape>): TemplateButton {
  const keys = type === 'COPY_CODE' ? ['code'] : blanksOf(url)
  return {
    type,
    text: words,
    ...(url === undefined ? {} : { url }),
    ...(phone_number === undefined ? {} : { phone: phone_number }),
    variables: keys.map((key) => variable(key, given)),
  }
}

function variable(key: string, given: string | undefined): TemplateVariable {
  return { key, ...(given === undefined ? {} : { example: given }) }
}

function inOrder(words: string | undefined): string[] {
  const keys = blanksOf(words)
  return keys.every(isPosition) ? keys.sort((a, b) => Number(a) - Number(b)) : keys
}
