/**
 * Values kept in the isolate for a short time. Holds values only, never promises: a promise of one request hangs when
 * another awaits it. When the source fails, a value past its time is served rather than nothing.
 */
export class ShortMemory<Value> {
  readonly #entries = new Map<string, { value: Value; at: number }>()
  readonly #keepMs: number
  readonly #servesStale: boolean
  readonly #limit: number

  constructor(options: { keepMs: number; servesStale: boolean; limit?: number }) {
    this.#keepMs = options.keepMs
    this.#servesStale = options.servesStale
    this.#limit = options.limit ?? 2000
  }

  /**
   * Nothing found is not remembered: what an operator has just set up must be seen at once. `isStillSo` is asked before a
   * value past its time is served.
   */
  async get(
    key: string,
    load: () => Promise<Value | null>,
    { now = Date.now(), isStillSo }: { now?: number; isStillSo?: (value: Value) => Promise<boolean> } = {},
  ): Promise<Value | null> {
    const held = this.#entries.get(key)
    if (held && now - held.at < this.#keepMs) return held.value
    try {
      const value = await load()
      this.forget(key)
      if (value !== null) this.#put(key, value, now)
      return value
    } catch (error) {
      if (held && this.#servesStale && (!isStillSo || (await isStillSo(held.value)))) return held.value
      this.forget(key)
      throw error
    }
  }

  forget(key: string): void {
    this.#entries.delete(key)
  }

  forgetWhere(matches: (value: Value) => boolean): void {
    for (const [key, { value }] of this.#entries) if (matches(value)) this.#entries.delete(key)
  }

  clear(): void {
    this.#entries.clear()
  }

  #put(key: string, value: Value, at: number): void {
    const oldest = this.#entries.size >= this.#limit ? this.#entries.keys().next() : undefined
    if (oldest && !oldest.done) this.#entries.delete(oldest.value)
    this.#entries.set(key, { value, at })
  }
}
