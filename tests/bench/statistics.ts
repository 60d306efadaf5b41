/** Nearest-rank percentile; NaN of nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

/** The middle of what was measured; null when nothing was. */
export function median(values: readonly (number | null)[]): number | null {
  const known = values
    .filter((value) => value !== null && Number.isFinite(value))
    .toSorted((a, b) => Number(a) - Number(b))
  const middle = Math.floor(known.length / 2)
  if (known.length === 0) return null
  if (known.length % 2 === 1) return known[middle] ?? null
  return (Number(known[middle - 1]) + Number(known[middle])) / 2
}
