import type { RefObject } from 'preact'
import { useLayoutEffect, useState } from 'preact/hooks'

const COMFORTABLE = 72

/** The height that the style gives a row: it follows density, kind of pointer and the browser's text size. */
export function useRowSize(probe: RefObject<HTMLElement | null>): number {
  const [size, setSize] = useState(COMFORTABLE)
  useLayoutEffect(() => {
    const element = probe.current
    if (!element) return
    const measure = () => setSize(element.getBoundingClientRect().height || COMFORTABLE)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [probe])
  return size
}
