/** All that the browser knows, and the one that is kept. */
export function zoneNames(kept: string): string[] {
  const known = Intl.supportedValuesOf('timeZone')
  return known.includes(kept) ? known : [kept, ...known]
}
