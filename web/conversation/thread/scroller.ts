import { batch, signal } from '@preact/signals'

/** Nearer to the end than this, new messages take the view along. */
const FOLLOW_PX = 200
/** The end is in view: no more than the padding is missing. */
const AT_END_PX = 24
/** So near to an end of what is loaded, the next page is fetched. */
const FETCH_PX = 900
/** Where a message that was jumped to, or the first unread one, stands in the view. */
const UPPER_THIRD = 0.3

interface Anchor {
  element: Element
  /** From the box's upper edge. */
  offset: number
}

interface Wanted {
  onNearStart: () => void
  onNearEnd: () => void
}

/**
 * Keeps what somebody reads where it is, whatever grows above or below it. The browser's own anchoring knows neither
 * "at the end" nor the very top, and not every browser has it.
 */
export function createScroller(box: HTMLElement, column: HTMLElement, { onNearStart, onNearEnd }: Wanted) {
  const atEnd = signal(false)
  const farFromEnd = signal(false)
  let anchors: Anchor[] = []
  let fromEnd = 0
  let height = box.clientHeight
  let width = column.clientWidth

  function remember(): void {
    fromEnd = box.scrollHeight - box.clientHeight - box.scrollTop
    anchors = anchorsNow()
    batch(() => {
      atEnd.value = fromEnd <= AT_END_PX
      farFromEnd.value = fromEnd > FOLLOW_PX
    })
  }

  /** The first child in view and the next ones, in case the first goes away. Children lie in order: halving finds it. */
  function anchorsNow(): Anchor[] {
    const { children } = column
    const { top } = box.getBoundingClientRect()
    let low = 0
    let high = children.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((children[middle]?.getBoundingClientRect().bottom ?? 0) <= top) low = middle + 1
      else high = middle
    }
    return [...Array(4).keys()].flatMap((step) => {
      const element = children[low + step]
      return element ? [{ element, offset: element.getBoundingClientRect().top - top }] : []
    })
  }

  /** After a change: the end stays at the end, else what was in view stays where it was. */
  function settle(grew: boolean): void {
    if (fromEnd <= AT_END_PX || (grew && fromEnd <= FOLLOW_PX)) box.scrollTop = box.scrollHeight
    else {
      const anchor = anchors.find(({ element }) => element.isConnected)
      const { top } = box.getBoundingClientRect()
      if (anchor) box.scrollTop += anchor.element.getBoundingClientRect().top - top - anchor.offset
    }
    remember()
    measureSoon()
  }

  function toEnd(): void {
    box.scrollTop = box.scrollHeight
    remember()
    measureSoon()
  }

  function to(element: Element): void {
    const { top, height: room } = box.getBoundingClientRect()
    box.scrollTop += element.getBoundingClientRect().top - top - room * UPPER_THIRD
    remember()
    measureSoon()
  }

  /**
   * Far from the view the browser may leave a child out (`content-visibility`), with the height it has seen it with; so it
   * must have been laid out once before. Two frames later it has.
   */
  let measuring = false
  function measureSoon(): void {
    if (measuring) return
    measuring = true
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        measuring = false
        for (const child of column.querySelectorAll(':scope > :not([data-measured])'))
          child.setAttribute('data-measured', '')
      }),
    )
  }

  function onScroll(): void {
    remember()
    if (box.scrollTop < FETCH_PX) onNearStart()
    if (fromEnd < FETCH_PX) onNearEnd()
  }

  const resized = new ResizeObserver(() => {
    if (column.clientWidth !== width) {
      width = column.clientWidth
      // Heights that were seen at another width are wrong now.
      for (const child of column.querySelectorAll(':scope > [data-measured]')) child.removeAttribute('data-measured')
    }
    if (box.clientHeight !== height) {
      // The composer grew or the keyboard opened: the lower edge is what people look at.
      height = box.clientHeight
      box.scrollTop = box.scrollHeight - height - fromEnd
      remember()
    }
    settle(false)
  })
  resized.observe(box)
  resized.observe(column)
  box.addEventListener('scroll', onScroll, { passive: true })

  return {
    atEnd,
    farFromEnd,
    settle,
    toEnd,
    to,
    /** Fetches more when what is loaded does not fill the view. */
    look: onScroll,
    stop(): void {
      resized.disconnect()
      box.removeEventListener('scroll', onScroll)
    },
  }
}

export type Scroller = ReturnType<typeof createScroller>
