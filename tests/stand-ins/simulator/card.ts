import { type CardMedia, mediaOf } from './card-media.ts'
import { fieldsOf, listOf, textOf } from './fields.ts'
import { showInteractive } from './interactive-card.ts'

/** What a bubble of the phone shows beside its text. Shared by server and page. */
export interface Card {
  header?: string
  footer?: string
  media?: CardMedia
  place?: { name: string; detail: string }
  people?: { name: string; detail: string }[]
  /** Of a limited-time offer, with its end in epoch ms. */
  offer?: { text: string; endsAt?: number }
  /** From a catalogue. */
  products?: string[]
  buttons?: CardButton[]
  list?: { button: string; rows: { id: string; title: string; description?: string }[] }
  /** Of a carousel. */
  cards?: Shown[]
  /** Said instead of content that a phone cannot show. */
  note?: string
}

export interface CardButton {
  id: string
  title: string
  /** How a tap is answered: interactive reply, quick reply of a template, what was asked for, or not at all. */
  kind: 'reply' | 'quick_reply' | 'link' | 'send_location' | 'send_contact' | 'plain'
  url?: string
  /** Of a quick reply: what comes back. */
  payload?: string
  /** The code that a tap would copy. */
  detail?: string
}

export interface Shown {
  text?: string
  card?: Card
}

const MEDIA = ['image', 'video', 'audio', 'document', 'sticker']

/** Meta's message object, either direction, as a phone shows it. Templates are filled by template-fill.ts. */
export function show(type: string, content: unknown): Shown {
  const fields = fieldsOf(content)
  if (type === 'text') return { text: textOf(fields.body) }
  if (MEDIA.includes(type)) return { text: textOf(fields.caption), card: { media: mediaOf(type, fields) } }
  if (type === 'interactive') return showInteractive(fields)
  if (type === 'location') {
    const place = `${fields.latitude}, ${fields.longitude}`
    return { card: { place: { name: textOf(fields.name) ?? 'Pinned place', detail: textOf(fields.address) ?? place } } }
  }
  if (type === 'contacts') {
    const people = listOf(content).map((card) => ({
      name: textOf(fieldsOf(card.name).formatted_name) ?? 'Contact',
      detail: textOf(listOf(card.phones)[0]?.phone) ?? '',
    }))
    return { card: { people } }
  }
  return { card: { note: `Not shown here: ${type}` } }
}
