import type { CardButton } from '../card.ts'
import type { ChatMessage } from '../chat.ts'
import { drawActions, drawCards, drawOffer } from './actions.ts'
import { clock, el } from './dom.ts'
import { type IconName, icon } from './icons.ts'
import { drawMedia, part, words } from './parts.ts'

/** What a tap in a bubble can ask for. */
export interface BubbleVerbs {
  press(message: ChatMessage, button: CardButton): void
  choose(message: ChatMessage, anchor: HTMLElement): void
  open(message: ChatMessage, anchor: HTMLElement): void
  /** First words of a quoted message. */
  quoted(id: string): string
}

const MARKS: Record<ChatMessage['status'], [IconName, string]> = {
  sending: ['clock', 'sending'],
  sent: ['tick', 'sent'],
  delivered: ['ticks', 'delivered'],
  read: ['ticks', 'read'],
  failed: ['failed', 'failed'],
}

function content(message: ChatMessage, verbs: BubbleVerbs): (HTMLElement | undefined)[] {
  const { card = {}, text } = message
  if (message.deleted) return [el('div', {}, 'This message was deleted')]
  return [
    message.replyTo !== undefined
      ? el('span', { class: 'quote', attrs: { dir: 'auto' } }, verbs.quoted(message.replyTo))
      : undefined,
    card.header ? el('div', { class: 'words bold', attrs: { dir: 'auto' } }, card.header) : undefined,
    card.media ? drawMedia(card.media) : undefined,
    card.place ? part('place', card.place.name, card.place.detail) : undefined,
    ...(card.people ?? []).map((person) => part('person', person.name, person.detail)),
    ...(card.products ?? []).map((id) => part('image', id, 'From the catalogue')),
    card.offer ? drawOffer(card.offer) : undefined,
    card.note ? part('question', 'Not supported', card.note) : undefined,
    text ? words(text) : undefined,
    card.footer ? el('div', { class: 'small', attrs: { dir: 'auto' } }, card.footer) : undefined,
    drawActions(message, card, verbs),
    card.cards ? drawCards(message, card.cards, verbs) : undefined,
  ]
}

function meta(message: ChatMessage): HTMLElement {
  const [mark, word] = MARKS[message.status]
  const line = [clock(message.at), message.edited ? 'edited' : '']
  // The phone shows ticks for its own messages; what became of the business's is ours to know.
  if (message.by === 'person') line.push(word)
  if (message.status === 'failed' && message.by === 'business')
    line.push(`did not arrive: ${message.reason ?? 'failed'}`)
  const ticks = message.by === 'person' && el('span', { class: 'ticks' }, icon(mark, 15))
  return el('div', { class: `meta ${message.status}` }, el('span', {}, line.filter(Boolean).join(' · ')), ticks)
}

export function drawBubble(message: ChatMessage, verbs: BubbleVerbs): HTMLElement {
  const faces = [message.reactions?.person, message.reactions?.business].filter((face) => face)
  const side = message.by === 'person' ? 'out' : 'in'
  const classes = ['bubble', side, message.deleted && 'gone', faces.length > 0 && 'reacted'].filter(Boolean).join(' ')
  const handle = el('button', {
    class: 'handle',
    attrs: {
      type: 'button',
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      'aria-label': 'Message menu',
      'data-key': message.id,
    },
  })
  handle.append(icon('dots', 16))
  handle.addEventListener('click', () => verbs.open(message, handle))
  return el(
    'article',
    {
      class: classes,
      attrs: { 'aria-label': message.by === 'person' ? 'You wrote' : 'They wrote', 'data-id': message.id },
    },
    ...content(message, verbs),
    meta(message),
    faces.length > 0 &&
      el('span', { class: 'reactions', attrs: { 'aria-label': `Reactions ${faces.join(' ')}` } }, faces.join(' ')),
    !message.deleted && handle,
  )
}
