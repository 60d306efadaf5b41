/** What each call took, for a median: one slow moment of the machine is not the module's. */
export class Stopwatch {
  readonly #took: number[] = []

  time<Result>(work: () => Result): Result {
    const from = performance.now()
    const result = work()
    this.#took.push(performance.now() - from)
    return result
  }

  async timeAsync<Result>(work: () => Promise<Result>): Promise<Result> {
    const from = performance.now()
    const result = await work()
    this.#took.push(performance.now() - from)
    return result
  }

  /** Of one call, in milliseconds; NaN when there was none. */
  get median(): number {
    return this.#took.toSorted((a, b) => a - b)[this.#took.length >> 1] ?? Number.NaN
  }
}
