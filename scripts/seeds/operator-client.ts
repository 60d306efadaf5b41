import { setTimeout as sleep } from 'node:timers/promises'

/** Before a call is tried again, so that what hindered it can pass. */
const AGAIN_AFTER_MS = [1_000, 10_000]

export type OperatorClient = (method: 'GET' | 'PUT' | 'POST', path: string, body?: unknown) => Promise<unknown>

/** Calls that must succeed: an answer of 4xx or 5xx is thrown with its problem, one tried again when it may pass. */
export function operatorClient(origin: string, token: string): OperatorClient {
  return async function call(method, path, body) {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }
    for (let tries = 0; ; tries++) {
      const response = await fetch(`${origin}/operator/${path}`, init)
      const text = await response.text()
      if (response.ok) return text === '' ? null : JSON.parse(text)
      const wait = AGAIN_AFTER_MS[tries]
      if (response.status < 500 || wait === undefined)
        throw new Error(`${method} /operator/${path}: ${response.status} ${text}`)
      await sleep(wait)
    }
  }
}
