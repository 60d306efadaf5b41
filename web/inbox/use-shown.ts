import { useSignalEffect } from '@preact/signals'
import type { RefObject } from 'preact'
import { useLayoutEffect, useMemo, useReducer, useRef } from 'preact/hooks'
import { Shown } from './shown'
import type { Inbox } from './store'
import type { View } from './views'

/** Rows come in at most this often. */
const PAUSE_MS = 300

interface Place {
  inbox: Inbox
  view: View
  scroller: RefObject<HTMLElement | null>
  /** Height of a row, in pixels. */
  size: number
}

/**
 * What the list draws. The order is taken over at most every 300 ms, and not at all while it is held. What one reads
 * stays where it is: rows that come in above are counted, and the list scrolls by their height.
 */
export function useShown({ inbox, view, scroller, size }: Place) {
  const order = inbox.orderOf(view)
  const shown = useMemo(() => new Shown(order, (id) => inbox.row(id) !== undefined), [order, inbox])
  const now = useRef({ held: false, takenAt: 0, timer: 0, anchor: null as Anchor | null, size })
  /** Came in above what is in view, and was not seen yet. */
  const above = useMemo(() => new Set<string>(), [shown])
  const [, redraw] = useReducer((n: number) => n + 1, 0)
  now.current.size = size

  useLayoutEffect(() => {
    const stop = shown.watch()
    return () => {
      stop()
      clearTimeout(now.current.timer)
      now.current.timer = 0
    }
  }, [shown])

  function take(): void {
    const { current } = now
    clearTimeout(current.timer)
    current.timer = 0
    current.takenAt = Date.now()
    current.anchor = anchorOf(shown, scroller.current, current.size)
    if (current.anchor) for (const id of shown.waiting) above.add(id)
    shown.take()
    redraw(0)
  }

  function takeSoon(): void {
    const { held, timer, takenAt } = now.current
    if (held || timer !== 0 || !shown.stale) return
    const wait = takenAt + PAUSE_MS - Date.now()
    if (wait <= 0) take()
    else now.current.timer = window.setTimeout(take, wait)
  }

  useSignalEffect(() => {
    const own = inbox.ownChange.value
    if (own) shown.drop(own.id)
    void inbox.changed.value
    takeSoon()
  })

  useLayoutEffect(() => {
    const { anchor } = now.current
    now.current.anchor = null
    const at = anchor ? order.indexOf(anchor.id) : -1
    if (anchor && scroller.current && at >= 0) scroller.current.scrollTop = at * size + anchor.offset
  })

  return {
    shown,
    /** Rows that are held back, and those that came in above what is in view. */
    fresh: () => (now.current.held ? shown.waiting.union(above).size : above.size),
    /** Something is held back: rows, or only their order. */
    isBehind: () => now.current.held && shown.stale,
    take,
    hold(held: boolean): void {
      if (now.current.held === held) return
      now.current.held = held
      clearTimeout(now.current.timer)
      now.current.timer = 0
      takeSoon()
    },
    /** Everything above has been seen. */
    atTop(): void {
      if (above.size === 0) return
      above.clear()
      redraw(0)
    },
    /** Takes over what is held back, and shows it. */
    toTop(): void {
      take()
      now.current.anchor = null
      above.clear()
      if (scroller.current) scroller.current.scrollTop = 0
    },
  }
}

interface Anchor {
  id: string
  /** How far the list is scrolled beyond its upper edge. */
  offset: number
}

/** The first row in view that keeps its place. At the top there is none: there what comes in pushes down. */
function anchorOf(shown: Shown, scroller: HTMLElement | null, size: number): Anchor | null {
  if (!scroller || scroller.scrollTop < size / 2) return null
  const first = Math.floor(scroller.scrollTop / size)
  const last = Math.min(shown.ids.length - 1, first + Math.ceil(scroller.clientHeight / size))
  for (let at = first; at <= last; at++) {
    const id = shown.ids[at]
    if (id === undefined || shown.waiting.has(id) || shown.gone.has(id)) continue
    return { id, offset: scroller.scrollTop - at * size }
  }
  return null
}
