/** In the order of the page; what is not there is passed over. */
const REGIONS = ['[data-list]', '[data-thread]', '[data-composer]', '[data-panel]'] as const

/** F6 goes from region to region, Shift+F6 back; also out of a field, where single keys are letters. */
export function watchRegions(): () => void {
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey) return
    const there = REGIONS.flatMap((selector) => document.querySelector<HTMLElement>(selector) ?? []).filter(isShown)
    if (there.length === 0) return
    event.preventDefault()
    const at = there.findIndex((region) => region.contains(document.activeElement))
    const step = event.shiftKey ? -1 : 1
    const next = at < 0 ? (event.shiftKey ? there.length - 1 : 0) : (at + step + there.length) % there.length
    focusInto(there[next])
  }
  addEventListener('keydown', onKeyDown)
  return () => removeEventListener('keydown', onKeyDown)
}

function isShown(region: HTMLElement): boolean {
  return region.checkVisibility()
}

/** A region that takes no focus itself gives it to its current element: the selected row, the active tab. */
function focusInto(region: HTMLElement | undefined): void {
  const current = region?.querySelector<HTMLElement>(
    '[aria-current="true"], [aria-selected="true"], [tabindex="0"], a, button',
  )
  if (region?.tabIndex === -1 && current) current.focus()
  else region?.focus()
  if (region && !region.contains(document.activeElement)) current?.focus()
}
