import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  type Range,
  Virtualizer,
} from '@tanstack/virtual-core'
import { useLayoutEffect, useReducer, useState } from 'preact/hooks'

/** Rows beyond the edges: what a fast finger reaches before the next frame. */
const OVERSCAN = 8

interface Wanted {
  count: number
  /** Of every row, in pixels. */
  size: number
  scroller: () => HTMLElement | null
  /** A row that is drawn wherever one has scrolled to, such as the one in focus. -1: none. */
  kept: number
}

type List = Virtualizer<HTMLElement, HTMLElement>

/** Draws of many rows of one size only those that can be seen. */
export function useVirtual({ count, size, scroller, kept }: Wanted): List {
  const [, redraw] = useReducer((n: number) => n + 1, 0)
  const options = {
    count,
    getScrollElement: scroller,
    estimateSize: () => size,
    overscan: OVERSCAN,
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    rangeExtractor: (range: Range) => withKept(range, kept),
    onChange: () => redraw(0),
  }
  const [list] = useState(() => new Virtualizer<HTMLElement, HTMLElement>(options))
  list.setOptions(options)
  useLayoutEffect(() => list._didMount(), [list])
  useLayoutEffect(() => list._willUpdate())
  useLayoutEffect(() => list.measure(), [list, size])
  return list
}

function withKept(range: Range, kept: number): number[] {
  const drawn = defaultRangeExtractor(range)
  return kept < 0 || kept >= range.count || drawn.includes(kept) ? drawn : [...drawn, kept].sort((a, b) => a - b)
}
