import { signal } from '@preact/signals'
import { CircleAlert, CircleCheck, X } from 'lucide-preact'
import { useEffect, useState } from 'preact/hooks'
import { t } from '../i18n'
import './toast.css'

/** Long enough to read, see what was meant, and reach the button. */
const UNDO_MS = 8_000

interface Verb {
  label: string
  run: () => void
}

interface Toast {
  id: number
  text: string
  kind: 'done' | 'news' | 'error'
  verbs: Verb[]
}

const toast = signal<Toast | null>(null)
let count = 0

/** One at a time: a new one takes the place of the old. */
export function say(text: string, ...verbs: Verb[]): void {
  toast.value = { id: ++count, text, kind: 'done', verbs }
}

/** Nobody waits for it: stays until it is taken up or dismissed. */
export function sayNews(text: string, ...verbs: Verb[]): void {
  toast.value = { id: ++count, text, kind: 'news', verbs }
}

/** Stays until it is dismissed. `text` says what happened, why, and the next step. */
export function sayError(text: string, ...verbs: Verb[]): void {
  toast.value = { id: ++count, text, kind: 'error', verbs }
}

export function hideToast(): void {
  toast.value = null
}

export function Toasts() {
  const shown = toast.value
  return (
    <div class="toasts" role="status" aria-live="polite">
      {shown && <OneToast key={shown.id} {...shown} />}
    </div>
  )
}

function OneToast({ id, text, kind, verbs }: Toast) {
  const [held, setHeld] = useState(false)
  const [left, setLeft] = useState(UNDO_MS / 1000)
  useEffect(() => {
    if (kind !== 'done' || held) return
    const timer = setInterval(() => setLeft((seconds) => seconds - 1), 1000)
    return () => clearInterval(timer)
  }, [kind, held])
  useEffect(() => {
    if (left <= 0 && toast.peek()?.id === id) hideToast()
  }, [left, id])
  const hold = () => setHeld(true)
  const release = () => setHeld(false)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only keeps it from leaving under the pointer
    <div class={`toast toast-${kind}`} onMouseEnter={hold} onMouseLeave={release} onFocusIn={hold} onFocusOut={release}>
      {kind === 'error' ? <CircleAlert size={18} /> : <CircleCheck size={18} />}
      <span class="toast-text">{text}</span>
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
    </div>
  )
}
