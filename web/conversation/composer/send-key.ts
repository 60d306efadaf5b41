import { signal } from '@preact/signals'

export type SendKey = 'enter' | 'ctrl_enter'

const STORED = 'whatsnexus.sendKey'

/** Which key sends; the other one starts a new line. */
export const sendKey = signal<SendKey>(localStorage.getItem(STORED) === 'ctrl_enter' ? 'ctrl_enter' : 'enter')

export function setSendKey(next: SendKey): void {
  sendKey.value = next
  localStorage.setItem(STORED, next)
}
