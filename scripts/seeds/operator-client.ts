export type OperatorClient = (method: 'GET' | 'PUT' | 'POST', path: string, body?: unknown) => Promise<unknown>

/** Calls that must succeed: an answer of 4xx or 5xx is thrown with its problem, one tried again when it may pass. */
export function operatorClient(origin: string, token: string): OperatorClient {
  return async function call(method, path, body) {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }
    for (let tries = 3; ; tries--) {
      const response = await fetch(`${origin}/operator/${path}`, init)
      const text = await response.text()
      if (response.ok) return text === '' ? null : JSON.parse(text)
      if (response.status < 500 || tries === 1)
        throw new Error(`${method} /operator/${path}: ${response.status} ${text}`)
    }
  }
}
