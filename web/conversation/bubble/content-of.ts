import type { ThreadMessage } from '../../../workers/conversations/thread'
import type { MessageEvent } from '../../../workers/whatsapp/event'
import type { MessageKey } from '../../i18n'

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
  | 'call_permission'
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
    if (event.call_permission) return 'call_permission'
    return message.text === null ? 'unknown' : 'choice'
  }
  const shape = SHAPES[message.type] ?? 'unknown'
  if (shape === 'location' && !event.location) return 'unknown'
  if (shape === 'contacts' && !event.cards?.length) return 'unknown'
  return shape === 'words' && !message.text?.trim() ? 'unknown' : shape
}

const KINDS: Readonly<Record<string, MessageKey>> = {
  poll_creation: 'conversation.kindPoll',
  poll_update: 'conversation.kindVote',
  button: 'conversation.kindButton',
  edit: 'conversation.kindEdit',
  gif: 'conversation.kindGif',
  group_invite: 'conversation.kindInvite',
  hsm: 'conversation.kindTemplate',
  interactive: 'conversation.kindChoices',
  list: 'conversation.kindChoices',
  keep_in_chat: 'conversation.kindKept',
  link_preview: 'conversation.kindLink',
  pin: 'conversation.kindPinned',
  product: 'conversation.kindProduct',
  order: 'conversation.kindOrder',
  reaction: 'conversation.kindReaction',
  ephemeral: 'conversation.kindVanishing',
  view_once: 'conversation.kindVanishing',
  image: 'conversation.kindPicture',
  location: 'conversation.kindPlace',
  contacts: 'conversation.cardNoName',
  media_placeholder: 'conversation.kindFile',
}

/** What cannot be shown, in words: Meta names it, or it is new to us. */
export function kindOf(message: ThreadMessage): MessageKey {
  const { subtype } = eventOf(message)
  const known = (message.type === 'unsupported' && subtype && KINDS[subtype]) || KINDS[message.type]
  return known || 'conversation.kindNew'
}
