import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import { jsonBody, sendJson } from './http.ts'

const record = z.object({ name: z.string().min(1), texts: z.array(z.string()) })
const TXT = 16
const NO_SUCH_NAME = 3

/** DNS for one machine, over HTTPS's shape: TXT records only, as `POST /control/dns` has set them. */
export function createDns() {
  const texts = new Map<string, string[]>()
  return {
    /** False when the path is not of DNS. */
    async handle(request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean> {
      const asked = `${request.method} ${url.pathname}`
      if (asked === 'POST /control/dns') {
        const given = await jsonBody(request, record)
        texts.set(given.name, given.texts)
        sendJson(response, 200, given)
      } else if (asked === 'GET /dns-query') {
        const name = url.searchParams.get('name') ?? ''
        const known = texts.get(name)
        const Answer = (known ?? []).map((text) => ({ name, type: TXT, data: `"${text}"` }))
        sendJson(response, 200, known ? { Status: 0, Answer } : { Status: NO_SUCH_NAME })
      } else return false
      return true
    },
  }
}
