import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'

const MAX_BODY_BYTES = 20 * 1024 * 1024

/** Thrown inside a route: becomes the answer. */
export class HttpProblem extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request) {
    size += part.length
    if (size > MAX_BODY_BYTES) throw new HttpProblem(413, 'The body is larger than 20 MB')
    parts.push(part)
  }
  return Buffer.concat(parts)
}

export function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    throw new HttpProblem(400, 'The body is not JSON')
  }
}

/** The control's own bodies. Only JSON is read: a form of a foreign page cannot send that without asking first. */
export async function jsonBody<Shape extends z.ZodType>(
  request: IncomingMessage,
  shape: Shape,
): Promise<z.infer<Shape>> {
  if (!request.headers['content-type']?.startsWith('application/json')) throw new HttpProblem(415, 'Send JSON')
  const parsed = shape.safeParse(parseJson(await readBody(request)))
  if (!parsed.success) throw new HttpProblem(422, z.prettifyError(parsed.error))
  return parsed.data
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
  response.end(JSON.stringify(body))
}

/** Only names of this machine: a page on the internet that resolves to 127.0.0.1 comes with its own name. */
export function isLocalHost(request: IncomingMessage, port: number): boolean {
  return [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`].includes(request.headers.host ?? '')
}

/** Browsers name the page that asks; programs do not. */
export function isOwnOrigin(request: IncomingMessage): boolean {
  const { origin, host } = request.headers
  return origin === undefined || origin === `http://${host}`
}
