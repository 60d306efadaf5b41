export interface Failure {
  fail?: 'rate_limit' | 'timeout' | 'error' | 'no_model'
  /** It answers, but so. */
  answer?: 'garbage' | 'truncated' | 'streamed' | 'empty' | 'wrong_shape' | 'huge'
  /** Only models (or, for the index, methods) whose name begins so. */
  model?: string
  /** How many calls; without it until cleared. */
  times?: number
  delayMs?: number
}

/** Name, message and own properties survive RPC; the class does not. */
export class StandInError extends Error {
  readonly code: number
  readonly status: number

  constructor(name: string, code: number, status: number, message: string) {
    super(`${code}: ${message}`)
    this.name = name
    this.code = code
    this.status = status
  }
}

const TIMEOUT_MS = 60_000
const MEANING = {
  AiError: {
    rate_limit: [3040, 429, 'Capacity temporarily exceeded'],
    error: [3043, 500, 'Internal server error'],
    timeout: [3046, 408, 'Request timeout'],
    no_model: [5007, 400, 'No such model or task'],
  },
  VectorizeError: {
    rate_limit: [40000, 429, 'Too many requests'],
    error: [10000, 500, 'Internal server error'],
    timeout: [10001, 408, 'Request timeout'],
    no_model: [10002, 404, 'No such index'],
  },
} as const

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** What one stand-in was told to do wrong. One isolate serves all callers, so this is plain memory. */
export function createFailures(name: keyof typeof MEANING) {
  let failure: Failure | undefined
  const calls: { model: string; at: number }[] = []

  return {
    set(next: Failure): void {
      failure =
        next.fail !== undefined || next.delayMs !== undefined || next.answer !== undefined ? { ...next } : undefined
    },
    calls: () => [...calls],
    /** Called at the start of each call: waits and throws as told, or says how it is to be answered. */
    async meet(model: string): Promise<Failure['answer']> {
      calls.push({ model, at: Date.now() })
      if (calls.length > 100) calls.shift()
      if (!failure || !model.startsWith(failure.model ?? '')) return undefined
      const { fail, delayMs, answer } = failure
      if (failure.times !== undefined) {
        failure.times -= 1
        if (failure.times <= 0) failure = undefined
      }
      if (delayMs !== undefined) await pause(delayMs)
      if (fail === undefined) return answer
      if (fail === 'timeout') await pause(TIMEOUT_MS)
      const [code, status, message] = MEANING[name][fail]
      throw new StandInError(name, code, status, message)
    },
  }
}
