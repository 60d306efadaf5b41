/** Shorter waits are over before anybody could hurry them. */
const LEAST_MS = 100

/** A wait that something urgent ends early. */
export class Pause {
  #hurry: (() => void) | undefined

  async wait(ms: number): Promise<void> {
    const hurried = new Promise<void>((resolve) => {
      this.#hurry = resolve
    })
    await (ms > LEAST_MS ? Promise.race([scheduler.wait(ms), hurried]) : scheduler.wait(ms))
    this.#hurry = undefined
  }

  hurry(): void {
    this.#hurry?.()
  }
}
