import type { Card } from './card.ts'
import { type Fields, fieldsOf, listOf, textOf } from './fields.ts'
import { GraphError } from './graph-error.ts'

interface Template {
  id: string
  name: string
  language: string
  status: string
  category: string
  parameter_format: 'POSITIONAL' | 'NAMED'
  components: Component[]
  quality_score: { score: string }
}

interface Component {
  type: 'HEADER' | 'BODY' | 'FOOTER' | 'BUTTONS'
  format?: string
  text?: string
  example?: object
  buttons?: { type: string; text: string; url?: string }[]
}

function template(id: string, name: string, language: string, category: string, components: Component[]): Template {
  const parameter_format = components.some((one) => /\{\{[a-z]/.test(one.text ?? '')) ? 'NAMED' : 'POSITIONAL'
  return {
    id,
    name,
    language,
    status: 'APPROVED',
    category,
    parameter_format,
    components,
    quality_score: { score: 'GREEN' },
  }
}

/** The same for every business account: what approved, paused and refused templates look like. */
export const TEMPLATES: Template[] = [
  template('900000000000001', 'hello_world', 'en_US', 'UTILITY', [
    { type: 'HEADER', format: 'TEXT', text: 'Hello World' },
    { type: 'BODY', text: 'This is a test message from the simulator.' },
    { type: 'FOOTER', text: 'WhatsApp Business Platform sample' },
  ]),
  template('900000000000002', 'booking_reminder', 'en', 'UTILITY', [
    {
      type: 'BODY',
      text: 'Hello {{1}}, your booking on {{2}} is coming up. Can you make it?',
      example: { body_text: [['Asha', '12 December']] },
    },
    {
      type: 'BUTTONS',
      buttons: [
        { type: 'QUICK_REPLY', text: 'Yes, see you' },
        { type: 'QUICK_REPLY', text: 'Other time' },
      ],
    },
  ]),
  template('900000000000003', 'booking_reminder', 'hi', 'UTILITY', [
    {
      type: 'BODY',
      text: 'नमस्ते {{1}}, {{2}} को आपकी बुकिंग है। क्या आप आ सकेंगे?',
      example: { body_text: [['आशा', '12 दिसंबर']] },
    },
    {
      type: 'BUTTONS',
      buttons: [
        { type: 'QUICK_REPLY', text: 'हाँ, आऊँगा' },
        { type: 'QUICK_REPLY', text: 'दूसरा समय' },
      ],
    },
  ]),
  template('900000000000004', 'order_ready', 'en', 'UTILITY', [
    {
      type: 'BODY',
      text: 'Hi {{first_name}}, order {{order_id}} is ready to collect.',
      example: {
        body_text_named_params: [
          { param_name: 'first_name', example: 'Asha' },
          { param_name: 'order_id', example: 'A17' },
        ],
      },
    },
  ]),
  template('900000000000005', 'season_offer', 'en', 'MARKETING', [
    { type: 'HEADER', format: 'TEXT', text: 'An offer for {{1}}', example: { header_text: ['December'] } },
    {
      type: 'BODY',
      text: 'Hello {{1}}, book before Friday and save 10 %. Reply if you have a question.',
      example: { body_text: [['Asha']] },
    },
    { type: 'FOOTER', text: 'Reply STOP to hear no more offers' },
    {
      type: 'BUTTONS',
      buttons: [
        { type: 'QUICK_REPLY', text: 'Stop offers' },
        { type: 'URL', text: 'See the offer', url: 'https://example.com/offer' },
      ],
    },
  ]),
  template('900000000000008', 'winter_offer', 'en', 'MARKETING', [
    {
      type: 'BODY',
      text: 'Hello {{1}}, our winter tours are open. Book before Friday and save 10 %.',
      example: { body_text: [['Asha']] },
    },
    { type: 'FOOTER', text: 'Reply STOP to hear no more offers' },
  ]),
  {
    ...template('900000000000006', 'paused_offer', 'en', 'MARKETING', [{ type: 'BODY', text: 'A paused offer.' }]),
    status: 'PAUSED',
    quality_score: { score: 'RED' },
  },
  {
    ...template('900000000000007', 'waiting_notice', 'en', 'UTILITY', [{ type: 'BODY', text: 'A notice in review.' }]),
    status: 'PENDING',
    quality_score: { score: 'UNKNOWN' },
  },
]

const BLANK = /\{\{\s*([a-z0-9_]+)\s*\}\}/g

function fill(component: Component | undefined, given: Fields | undefined): string | undefined {
  if (!component?.text) return undefined
  const wanted = [...component.text.matchAll(BLANK)].map((blank) => blank[1])
  const parameters = listOf(given?.parameters)
  if (new Set(wanted).size !== parameters.length) {
    throw new GraphError(
      132000,
      `${component.type.toLowerCase()}: number of localizable_params (${parameters.length}) does not match the expected number of params (${new Set(wanted).size})`,
    )
  }
  return component.text.replace(BLANK, (_whole, key: string) => {
    const parameter = /^\d+$/.test(key)
      ? parameters[Number(key) - 1]
      : parameters.find((one) => one.parameter_name === key)
    if (!parameter) throw new GraphError(132000, `Parameter ${key} is missing`)
    return (
      textOf(parameter.text) ??
      textOf(fieldsOf(parameter[String(parameter.type)]).fallback_value) ??
      String(parameter.type)
    )
  })
}

/** The template as the phone shows it, filled. Throws what Meta would answer. */
export function fillTemplate(sent: Fields): { text?: string; card: Card; category: string } {
  const code = textOf(fieldsOf(sent.language).code)
  const found = TEMPLATES.find((one) => one.name === sent.name && one.language === code)
  if (!found || found.status === 'PENDING')
    throw new GraphError(132001, `template name (${String(sent.name)}) does not exist in ${code}`)
  if (found.status === 'PAUSED') throw new GraphError(132015, `template ${found.name} is paused`)
  const given = (type: string) => listOf(sent.components).find((one) => String(one.type).toLowerCase() === type)
  const part = (type: Component['type']) => found.components.find((one) => one.type === type)
  const header = fill(part('HEADER'), given('header'))
  const footer = part('FOOTER')?.text
  const buttons = part('BUTTONS')?.buttons?.map((button, index) => ({
    id: String(index),
    title: button.text,
    kind: button.type === 'URL' ? ('link' as const) : ('quick_reply' as const),
    ...(button.url ? { url: button.url } : {}),
  }))
  return {
    text: fill(part('BODY'), given('body')),
    card: { ...(header ? { header } : {}), ...(footer ? { footer } : {}), ...(buttons ? { buttons } : {}) },
    category: found.category.toLowerCase(),
  }
}

/** `GET /{waba}/message_templates`: filters by name, status, category, language; pages by cursor. */
export function listTemplates(query: URLSearchParams): object {
  const wanted = (key: string, value: string) =>
    !query.get(key) || query.get(key)?.toUpperCase() === value.toUpperCase()
  const all = TEMPLATES.filter(
    (one) =>
      wanted('name', one.name) &&
      wanted('status', one.status) &&
      wanted('category', one.category) &&
      wanted('language', one.language),
  )
  const limit = Math.min(Number(query.get('limit') ?? 25) || 25, 100)
  const start = query.get('after') ? Number(Buffer.from(query.get('after') ?? '', 'base64url').toString()) || 0 : 0
  const end = start + limit
  const fields = query.get('fields')?.split(',')
  const pick = (one: Template) =>
    fields ? Object.fromEntries(Object.entries(one).filter(([key]) => key === 'id' || fields.includes(key))) : one
  const cursor = (at: number) => Buffer.from(String(at)).toString('base64url')
  return {
    data: all.slice(start, end).map(pick),
    paging: {
      cursors: { before: cursor(start), after: cursor(end) },
      ...(end < all.length ? { next: `?after=${cursor(end)}` } : {}),
    },
  }
}
