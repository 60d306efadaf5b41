import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'

/** One request, as Standard Webhooks judges it. */
export interface Heard {
  headers: Record<string, string>
  body: string
}

/** A program of the tenant's own, on this machine, which the program under test may ask (WEBHOOK_ALLOWED_HOSTS). */
export async function startReceiver() {
  const heard: Heard[] = []
  let status = 204
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      heard.push({ headers: headersOf(request), body })
      response.writeHead(status).end()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}/hook`,
    /** The oldest first. */
    heard,
    /** From now on. */
    answers(next: number): void {
      status = next
    },
    async end(): Promise<void> {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
}
