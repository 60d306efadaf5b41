/** `2026-11`, in UTC: Meta counts by the account's own time zone, which it does not tell. */
export function monthOf(at: number): string {
  return new Date(at).toISOString().slice(0, 7)
}

/** When it is over, epoch ms. */
export function endOfMonth(month: string): number {
  const [year = 1970, number = 1] = month.split('-').map(Number)
  return Date.UTC(year, number, 1)
}
