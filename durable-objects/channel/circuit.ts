import { describeGraphError } from '../../workers/whatsapp/graph-errors'
import type { Trouble } from './pacer'

/** A send that failed, as far as it speaks of the number and not of the message. */
export interface Failure {
  code: number
  httpStatus?: number
}

export interface Report {
  /** Sends that went well since the last report of this isolate. */
  fine: number
  failure: Failure | null
  /** It was the one message that was let through to find out. */
  probe: boolean
}

/** Kept in a row: a restart must not start a storm anew. */
export interface OpenCircuit {
  /** Since when nothing was sent. */
  since: number
  until: number
  /** Times in a row that it stayed open. */
  times: number
  code: number
}

/** What a person has to mend: there is no use in trying each message. */
const MENDED_BY_PEOPLE = new Set([368, 131031, 131037, 131042])
const WINDOW_MS = 30_000
/** So many failed in the window, and of three sends two. */
const STORM = 10
const OPEN_MS = { storm: [5_000, 2 * 60_000], people: [30_000, 15 * 60_000] } as const
const LONGEST_OPEN_MS = OPEN_MS.people[1]
/** A probe that nobody told of: its process died. */
const PROBE_MS = 30_000

/**
 * A number that Meta refuses as a whole is not tried with every message. One real message finds out whether it works
 * again; the others say until when they wait.
 */
export class Circuit {
  #open: OpenCircuit | null
  #probeUntil = 0
  #seen = { since: 0, fine: 0, failed: 0 }
  readonly #keep: (open: OpenCircuit | null) => void

  constructor(open: OpenCircuit | null, keep: (open: OpenCircuit | null) => void) {
    this.#open = open
    this.#keep = keep
  }

  /** null: sends as usual. */
  refusal(now: number): { retryInMs: number } | 'probe' | null {
    if (!this.#open) return null
    // What lies too far ahead is of a clock that went back since.
    const openMs = this.#open.until - now
    if (openMs > 0 && openMs <= LONGEST_OPEN_MS) return { retryInMs: openMs }
    const probingMs = this.#probeUntil - now
    return probingMs > 0 && probingMs <= PROBE_MS ? { retryInMs: Math.min(2_000, probingMs) } : 'probe'
  }

  probing(now: number): void {
    this.#probeUntil = now + PROBE_MS
  }

  state(now: number): { circuit: 'closed' | 'open' | 'probing'; opensAt: number | null; code: number | null } {
    if (!this.#open) return { circuit: 'closed', opensAt: null, code: null }
    const { until, code } = this.#open
    return { circuit: now < until ? 'open' : 'probing', opensAt: until, code }
  }

  trouble(now: number): Trouble {
    return { code: this.#open?.code ?? null, openForMs: this.#open ? now - this.#open.since : 0 }
  }

  report({ fine, failure, probe }: Report, now: number): void {
    if (now - this.#seen.since > WINDOW_MS || now < this.#seen.since) this.#seen = { since: now, fine: 0, failed: 0 }
    this.#seen.fine += fine
    if (failure) this.#seen.failed += 1
    if (this.#open) {
      // What had left before it opened proves nothing; what was let through does.
      if (!probe) return
      this.#probeUntil = 0
      if (failure) this.#openFor(failure, this.#open.times + 1, now)
      else this.close()
    } else if (failure && (needsPeople(failure) || this.#isStorm())) this.#openFor(failure, 0, now)
  }

  /** Somebody has mended it. */
  close(): void {
    if (!this.#open) return
    this.#open = null
    this.#probeUntil = 0
    this.#seen = { since: 0, fine: 0, failed: 0 }
    this.#keep(null)
  }

  #isStorm(): boolean {
    const { fine, failed } = this.#seen
    return failed >= STORM && failed >= 2 * fine
  }

  #openFor(failure: Failure, times: number, now: number): void {
    const [first, longest] = OPEN_MS[needsPeople(failure) ? 'people' : 'storm']
    const until = now + Math.min(first * 2 ** Math.min(times, 10), longest)
    this.#open = { since: this.#open?.since ?? now, until, times, code: failure.code }
    this.#keep(this.#open)
  }
}

function needsPeople({ code, httpStatus }: Failure): boolean {
  const rule = describeGraphError(code, httpStatus)
  return rule.needsReconnect === true || MENDED_BY_PEOPLE.has(code)
}

/** null: it says nothing of the number. */
export function failureOfNumber(result: { class: string; code: number; httpStatus?: number }): Failure | null {
  const { code, httpStatus } = result
  const rule = describeGraphError(code, httpStatus)
  const isMeta = result.class === 'unknown' || (httpStatus ?? 0) >= 500
  const isNumber = rule.scope === 'number' || rule.scope === 'account'
  const counts =
    isMeta || (isNumber && rule.class === 'later') || needsPeople({ code, ...(httpStatus && { httpStatus }) })
  return counts ? { code, ...(httpStatus === undefined ? {} : { httpStatus }) } : null
}
