import { type Lie, moved, zoomed } from './zoom'

/** A finger that went so far across the window meant the next picture; so far down, to be done with it. */
const SWIPE_PX = 60
const WHEEL_STEP = 1.0015

interface Wanted {
  lie: () => Lie
  onLie: (lie: Lie) => void
  /** -1: the finger went towards the start of the line, +1 towards its end, as the eye sees it (left, right). */
  onSwipe: (side: -1 | 1) => void
  onSwipeDown: () => void
}

interface Point {
  x: number
  y: number
}

/** Wheel, pinch and drag on the stage; at its own size a finger goes from picture to picture. Returns the way to stop. */
export function followGestures(stage: HTMLElement, { lie, onLie, onSwipe, onSwipeDown }: Wanted): () => void {
  const fingers = new Map<number, Point>()
  let start: (Point & { touch: boolean }) | null = null

  const fromMiddle = ({ x, y }: Point): Point => {
    const { left, top, width, height } = stage.getBoundingClientRect()
    return { x: x - left - width / 2, y: y - top - height / 2 }
  }
  const onDown = (event: PointerEvent) => {
    if (event.button !== 0 || isControl(event.target)) return
    fingers.set(event.pointerId, pointOf(event))
    // Two fingers are no swipe.
    start = fingers.size === 1 ? { ...pointOf(event), touch: event.pointerType !== 'mouse' } : null
    stage.setPointerCapture(event.pointerId)
  }
  const onMove = (event: PointerEvent) => {
    const before = fingers.get(event.pointerId)
    if (!before) return
    const now = pointOf(event)
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1]
    fingers.set(event.pointerId, now)
    if (other) {
      const middle = fromMiddle({ x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 })
      onLie(zoomed(lie(), distance(now, other) / Math.max(1, distance(before, other)), middle))
    } else if (lie().scale > 1) {
      onLie(moved(lie(), now.x - before.x, now.y - before.y))
    }
  }
  const onUp = (event: PointerEvent) => {
    if (!fingers.delete(event.pointerId) || !start || event.type === 'pointercancel') return
    const [dx, dy] = [event.clientX - start.x, event.clientY - start.y]
    const { touch } = start
    start = null
    if (!touch || lie().scale > 1) return
    if (Math.abs(dx) > SWIPE_PX && Math.abs(dx) > Math.abs(dy)) onSwipe(dx < 0 ? -1 : 1)
    else if (dy > SWIPE_PX && dy > Math.abs(dx)) onSwipeDown()
  }
  const onWheel = (event: WheelEvent) => {
    event.preventDefault()
    onLie(zoomed(lie(), WHEEL_STEP ** -event.deltaY, fromMiddle(pointOf(event))))
  }
  const onDouble = (event: MouseEvent) => {
    if (isControl(event.target)) return
    onLie(lie().scale > 1 ? { scale: 1, x: 0, y: 0 } : zoomed(lie(), 2.5, fromMiddle(pointOf(event))))
  }
  const stop = new AbortController()
  const { signal } = stop
  stage.addEventListener('pointerdown', onDown, { signal })
  stage.addEventListener('pointermove', onMove, { signal })
  stage.addEventListener('pointerup', onUp, { signal })
  stage.addEventListener('pointercancel', onUp, { signal })
  stage.addEventListener('wheel', onWheel, { signal, passive: false })
  stage.addEventListener('dblclick', onDouble, { signal })
  return () => stop.abort()
}

function pointOf({ clientX, clientY }: MouseEvent): Point {
  return { x: clientX, y: clientY }
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y)
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, video, a') !== null
}
