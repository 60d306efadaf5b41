import { effect } from '@preact/signals'
import type { Inbox } from '../inbox/store'
import { composingOf } from './composing'

/** Somebody who does nothing for this long is not looking. */
const IDLE_MS = 60_000
const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchstart'] as const

/** Tells colleagues who is here and who is typing; nobody is while the tab is hidden or the person has left. */
export function tellPresence(conversationId: string, inbox: Inbox): () => void {
  const { writing } = composingOf(conversationId)
  let here = !document.hidden
  let timer = 0

  function tell(): void {
    const live = inbox.live.peek()
    live?.say(here ? { conversationId, writing: writing.peek() } : { conversationId: null, writing: null })
  }
  function stir(): void {
    clearTimeout(timer)
    timer = window.setTimeout(leave, IDLE_MS)
    if (here || document.hidden) return
    here = true
    tell()
  }
  function leave(): void {
    here = false
    tell()
  }
  function look(): void {
    if (document.hidden) leave()
    else stir()
  }

  const stopFollowing = effect(() => {
    writing.value
    inbox.live.value
    tell()
  })
  for (const sign of SIGNS) addEventListener(sign, stir, { passive: true })
  document.addEventListener('visibilitychange', look)
  stir()
  return () => {
    clearTimeout(timer)
    stopFollowing()
    for (const sign of SIGNS) removeEventListener(sign, stir)
    document.removeEventListener('visibilitychange', look)
    leave()
  }
}
