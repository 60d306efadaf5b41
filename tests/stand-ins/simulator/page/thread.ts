import type { CardButton } from '../card.ts'
import type { ChatMessage } from '../chat.ts'
import { type BubbleVerbs, drawBubble } from './bubble.ts'
import type { Composer } from './composer.ts'
import { readable } from './contacts.ts'
import { byId, el } from './dom.ts'
import { openMenu } from './menu.ts'
import { chatKey, type Store } from './store.ts'

const FACES = ['👍', '❤️', '😂', '😮', '🙏']
const SHOWN = 200

function initialsOf(name: string): string {
  return name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase()
}

function isDrawnAlike(left: ChatMessage | undefined, right: ChatMessage): boolean {
  return left !== undefined && JSON.stringify(left) === JSON.stringify(right)
}

/** The chat on the phone's screen. */
export function createThread(store: Store, composer: Composer) {
  const log = byId('log', HTMLDivElement)
  const screen = log.parentElement ?? document.body
  const drawn = new Map<string, { copy: ChatMessage; element: HTMLElement }>()
  const dots = el(
    'div',
    { class: 'typing', attrs: { role: 'status', 'aria-label': 'Typing' } },
    el('i'),
    el('i'),
    el('i'),
  )
  let typingEnds: ReturnType<typeof setTimeout> | undefined
  let place = ''
  let newest = ''

  const verbs: BubbleVerbs = {
    press(message, button: CardButton) {
      const reply_to = message.id
      if (button.kind === 'quick_reply')
        composer.send({ type: 'quick_reply', payload: button.payload ?? button.title, text: button.title, reply_to })
      else if (button.kind === 'send_location') composer.send({ type: 'location', reply_to })
      else if (button.kind === 'send_contact') composer.send({ type: 'contacts', reply_to })
      else composer.send({ type: 'button_reply', id: button.id, title: button.title, reply_to })
    },
    choose(message, anchor) {
      const rows = message.card?.list?.rows ?? []
      const choose = (row: (typeof rows)[number]) => composer.send({ type: 'list_reply', ...row, reply_to: message.id })
      openMenu(
        anchor,
        screen,
        'Choices',
        rows.map((row) => ({ label: row.title, detail: row.description, act: () => choose(row) })),
      )
    },
    open(message, anchor) {
      const react = (emoji: string | null) => composer.send({ type: 'reaction', message_id: message.id, emoji })
      const own = message.by === 'person'
      openMenu(anchor, screen, 'Message', [
        ...FACES.map((face) => ({ label: face, row: 'faces', act: () => react(face) })),
        { label: 'Reply', icon: 'reply', act: () => composer.replyTo(message) },
        ...(message.reactions?.person
          ? [{ label: 'Take back reaction', icon: 'close' as const, act: () => react(null) }]
          : []),
        ...(own && message.type === 'text'
          ? [{ label: 'Edit', icon: 'pencil' as const, act: () => composer.edit(message) }]
          : []),
        ...(own
          ? [
              {
                label: 'Delete for everyone',
                icon: 'trash' as const,
                act: () => composer.send({ type: 'revoke', message_id: message.id }),
              },
            ]
          : []),
      ])
    },
    quoted(id) {
      const message = store.state.messages.find((one) => one.id === id)
      return message?.text ?? message?.type ?? 'A message that is not here'
    },
  }

  function head(): void {
    const number = store.state.numbers.find((one) => one.id === store.state.number)
    byId('chat-name', HTMLHeadingElement).textContent = number?.name ?? 'No business number'
    byId('chat-sub', HTMLParagraphElement).textContent = number
      ? `${readable(number.phone)} · business account, test`
      : ''
    byId('initials', HTMLSpanElement).textContent = initialsOf(number?.name ?? '')
  }

  function bubbleOf(message: ChatMessage): HTMLElement {
    const known = drawn.get(message.id)
    if (known && isDrawnAlike(known.copy, message)) return known.element
    const element = drawBubble(message, verbs)
    drawn.set(message.id, { copy: structuredClone(message), element })
    return element
  }

  /** Puts the wanted elements in their places and touches only those that differ: focus and reading position stay. */
  function arrange(wanted: HTMLElement[]): void {
    wanted.forEach((element, index) => {
      const there = log.children[index]
      if (there === element) return
      if (there instanceof HTMLElement && there.dataset.id && there.dataset.id === element.dataset.id)
        there.replaceWith(element)
      else log.insertBefore(element, there ?? null)
    })
    while (log.children.length > wanted.length) log.lastElementChild?.remove()
  }

  function isTyping(): boolean {
    return (store.state.typing.get(chatKey(store.state.person, store.state.number)) ?? 0) > Date.now()
  }

  function draw(): void {
    const key = chatKey(store.state.person, store.state.number)
    const last = store.state.messages.findLast(store.isHere)
    const wrote = last?.by === 'person' && last.id !== newest
    newest = last?.id ?? ''
    const atEnd = wrote || key !== place || log.scrollHeight - log.scrollTop - log.clientHeight < 80
    const held = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.key : undefined
    if (key !== place) {
      place = key
      drawn.clear()
      log.replaceChildren()
      head()
    }
    const here = store.state.messages.filter(store.isHere).slice(-SHOWN)
    const empty = el('p', { class: 'empty' }, 'Nothing yet. Write as this customer would.')
    const wanted = here.length > 0 ? here.map(bubbleOf) : isTyping() ? [] : [empty]
    if (isTyping()) wanted.push(dots)
    arrange(wanted)
    if (held) log.querySelector<HTMLElement>(`[data-key="${CSS.escape(held)}"]`)?.focus()
    if (atEnd) log.scrollTop = log.scrollHeight
  }

  return {
    draw() {
      draw()
      head()
    },
    typing() {
      clearTimeout(typingEnds)
      const until = store.state.typing.get(chatKey(store.state.person, store.state.number)) ?? 0
      if (until > Date.now()) typingEnds = setTimeout(draw, until - Date.now() + 50)
      draw()
    },
  }
}
