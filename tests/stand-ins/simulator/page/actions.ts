import type { Card, CardButton, Shown } from '../card.ts'
import type { ChatMessage } from '../chat.ts'
import type { BubbleVerbs } from './bubble.ts'
import { el } from './dom.ts'
import { drawMedia, part, words } from './parts.ts'

/** What can be tapped below the words, and a place to tap on which nothing happens here. */
function drawButton(message: ChatMessage, button: CardButton, verbs: BubbleVerbs): HTMLElement {
  if (button.kind === 'link')
    return el('span', { class: 'link', attrs: { title: button.url ?? '' } }, `${button.title} ↗`)
  if (button.kind === 'plain') {
    const detail = button.detail ? ` · ${button.detail}` : ''
    return el('span', { class: 'link', attrs: { dir: 'auto' } }, `${button.title}${detail}`)
  }
  const attrs = { type: 'button', dir: 'auto' }
  return el('button', { attrs, on: { click: () => verbs.press(message, button) } }, button.title)
}

export function drawActions(message: ChatMessage, card: Card, verbs: BubbleVerbs): HTMLElement | undefined {
  const drawn = (card.buttons ?? []).map((button) => drawButton(message, button, verbs))
  if (card.list) {
    const open = el(
      'button',
      { attrs: { type: 'button', dir: 'auto', 'aria-haspopup': 'menu', 'aria-expanded': 'false' } },
      card.list.button,
    )
    open.addEventListener('click', () => verbs.choose(message, open))
    drawn.push(open)
  }
  return drawn.length > 0 ? el('div', { class: 'actions' }, ...drawn) : undefined
}

export function drawOffer({ text, endsAt }: NonNullable<Card['offer']>): HTMLElement {
  const until = endsAt === undefined ? '' : `Ends ${new Date(endsAt).toLocaleString()}`
  return part('clock', text, until)
}

/** Side by side, as on a phone: the rest is reached by scrolling. */
export function drawCards(message: ChatMessage, cards: Shown[], verbs: BubbleVerbs): HTMLElement {
  const drawn = cards.map(({ text, card = {} }) =>
    el(
      'div',
      { class: 'card' },
      card.media ? drawMedia(card.media) : undefined,
      text ? words(text) : undefined,
      drawActions(message, card, verbs),
    ),
  )
  return el('div', { class: 'cards', attrs: { tabindex: '0', role: 'group', 'aria-label': 'Cards' } }, ...drawn)
}
