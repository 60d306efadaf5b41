/** Escape leaves, once nothing lies above the page and no field has the focus: those close or let go by themselves. */
export function followEscape(leave: () => void): () => void {
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return
    if (event.target instanceof HTMLElement && event.target.matches('input, textarea, select')) return
    // Asked in the key's own event: the browser closes the layer after it.
    if (document.querySelector(':popover-open, dialog[open]')) return
    leave()
  }
  addEventListener('keydown', onKeyDown)
  return () => removeEventListener('keydown', onKeyDown)
}
