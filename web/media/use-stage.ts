import { useEffect, useRef, useState } from 'preact/hooks'
import { followGestures } from './gestures'
import { FIT, held, type Lie } from './zoom'

interface Wanted {
  /** The finger went to the left (-1) or the right. */
  onSwipe: (side: -1 | 1) => void
  onSwipeDown: () => void
}

/** How the picture lies; each one begins at the size of the window. */
export function useStage(id: string, wanted: Wanted) {
  const ref = useRef<HTMLDivElement>(null)
  const [{ of, lie }, setLie] = useState({ of: id, lie: FIT })
  const now = of === id ? lie : FIT
  // The listeners live as long as the stage; what they ask and tell is of the latest drawing.
  const latest = useRef({ now, id, wanted })
  latest.current = { now, id, wanted }

  const lay = (next: Lie) => {
    const stage = ref.current
    const picture = stage?.querySelector('img')
    if (!stage || !picture) return
    const kept = held(
      next,
      { width: picture.clientWidth, height: picture.clientHeight },
      { width: stage.clientWidth, height: stage.clientHeight },
    )
    latest.current.now = kept
    setLie({ of: latest.current.id, lie: kept })
  }
  useEffect(() => {
    if (!ref.current) return
    return followGestures(ref.current, {
      lie: () => latest.current.now,
      onLie: lay,
      onSwipe: (side) => latest.current.wanted.onSwipe(side),
      onSwipeDown: () => latest.current.wanted.onSwipeDown(),
    })
  }, [])
  return { ref, lie: now, lay }
}
