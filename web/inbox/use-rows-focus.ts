import type { RefObject, TargetedFocusEvent, TargetedKeyboardEvent } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { register } from '../frame/shortcuts'
import { t } from '../i18n'

interface Wanted {
  ids: readonly string[]
  scroller: RefObject<HTMLElement | null>
  size: number
  openId: string | undefined
  /** Opens it; asked where the list itself cannot be seen. */
  open: (id: string) => void
}

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }

/** Focus that roves over the rows: one of them is in the order of tabs, J and K and the arrows move it. */
export function useRowsFocus({ ids, scroller, size, openId, open }: Wanted) {
  const [rover, setRover] = useState<string | null>(null)
  const wanted = useRef<string | null>(null)
  /** Where the focus was, should its row leave. */
  const last = useRef<{ id: string; at: number } | null>(null)

  function rowIn(id: string): HTMLElement | null {
    return scroller.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`) ?? null
  }

  function focus(id: string): void {
    const at = ids.indexOf(id)
    const box = scroller.current
    if (at < 0 || !box) return
    const top = at * size
    if (top < box.scrollTop) box.scrollTop = top
    else if (top + size > box.scrollTop + box.clientHeight) box.scrollTop = top + size - box.clientHeight
    wanted.current = id
    setRover(id)
    rowIn(id)?.focus({ preventScroll: true })
  }

  function move(step: number): void {
    const from = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.row : undefined
    const at = ids.indexOf(from ?? rover ?? openId ?? '')
    const next = ids[Math.min(ids.length - 1, Math.max(0, at + step))]
    if (next === undefined) return
    if (scroller.current?.checkVisibility({ visibilityProperty: true })) focus(next)
    else open(ids[Math.min(ids.length - 1, Math.max(0, ids.indexOf(openId ?? '') + step))] ?? next)
  }

  /** J and K: while a conversation is open the next one opens, so that what the keys act on is what is seen. */
  function step(by: number): void {
    const next = openId === undefined ? undefined : ids[ids.indexOf(openId) + by]
    if (openId === undefined) return move(by)
    if (next === undefined) return
    open(next)
    focus(next)
  }

  const stepNow = useRef(step)
  stepNow.current = step
  useEffect(
    () =>
      register([
        { keys: 'KeyJ', name: t('inbox.keyNext'), run: () => stepNow.current(1) },
        { keys: 'KeyK', name: t('inbox.keyPrevious'), run: () => stepNow.current(-1) },
        { keys: 'Enter', name: t('inbox.keyOpen') },
      ]),
    [],
  )

  // A row that is to have the focus may be drawn only now; one that had it may be gone.
  useLayoutEffect(() => {
    const id = wanted.current
    if (id !== null) {
      const row = rowIn(id)
      if (!row) return
      wanted.current = null
      if (document.activeElement !== row) row.focus({ preventScroll: true })
    } else if (last.current && document.activeElement === document.body && !ids.includes(last.current.id)) {
      const next = ids[Math.min(last.current.at, ids.length - 1)]
      last.current = null
      if (next !== undefined) focus(next)
    }
  })

  return {
    rover,
    focus,
    onFocusIn({ target }: TargetedFocusEvent<HTMLElement>): void {
      const id = target instanceof HTMLElement ? target.dataset.row : undefined
      if (id === undefined) return
      last.current = { id, at: ids.indexOf(id) }
      setRover(id)
    },
    onFocusOut({ relatedTarget }: TargetedFocusEvent<HTMLElement>): void {
      // Removed with its row it goes nowhere; anywhere else it was taken on purpose.
      if (relatedTarget !== null) last.current = null
    },
    onKeyDown(event: TargetedKeyboardEvent<HTMLElement>): void {
      const step = STEPS[event.key] ?? (event.key === 'Home' ? -ids.length : event.key === 'End' ? ids.length : 0)
      if (step === 0 || event.altKey || event.ctrlKey || event.metaKey) return
      event.preventDefault()
      move(step)
    },
  }
}
