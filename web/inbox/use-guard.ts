import type { TargetedFocusEvent, TargetedPointerEvent } from 'preact'
import { useRef } from 'preact/hooks'

/**
 * Holds the order while somebody points at the list or is in it by keyboard. A click's focus stays behind when the
 * pointer goes on to the thread, and holds nothing.
 */
export function useGuard(hold: (held: boolean) => void) {
  const over = useRef(false)
  const inside = useRef(false)
  const tell = () => hold(over.current || inside.current)
  return {
    onPointerEnter({ pointerType }: TargetedPointerEvent<HTMLElement>) {
      over.current = pointerType === 'mouse'
      tell()
    },
    onPointerLeave() {
      over.current = false
      tell()
    },
    onFocusIn({ target }: TargetedFocusEvent<HTMLElement>) {
      inside.current = target instanceof Element && target.matches(':focus-visible')
      tell()
    },
    onFocusOut({ currentTarget, relatedTarget }: TargetedFocusEvent<HTMLElement>) {
      if (relatedTarget instanceof Node && currentTarget.contains(relatedTarget)) return
      inside.current = false
      tell()
    },
  }
}
