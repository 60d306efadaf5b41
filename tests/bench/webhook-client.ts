import { Agent, type IncomingMessage, type OutgoingHttpHeaders, request } from 'node:http'

export interface Answer {
  status: number
  body: string
}

/** Keeps its connections; 127.0.0.1 only. Every call ends: with an answer, or as status 0 when there was none. */
export function createClient(port: number, connections: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })

  function send(method: string, path: string, headers: OutgoingHttpHeaders, body?: Buffer): Promise<Answer> {
    return new Promise((resolve) => {
      const call = request({ host: '127.0.0.1', port, method, path, headers, agent, timeout: 60_000 }, (answer) =>
        readAnswer(answer, resolve),
      )
      call.on('timeout', () => call.destroy())
      call.on('error', () => resolve({ status: 0, body: '' }))
      call.end(body)
    })
  }

  return {
    post: (path: string, headers: OutgoingHttpHeaders, body: Buffer) =>
      send('POST', path, { 'content-type': 'application/json', 'content-length': body.length, ...headers }, body),
    get: (path: string, headers: OutgoingHttpHeaders = {}) => send('GET', path, headers),
    close: () => agent.destroy(),
  }
}

export type Client = ReturnType<typeof createClient>

function readAnswer(answer: IncomingMessage, resolve: (answer: Answer) => void): void {
  const chunks: Buffer[] = []
  answer.on('data', (chunk: Buffer) => chunks.push(chunk))
  answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks).toString() }))
  answer.on('error', () => resolve({ status: 0, body: '' }))
}
