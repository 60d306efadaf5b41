import type { RefObject } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/** So far from the view something is fetched already. */
const NEAR = '400px'

/** True once it came near the view; nothing of it is fetched before. */
export function useNear(element: RefObject<Element | null>): boolean {
  const [near, setNear] = useState(false)
  useEffect(() => {
    if (near || !element.current) return
    const watcher = new IntersectionObserver(
      (seen) => {
        if (seen.some(({ isIntersecting }) => isIntersecting)) setNear(true)
      },
      { rootMargin: NEAR },
    )
    watcher.observe(element.current)
    return () => watcher.disconnect()
  }, [near, element])
  return near
}
