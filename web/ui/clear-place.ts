import { isTyping } from './typing'

/** Where it may lie, the first choice first; see toast.css. */
const PLACES = ['foot', 'foot-end', 'head', 'head-end'] as const
const CONTROLS = 'a, button, input, select, textarea, label, summary, [role="button"], [contenteditable], [tabindex]'
/** Smaller than any control. */
const STEP = 14
/** Whoever writes must see what they write. */
const WRITTEN_IN = 1_000

/** Lays it where nothing is operated, else where the least is. */
export function keepClear(place: HTMLElement): void {
  const found: { name: string; covers: number }[] = []
  place.style.pointerEvents = 'none'
  for (const name of PLACES) {
    place.dataset.place = name
    const covers = covered(place.getBoundingClientRect())
    found.push({ name, covers })
    if (covers === 0) break
  }
  place.style.pointerEvents = ''
  const least = found.reduce((best, one) => (one.covers < best.covers ? one : best))
  place.dataset.place = least.name
}

function covered({ left, top, right, bottom }: DOMRect): number {
  const controls = new Set<Element>()
  for (let x = left; x <= right; x += STEP)
    for (let y = top; y <= bottom; y += STEP) {
      const control = document.elementFromPoint(x, y)?.closest(CONTROLS)
      if (control && !isPage(control)) controls.add(control)
    }
  const { activeElement } = document
  const isWrittenIn = activeElement !== null && controls.has(activeElement) && isTyping(activeElement)
  return controls.size + (isWrittenIn ? WRITTEN_IN : 0)
}

/** Regions take the focus, too, without being pressed. */
function isPage(element: Element): boolean {
  return element.matches('[tabindex="-1"]:not(a, button, input, select, textarea)')
}
