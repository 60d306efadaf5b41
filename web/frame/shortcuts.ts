import { signal } from '@preact/signals'
import { isTyping } from '../ui/typing'

export interface Shortcut {
  /** Physical keys (`KeyJ`, `Slash`, `Enter`), as features of layouts differ; `Shift+KeyE`; a sequence is `KeyG KeyM`. */
  keys: string
  /** Shown under `?`. */
  name: string
  /** Absent: the browser does it by itself, and it is only told of here. */
  run?: () => void
}

const STORED = 'whatsnexus.singleKeys'
const SEQUENCE_MS = 1_200

const registered = signal<ReadonlyArray<readonly Shortcut[]>>([])
/** WCAG 2.1.4: single keys can be turned off. */
export const singleKeys = signal(localStorage.getItem(STORED) !== 'off')
let pending = { key: '', at: 0 }

/** What works now, for the list under `?`. */
export function activeShortcuts(): Shortcut[] {
  return registered.value.flat()
}

/** For as long as a part of the screen is there. Returns the way to take them back. */
export function register(shortcuts: readonly Shortcut[]): () => void {
  registered.value = [...registered.peek(), shortcuts]
  return () => {
    registered.value = registered.peek().filter((one) => one !== shortcuts)
  }
}

export function allowSingleKeys(on: boolean): void {
  singleKeys.value = on
  localStorage.setItem(STORED, on ? 'on' : 'off')
}

/** One listener for the page. In a field only combinations with Alt stay ours: they type nothing. */
export function handleKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey) return
  if (!event.altKey && (isTyping(event.target) || !singleKeys.peek())) return
  // The one key that is a sign: where it lies differs too much.
  const key = event.key === '?' ? '?' : `${event.shiftKey ? 'Shift+' : ''}${event.code}`
  const sequence = Date.now() - pending.at < SEQUENCE_MS ? `${pending.key} ${key}` : ''
  const all = registered
    .peek()
    .flat()
    .filter(({ run }) => run !== undefined)
    .reverse()
  const found = all.find(({ keys }) => keys === sequence) ?? all.find(({ keys }) => keys === key)
  pending = { key, at: Date.now() }
  if (!found) return
  pending = { key: '', at: 0 }
  event.preventDefault()
  found.run?.()
}
