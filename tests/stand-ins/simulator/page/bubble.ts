import type { Card, CardButton } from '../card.ts'
import type { ChatMessage } from '../chat.ts'
import { clock, el, languageOf } from './dom.ts'
import { type IconName, icon, wave } from './icons.ts'

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

function part(name: IconName, title: string, detail: string): HTMLElement {
  const words = el(
    'span',
    {},
    el('span', { class: 'bold' }, title),
    detail !== '' && el('span', { class: 'small' }, el('br'), detail),
  )
  return el('div', { class: 'part' }, el('span', { class: 'plate' }, icon(name, 18)), words)
}

function voice(src: string | undefined): HTMLElement {
  const button = el(
    'button',
    { class: 'play', attrs: { type: 'button', 'aria-label': 'Play voice note' } },
    icon('play', 20),
  )
  const length = el('span', {}, '0:04')
  const sound = src ? new Audio(src) : undefined
  sound?.addEventListener('loadedmetadata', () => {
    if (Number.isFinite(sound.duration)) length.textContent = `0:${String(Math.round(sound.duration)).padStart(2, '0')}`
  })
  const draw = (playing: boolean) => {
    button.replaceChildren(icon(playing ? 'pause' : 'play', 20))
    button.setAttribute('aria-label', playing ? 'Pause voice note' : 'Play voice note')
  }
  sound?.addEventListener('ended', () => draw(false))
  button.addEventListener('click', () => {
    if (!sound) return
    draw(sound.paused)
    void (sound.paused ? sound.play() : sound.pause())
  })
  return el('div', { class: 'part' }, button, wave(), length)
}

function media({ kind, src, name, voice: isVoice }: NonNullable<Card['media']>): HTMLElement {
  if (kind === 'image' && src) return el('img', { attrs: { src, alt: 'Picture' } })
  if (kind === 'sticker')
    return el('div', { class: 'sticker', attrs: { role: 'img', 'aria-label': 'Sticker' } }, icon('sticker', 64))
  if (kind === 'audio') return isVoice || !name ? voice(src) : part('play', name, 'Audio')
  if (kind === 'document') return part('document', name ?? 'Document', 'Document')
  return part(
    kind === 'video' ? 'play' : 'image',
    name ?? (kind === 'video' ? 'Video' : 'Picture'),
    name ? 'On the web, not loaded here' : '',
  )
}

function actions(message: ChatMessage, card: Card, verbs: BubbleVerbs): HTMLElement | undefined {
  const drawn = (card.buttons ?? []).map((button) =>
    button.kind === 'link'
      ? el('span', { class: 'link', attrs: { title: button.url ?? '' } }, `${button.title} ↗`)
      : el(
          'button',
          { attrs: { type: 'button', dir: 'auto' }, on: { click: () => verbs.press(message, button) } },
          button.title,
        ),
  )
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

function words(text: string): HTMLElement {
  return el('div', { class: 'words', attrs: { dir: 'auto', lang: languageOf(text) } }, text)
}

function content(message: ChatMessage, verbs: BubbleVerbs): (HTMLElement | undefined)[] {
  const { card = {}, text } = message
  if (message.deleted) return [el('div', {}, 'This message was deleted')]
  return [
    message.replyTo !== undefined
      ? el('span', { class: 'quote', attrs: { dir: 'auto' } }, verbs.quoted(message.replyTo))
      : undefined,
    card.header ? el('div', { class: 'words bold', attrs: { dir: 'auto' } }, card.header) : undefined,
    card.media ? media(card.media) : undefined,
    card.place ? part('place', card.place.name, card.place.detail) : undefined,
    ...(card.people ?? []).map((person) => part('person', person.name, person.detail)),
    card.note ? part('question', 'Not supported', card.note) : undefined,
    text ? words(text) : undefined,
    card.footer ? el('div', { class: 'small', attrs: { dir: 'auto' } }, card.footer) : undefined,
    actions(message, card, verbs),
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
