import type { ThreadMessage } from '../../../workers/conversations/thread'
import type { MessageEvent } from '../../../workers/whatsapp/event'

/** What Meta told beside the words. */
export function eventOf({ event }: Pick<ThreadMessage, 'event'>): Partial<MessageEvent> {
  return (event ?? {}) as Partial<MessageEvent> // the server's own MessageEvent less its `raw`
}

/** The picture, the voice, the map, …: what is drawn above the words. `unknown`: nothing we could show. */
export type Shape =
  | 'words'
  | 'picture'
  | 'sticker'
  | 'voice'
  | 'document'
  | 'location'
  | 'contacts'
  | 'order'
  | 'choice'
  | 'flow'
  | 'template'
  | 'unknown'

const SHAPES: Readonly<Record<string, Shape>> = {
  text: 'words',
  note: 'words',
  image: 'picture',
  video: 'picture',
  sticker: 'sticker',
  audio: 'voice',
  document: 'document',
  location: 'location',
  contacts: 'contacts',
  order: 'order',
  button: 'choice',
  template: 'template',
}

export function shapeOf(message: ThreadMessage): Shape {
  const event = eventOf(message)
  if (message.type === 'interactive') {
    if (event.subtype === 'nfm_reply') return event.flow ? 'flow' : 'unknown'
    return message.text === null ? 'unknown' : 'choice'
  }
  const shape = SHAPES[message.type] ?? 'unknown'
  if (shape === 'location' && !event.location) return 'unknown'
  if (shape === 'contacts' && !event.cards?.length) return 'unknown'
  return shape === 'words' && message.text === null ? 'unknown' : shape
}

/** Meta's word for what cannot be shown, as a person would read it: `poll_creation` → `poll creation`. */
export function kindOf(message: ThreadMessage): string {
  const { subtype } = eventOf(message)
  const name = message.type === 'unsupported' && subtype ? subtype : message.type
  return name.replaceAll('_', ' ')
}
