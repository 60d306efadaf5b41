const MINUTE = 60_000
/** What readers hear of a deadline. */
const SPOKEN = [60 * MINUTE, 15 * MINUTE, 5 * MINUTE]

/** Minutes and seconds as a clock shows them: 29:04. */
export function countdown(left: number): string {
  const seconds = Math.max(0, Math.ceil(left / 1_000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** Has one of the spoken moments passed between the two looks. */
export function crossed(before: number, left: number): boolean {
  return SPOKEN.some((moment) => before > moment && left <= moment)
}
