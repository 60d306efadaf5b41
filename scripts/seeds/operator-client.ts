import { setTimeout as sleep } from 'node:timers/promises'

/** Before a call is tried again, so that what hindered it can pass. */
const AGAIN_AFTER_MS = [1_000, 10_000]

export type OperatorClient = (method: 'GET' | 'PUT' | 'POST', path: string, body?: unknown) => Promise<unknown>
export type TenantClient = OperatorClient

/** Calls that must succeed: an answer of 4xx or 5xx is thrown with its problem, one tried again when it may pass. */
export function operatorClient(origin: string, token: string): OperatorClient {
  return clientOf(`${origin}/operator`, { authorization: `Bearer ${token}` })
}

/** What a tenant decides for itself, as its own program would. `passes`: opens the door while nobody else may come in. */
export function tenantClient(origin: string, apiKey: string, passes: Record<string, string>): TenantClient {
  return clientOf(`${origin}/api`, { authorization: `Bearer ${apiKey}`, ...passes })
}

function clientOf(base: string, given: Record<string, string>): OperatorClient {
  return async function call(method, path, body) {
    const headers = { ...given, 'content-type': 'application/json' }
    const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }
    for (let tries = 0; ; tries++) {
      const response = await fetch(`${base}/${path}`, init)
      const text = await response.text()
      if (response.ok) return text === '' ? null : JSON.parse(text)
      const wait = AGAIN_AFTER_MS[tries]
      if (response.status < 500 || wait === undefined)
        throw new Error(`${method} ${new URL(base).pathname}/${path}: ${response.status} ${text}`)
      await sleep(wait)
    }
  }
}
