/** Where a session is used from. */
export interface Place {
  /** ISO 3166; null: not known. */
  country: string | null
  /** `Firefox · Windows`; empty: not known. */
  browser: string
}

/** Nobody changes country and browser within this time; somebody else with the same cookie does. */
const WITHIN_MS = 15 * 60_000

/**
 * A cookie in another country and in another browser, minutes after it was used elsewhere, was copied. Either alone is
 * everyday: a VPN that is switched on, a browser that shows itself as another.
 */
export function isMoved(before: Place & { seenAt: number }, here: Place, now: number): boolean {
  const areCountriesKnown = before.country !== null && here.country !== null
  if (!areCountriesKnown || now - before.seenAt > WITHIN_MS) return false
  // A program that says nothing of itself is no browser: that is what a copied cookie is tried with.
  const isOtherBrowser = before.browser !== '' && before.browser !== here.browser
  return before.country !== here.country && isOtherBrowser
}
