import * as z from 'zod'
import { waIdOf } from './contact-key'
import type { ContactCard, MessageEvent } from './event'
import { flag, token, words } from './fields'
import { isRecord, present, recordOf } from './loose'
import { sanitise } from './sanitise'
import { parseWebhookJson } from './webhook-json'

type Meta = Record<string, unknown>
type Content = Pick<MessageEvent, 'text'> & Partial<MessageEvent>

/** Far above what WhatsApp lets a person write (4,096); a longer one is cut, not refused. */
const MAX_TEXT = 65_536
const MAX_LABEL = 1024
const MAX_FILENAME = 255
const MAX_LISTED = 100

const text = z.object({ body: words(MAX_TEXT) })
const media = z.object({
  /** Becomes part of a URL of the Graph API: anything else is refused here. */
  id: z.string().regex(/^[\w-]{1,128}$/),
  mime_type: token(255),
  sha256: token(128),
})
const mediaText = z.object({ caption: words(MAX_TEXT), filename: words(MAX_FILENAME), voice: flag, animated: flag })
const location = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  name: words(MAX_LABEL),
  address: words(MAX_LABEL),
  url: words(2048),
})
const button = z.object({ text: words(MAX_LABEL), payload: words(MAX_LABEL) })
const choice = z.object({ id: words(MAX_LABEL), title: words(MAX_LABEL), description: words(MAX_LABEL) })
const permission = z.object({
  response: z.enum(['accept', 'reject']),
  is_permanent: flag,
  expiration_timestamp: z.coerce.number().int().positive().optional().catch(undefined),
})
const flowReply = z.object({ body: words(MAX_TEXT), response_json: z.string().optional().catch(undefined) })
const order = z.object({ catalog_id: token(128), text: words(MAX_TEXT), product_items: z.array(z.unknown()).catch([]) })
const orderLine = z.object({
  product_retailer_id: z.string().max(256),
  quantity: z.number(),
  item_price: z.number(),
  currency: z.string().max(16),
})
const card = z.object({
  name: z
    .object({ formatted_name: words(MAX_LABEL), first_name: words(MAX_LABEL), last_name: words(MAX_LABEL) })
    .catch({}),
  phones: z.array(z.object({ phone: words(64), wa_id: token(64) }).catch({})).catch([]),
  emails: z.array(z.object({ email: words(320) }).catch({})).catch([]),
  origin: words(64),
})

/** What the customer said: text and the fields of the type. `raw` is kept where we do not understand all of it. */
export function contentOf(type: string, raw: Meta): Content {
  const read = READERS.get(type)
  const content = read?.(raw[type], raw)
  return (
    content ?? {
      text: null,
      ...(HAS_SUBTYPE.has(type) && { subtype: null }),
      ...(type !== 'request_welcome' && { raw }),
    }
  )
}

/** The text of a type alone: what an edit changes. */
export function textOf(type: string, raw: Meta): string | null {
  return contentOf(type, raw).text
}

const HAS_SUBTYPE = new Set(['interactive', 'unsupported'])

/** undefined: the object is missing or not what its type says. */
type Reader = (object: unknown, raw: Meta) => Content | undefined

const READERS = new Map<string, Reader>([
  ['text', readText],
  ['image', readMedia],
  ['video', readMedia],
  ['audio', readMedia],
  ['document', readMedia],
  ['sticker', readMedia],
  ['media_placeholder', () => ({ text: null })],
  ['location', readLocation],
  ['contacts', readCards],
  ['button', readButton],
  ['interactive', readInteractive],
  ['order', readOrder],
  ['unsupported', readUnsupported],
])

function readText(object: unknown): Content | undefined {
  const body = isRecord(object) ? text.parse(object).body : undefined
  return body === undefined ? undefined : { text: body }
}

function readMedia(object: unknown, raw: Meta): Content | undefined {
  if (!isRecord(object)) return undefined
  const { caption, ...rest } = mediaText.parse(object)
  const file = media.safeParse(object)
  return present({
    text: caption || null,
    media: file.success ? present(file.data) : undefined,
    ...rest,
    raw: file.success ? undefined : raw,
  })
}

function readLocation(object: unknown): Content | undefined {
  const read = location.safeParse(object)
  return read.success ? { text: null, location: present(read.data) } : undefined
}

function readButton(object: unknown): Content | undefined {
  if (!isRecord(object)) return undefined
  const { text, payload } = button.parse(object)
  return present({ text: text ?? null, payload })
}

function readInteractive(object: unknown, raw: Meta): Content | undefined {
  if (!isRecord(object) || typeof object.type !== 'string') return undefined
  const subtype = object.type.slice(0, 64).toWellFormed()
  const reply = object[object.type]
  if (isRecord(reply)) {
    if (subtype === 'button_reply' || subtype === 'list_reply') {
      const { id, title, description } = choice.parse(reply)
      return present({ text: title ?? null, subtype, payload: id, description })
    }
    if (subtype === 'nfm_reply') return { subtype, ...readFlow(reply, raw) }
    const allowed = subtype === 'call_permission_reply' ? permission.safeParse(reply) : undefined
    if (allowed?.success) return { text: null, subtype, call_permission: permissionOf(allowed.data), raw }
  }
  // An interactive message of the business, echoed, has its words in `body`.
  const said = isRecord(object.body) ? text.safeParse({ body: object.body.text }).data?.body : undefined
  return { text: said ?? null, subtype, raw }
}

function permissionOf({ response, is_permanent, expiration_timestamp }: z.infer<typeof permission>) {
  const accepted = response === 'accept'
  return { accepted, permanent: is_permanent === true, ...present({ until: expiration_timestamp }) }
}

/** The answer is JSON in a string, chosen by the flow's author and filled in by the customer. */
function readFlow(reply: Meta, raw: Meta): Content {
  const { body, response_json } = flowReply.parse(reply)
  const answer = response_json === undefined ? null : parseWebhookJson(response_json)
  return answer === null
    ? { text: body ?? null, flow: null, raw }
    : { text: body ?? null, flow: recordOf(sanitise(answer)) }
}

function readOrder(object: unknown): Content | undefined {
  if (!isRecord(object)) return undefined
  const { catalog_id, text, product_items } = order.parse(object)
  const lines = product_items.slice(0, MAX_LISTED).flatMap((line) => orderLine.safeParse(line).data ?? [])
  return { text: text || null, order: present({ catalog_id, items: product_items.length, lines }) }
}

function readCards(object: unknown): Content | undefined {
  if (!Array.isArray(object)) return undefined
  const cards = object.slice(0, MAX_LISTED).flatMap((entry) => card.safeParse(entry).data ?? [])
  const requested = cards.find(({ origin }) => origin === 'contact_request')
  return present({
    text: null,
    shared_contacts: object.length,
    cards: cards.map(cardOf),
    links_wa_id: requested?.phones.map(({ wa_id }) => waIdOf(wa_id)).find((waId) => waId !== null) ?? undefined,
  })
}

function cardOf({ name, phones, emails }: z.infer<typeof card>): ContactCard {
  const emailList = emails.slice(0, MAX_LISTED).flatMap(({ email }) => email ?? [])
  return {
    name: name.formatted_name ?? [name.first_name, name.last_name].filter(Boolean).join(' '),
    phones: phones.slice(0, MAX_LISTED).flatMap(({ phone, wa_id }) => phone ?? wa_id ?? []),
    ...(emailList.length > 0 && { emails: emailList }),
  }
}

function readUnsupported(object: unknown, raw: Meta): Content {
  const type = recordOf(object).type
  return { text: null, subtype: typeof type === 'string' ? type.slice(0, 64).toWellFormed() : null, raw }
}
