import { signal } from '@preact/signals'
import { CircleAlert, CircleCheck, X } from 'lucide-preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { type Locale, locale, t } from '../i18n'
import { keepClear } from './clear-place'
import { isTyping } from './typing'
import './toast.css'

/** Long enough to read, see what was meant, and reach the button. */
const UNDO_MS = 8_000

/** After these something else may lie beneath. */
const MOVED = ['focusin', 'scrollend', 'resize'] as const

interface Verb {
  label: string
  run: () => void
}

interface Toast {
  id: number
  text: string
  kind: 'done' | 'news' | 'error'
  verbs: Verb[]
  /** In another language it would be a foreign sentence: it goes when the language changes. */
  language: Locale
}

const toast = signal<Toast | null>(null)
let count = 0

/** One at a time: a new one takes the place of the old. `undo` takes back what was done; Ctrl + Z does so too. */
export function say(text: string, undo?: Verb | undefined): void {
  show(text, 'done', undo ? [undo] : [])
}

/** Nobody waits for it: stays until it is taken up or dismissed. */
export function sayNews(text: string, ...verbs: Verb[]): void {
  show(text, 'news', verbs)
}

/** Stays until it is dismissed. `text` says what happened, why, and the next step. */
export function sayError(text: string, ...verbs: Verb[]): void {
  show(text, 'error', verbs)
}

function show(text: string, kind: Toast['kind'], verbs: Verb[]): void {
  toast.value = { id: ++count, text, kind, verbs, language: locale.peek() }
}

export function hideToast(): void {
  toast.value = null
}

/** `home`: what gets the focus when a toast had it and the place it came from is gone. */
export function Toasts({ home }: { home: () => HTMLElement | null }) {
  const place = useRef<HTMLDivElement>(null)
  const shown = toast.value?.language === locale.value ? toast.value : null
  useEffect(() => {
    addEventListener('keydown', undoByKey)
    return () => removeEventListener('keydown', undoByKey)
  }, [])
  useLayoutEffect(() => {
    if (!shown) return
    const clear = ({ target }: { target: EventTarget | null }) => {
      const toasts = place.current
      // Whoever presses a button of it would press beside it.
      const isInHand = target instanceof Node && toasts?.contains(target)
      if (toasts && !isInHand && !toasts.matches(':hover')) keepClear(toasts)
    }
    clear({ target: null })
    for (const moved of MOVED) addEventListener(moved, clear, true)
    return () => {
      for (const moved of MOVED) removeEventListener(moved, clear, true)
    }
  }, [shown])
  return (
    <div ref={place} class="toasts" role="status" aria-live="polite">
      {shown && <OneToast key={shown.id} {...shown} home={home} />}
    </div>
  )
}

function OneToast({ id, text, kind, verbs, home }: Toast & { home: () => HTMLElement | null }) {
  const [held, setHeld] = useState(false)
  const [left, setLeft] = useState(UNDO_MS / 1000)
  const element = useRef<HTMLDivElement>(null)
  const before = useRef<HTMLElement | null>(null)
  useEffect(() => {
    if (kind !== 'done' || held) return
    const timer = setInterval(() => setLeft((seconds) => seconds - 1), 1000)
    return () => clearInterval(timer)
  }, [kind, held])
  useEffect(() => {
    if (left <= 0 && toast.peek()?.id === id) hideToast()
  }, [left, id])
  // Whatever ends it: a verb, the cross, or the next toast.
  useLayoutEffect(() => {
    const { current: ending } = element
    return () => {
      if (!ending?.contains(document.activeElement)) return
      if (before.current?.checkVisibility()) before.current.focus()
      else home()?.focus()
    }
  }, [home])
  const hold = () => setHeld(true)
  const release = () => setHeld(false)
  const onFocusIn = ({ relatedTarget }: FocusEvent) => {
    hold()
    if (relatedTarget instanceof HTMLElement && !element.current?.contains(relatedTarget))
      before.current = relatedTarget
  }
  return (
    <div
      ref={element}
      class={`toast toast-${kind}`}
      {...{ onMouseEnter: hold, onMouseLeave: release, onFocusIn, onFocusOut: release }}
    >
      {kind === 'error' ? <CircleAlert size={18} /> : <CircleCheck size={18} />}
      <span class="toast-text">{text}</span>
      <span class="toast-verbs">
        {verbs.slice(0, 2).map(({ label, run }) => (
          <button
            key={label}
            type="button"
            class="toast-verb"
            onClick={() => {
              hideToast()
              run()
            }}
          >
            {label}
          </button>
        ))}
        {kind !== 'done' ? (
          <button type="button" class="toast-close" aria-label={t('frame.close')} onClick={hideToast}>
            <X size={16} />
          </button>
        ) : (
          <span class="toast-left numbers" aria-hidden="true">
            {left}
          </span>
        )}
      </span>
    </div>
  )
}

/** In a field the same keys take back what was typed. */
function undoByKey(event: KeyboardEvent): void {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event
  // By its sign where the layout has it, else by its place.
  const isZ = /^[a-z]$/i.test(key) ? key.toLowerCase() === 'z' : code === 'KeyZ'
  if (!isZ || altKey || shiftKey || ctrlKey === metaKey || isTyping(event.target)) return
  const { value } = toast
  const [undo] = value?.kind === 'done' ? value.verbs : []
  if (!undo) return
  event.preventDefault()
  hideToast()
  undo.run()
}
