/** What went over the wire, newest last. Codes and kinds only: no words of people. */
export interface WireEntry {
  n: number
  at: number
  /** `out`: from Meta's side to our webhook. `in`: a call to the Graph API. */
  direction: 'out' | 'in'
  what: string
  detail: string
  /** HTTP status, or `lost`, `refused`, `…` while a webhook waits for its answer. */
  result: string
}

const KEPT = 300

export function createWire(tell: (entry: WireEntry) => void) {
  const entries: WireEntry[] = []
  let last = 0
  return {
    entries: () => [...entries],
    log(direction: WireEntry['direction'], what: string, detail: string, result: string | number): void {
      last += 1
      const entry = { n: last, at: Date.now(), direction, what, detail, result: String(result) }
      entries.push(entry)
      if (entries.length > KEPT) entries.shift()
      tell(entry)
    },
  }
}
export type Wire = ReturnType<typeof createWire>
