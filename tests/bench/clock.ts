/** Milliseconds of the machine's monotonic clock, with fractions: the same clock in every process, so times can be subtracted. */
export function now(): number {
  return Number(process.hrtime.bigint()) / 1e6
}

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
