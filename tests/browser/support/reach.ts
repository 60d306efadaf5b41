import type { Page } from 'playwright-core'

/**
 * What people use, of the layer on top or else of the whole page: names of buttons, links and fields, without the customer's
 * number. Rows are many, and are left out.
 */
export function controlsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const layer = [...document.querySelectorAll(':popover-open, dialog[open]')].at(-1) ?? document
    return [...layer.querySelectorAll<HTMLElement>('a[href]:not([data-row]), button, input, textarea, select')]
      .filter((control) => control.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      .filter((control) => control.tabIndex >= 0)
      .map((control) => {
        const label = control instanceof HTMLInputElement ? control.labels?.[0]?.textContent : undefined
        return (control.getAttribute('aria-label') ?? label ?? control.textContent ?? '')
          .replace(/\s+/g, ' ')
          .replace(/\+[\d ]+/, '')
          .trim()
      })
  })
}

/** Controls that cannot be brought into the window, or lie under something else when they are. */
export function outOfReach(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const layer = [...document.querySelectorAll(':popover-open, dialog[open]')].at(-1) ?? document
    const isUsed = (control: HTMLElement) =>
      control.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
      !control.matches('.visually-hidden, .skip-link') &&
      control.closest('[inert], [aria-hidden="true"]') === null
    const isReached = (control: HTMLElement) => {
      control.scrollIntoView({ block: 'nearest', inline: 'nearest' })
      const { left, right, top, bottom, width, height } = control.getBoundingClientRect()
      const isHigher = height > innerHeight
      if (left < -1 || right > innerWidth + 1 || (!isHigher && (top < -1 || bottom > innerHeight + 1))) return false
      const middle = isHigher ? innerHeight / 2 : top + height / 2
      const there = document.elementFromPoint(left + width / 2, middle)
      return there !== null && (control.contains(there) || there.contains(control) || there.closest('label') !== null)
    }
    return [...layer.querySelectorAll<HTMLElement>('a[href], button, input, textarea, select, [tabindex="0"]')]
      .filter((control) => isUsed(control) && !isReached(control))
      .map((control) => `out of reach: ${control.outerHTML.slice(0, 120)}`)
  })
}

/** What scrolls sideways, but for the line of views: what does not fit there stands in a menu too. */
export function sideways(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((place) => place === document.documentElement || /auto|scroll/.test(getComputedStyle(place).overflowX))
      .filter((place) => !place.matches('.tabs-line') && place.scrollWidth > place.clientWidth + 1)
      .map((place) => `sideways: ${place.tagName} ${place.className}, ${place.scrollWidth} in ${place.clientWidth}`),
  )
}
