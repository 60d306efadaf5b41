const GAP = 6
const EDGE = 8

/** Below its button and along its end, or above and along its start where there is no room. */
export function placeBeside(popover: HTMLElement, button: HTMLElement): void {
  const anchor = button.getBoundingClientRect()
  const { offsetWidth: width, offsetHeight: height } = popover
  const rtl = getComputedStyle(button).direction === 'rtl'
  const below = anchor.bottom + GAP + height <= innerHeight - EDGE
  const top = below ? anchor.bottom + GAP : Math.max(EDGE, anchor.top - GAP - height)
  const atLeft = rtl ? anchor.right - width < EDGE : anchor.left + width <= innerWidth - EDGE
  const wanted = atLeft ? anchor.left : anchor.right - width
  popover.style.top = `${top}px`
  popover.style.left = `${Math.min(Math.max(EDGE, wanted), innerWidth - width - EDGE)}px`
}
