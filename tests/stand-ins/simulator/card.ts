import { type Fields, fieldsOf, listOf, textOf } from './fields.ts'

/** What a bubble of the phone shows beside its text. Shared by server and page. */
export interface Card {
  header?: string
  footer?: string
  media?: { kind: string; src?: string; name?: string; voice?: boolean }
  place?: { name: string; detail: string }
  people?: { name: string; detail: string }[]
  buttons?: CardButton[]
  list?: { button: string; rows: { id: string; title: string; description?: string }[] }
  /** Said instead of content that a phone cannot show. */
  note?: string
}

export interface CardButton {
  id: string
  title: string
  /** How a tap is answered: interactive reply, quick reply of a template, or not at all. */
  kind: 'reply' | 'quick_reply' | 'link'
  url?: string
}

export interface Shown {
  text?: string
  card?: Card
}

const MEDIA = ['image', 'video', 'audio', 'document', 'sticker']

function showMedia(kind: string, media: Fields): Shown {
  const id = textOf(media.id)
  const link = textOf(media.link)
  return {
    text: textOf(media.caption),
    card: {
      media: {
        kind,
        // Links lead out of this machine: they are named, not loaded.
        ...(id ? { src: `/phone/media/${encodeURIComponent(id)}` } : {}),
        ...((textOf(media.filename) ?? link) ? { name: textOf(media.filename) ?? link } : {}),
        ...(media.voice === true ? { voice: true } : {}),
      },
    },
  }
}

function showInteractive(interactive: Fields): Shown {
  const action = fieldsOf(interactive.action)
  const parameters = fieldsOf(action.parameters)
  const header = textOf(fieldsOf(interactive.header).text)
  const footer = textOf(fieldsOf(interactive.footer).text)
  const card: Card = { ...(header ? { header } : {}), ...(footer ? { footer } : {}) }
  if (interactive.type === 'button') {
    card.buttons = listOf(action.buttons)
      .map((button) => fieldsOf(button.reply))
      .map((reply) => ({ id: String(reply.id), title: String(reply.title), kind: 'reply' }))
  } else if (interactive.type === 'list') {
    const rows = listOf(action.sections).flatMap((section) => listOf(section.rows))
    card.list = {
      button: textOf(action.button) ?? 'Choose',
      rows: rows.map((row) => ({ id: String(row.id), title: String(row.title), description: textOf(row.description) })),
    }
  } else if (interactive.type === 'cta_url') {
    card.buttons = [{ id: 'url', title: String(parameters.display_text), kind: 'link', url: textOf(parameters.url) }]
  } else card.note = `Interactive message: ${String(interactive.type).replaceAll('_', ' ')}`
  return { text: textOf(fieldsOf(interactive.body).text), card }
}

/** Meta's message object, either direction, as a phone shows it. Templates are filled by templates.ts. */
export function show(type: string, content: unknown): Shown {
  const fields = fieldsOf(content)
  if (type === 'text') return { text: textOf(fields.body) }
  if (MEDIA.includes(type)) return showMedia(type, fields)
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
