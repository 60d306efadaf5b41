import { type Signal, useComputed, useSignal, useSignalEffect } from '@preact/signals'
import type { TargetedKeyboardEvent } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { t } from '../../i18n'
import { contactName } from '../contact-name'
import { useConversation } from '../context'
import { outboxOf } from '../outbox'
import { Announcements } from './announcements'
import { arrange, type Line } from './arrange'
import { LineView } from './lines'
import { Pills } from './pills'
import { createScroller, type Scroller } from './scroller'
import { Start } from './start'
import './thread.css'

const narrow = matchMedia('(max-width: 767px)')

/** The conversation from top to bottom. `atEnd`: the newest message is in view. */
export function Log({ atEnd }: { atEnd: Signal<boolean> }) {
  const { thread, inbox } = useConversation()
  const box = useRef<HTMLDivElement>(null)
  const column = useRef<HTMLDivElement>(null)
  const scroller = useSignal<Scroller | null>(null)
  const lines = useComputed(() =>
    arrange({
      items: thread.items.value,
      outbox: outboxOf(thread.id),
      unreadFrom: thread.unreadFrom.value,
      me: inbox.me,
    }),
  ).value
  const newest = newestMessage(lines)
  const shownNewest = useRef<string | undefined>(undefined)

  useLayoutEffect(() => {
    if (!box.current || !column.current) return
    const made = createScroller(box.current, column.current, {
      onNearStart: () => void thread.loadOlder(),
      onNearEnd: () => void thread.loadNewer(),
    })
    scroller.value = made
    placeFirst(made, box.current)
    made.look()
    // One pane at a time: the row that had the focus is out of sight now.
    if (narrow.matches && document.activeElement !== document.body) box.current.focus({ preventScroll: true })
    return () => made.stop()
  }, [thread, scroller])

  useLayoutEffect(() => {
    const made = scroller.peek()
    const grew = shownNewest.current !== newest?.key
    const mine = grew && newest?.outbox !== undefined && shownNewest.current !== undefined
    shownNewest.current = newest?.key
    if (mine) made?.toEnd()
    else made?.settle(grew)
    made?.look()
  }, [lines, scroller, newest?.key, newest?.outbox])

  useSignalEffect(() => {
    atEnd.value = scroller.value?.atEnd.value ?? false
  })
  // It may be told before it is drawn: it is looked for after each drawing, until it was shown once.
  const target = thread.target.value
  const shownTarget = useRef<typeof target>(null)
  useLayoutEffect(() => {
    if (!target || shownTarget.current === target) return
    const found = box.current?.querySelector(`[data-item="${target.id}"]`)
    if (!found || !scroller.value) return
    shownTarget.current = target
    scroller.value.to(found)
    mark(found)
  }, [target, lines, scroller.value])
  useEffect(() => {
    return () => {
      thread.target.value = null
    }
  }, [thread])

  const conversation = thread.conversation.value
  const name = conversation ? contactName(conversation.contact) : ''
  return (
    <div class="thread">
      <div
        ref={box}
        class="thread-box"
        data-thread
        data-region="thread"
        role="log"
        aria-live="off"
        aria-label={t('conversation.messages', { name })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
        tabIndex={0}
        onKeyDown={moveFocus}
      >
        <div ref={column} class="thread-column">
          <Start thread={thread} />
          {lines.map((line) => (
            <LineView key={line.key} line={line} />
          ))}
        </div>
      </div>
      {scroller.value && <Pills thread={thread} scroller={scroller.value} lines={lines} />}
      <Announcements thread={thread} name={name} />
    </div>
  )
}

function newestMessage(lines: readonly Line[]) {
  const line = lines.findLast(({ kind }) => kind === 'message')
  return line?.kind === 'message' ? line : undefined
}

/** The first unread message, else the newest. */
function placeFirst(scroller: Scroller, box: HTMLElement): void {
  scroller.toEnd()
  const unread = box.querySelector('.unread')
  if (unread) scroller.to(unread)
}

/** Shown once, then it is a message like the others. */
function mark(element: Element): void {
  element.classList.remove('message-marked')
  requestAnimationFrame(() => element.classList.add('message-marked'))
  element.addEventListener('animationend', () => element.classList.remove('message-marked'), { once: true })
  if (element instanceof HTMLElement) element.focus({ preventScroll: true })
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

/** The arrows go from message to message; with the newest first, as one reads a conversation. */
function moveFocus(event: TargetedKeyboardEvent<HTMLDivElement>): void {
  const { target, currentTarget: box } = event
  const step = STEPS[event.key]
  if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return
  if (target !== box && !(target instanceof HTMLElement && target.matches('.message'))) return
  const messages = [...box.querySelectorAll<HTMLElement>('.message')]
  const at = target === box ? messages.length : messages.indexOf(target as HTMLElement)
  const next = messages[at + step]
  event.preventDefault()
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}
