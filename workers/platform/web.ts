import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { newId } from './ids'
import { errorName, log } from './log'
import { notFound, Problem, unexpected } from './problem'

export interface RequestVariables {
  requestId: string
}

interface WebEnv {
  Variables: RequestVariables
}

/** Documents are the largest thing anybody posts: 2 MB of text, and what JSON adds to it. */
const MAX_BODY_BYTES = 3 * 1024 * 1024

const HEADERS: Record<string, string> = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
}

/** Gives the request its id and every answer the headers of something that is not a web page. A route may set its own. */
export const requestContext: MiddlewareHandler<WebEnv> = async (c, next) => {
  c.set('requestId', newId('req'))
  await next()
  if (c.res.status === 101) return // the headers of an upgrade are not ours to change
  for (const [name, value] of Object.entries(HEADERS)) if (!c.res.headers.has(name)) c.header(name, value)
  c.header('x-request-id', c.var.requestId)
}

/** Everywhere but below `except`, where routes limit what they read themselves. */
export function limitBody(...except: RegExp[]): MiddlewareHandler {
  return (c, next) => (except.some((path) => path.test(c.req.path)) ? next() : limited(c, next))
}

const limited = bodyLimit({
  maxSize: MAX_BODY_BYTES,
  onError: () => {
    throw new Problem({
      status: 413,
      code: 'request.too_large',
      title: 'Too large',
      detail: `A request body may have at most ${MAX_BODY_BYTES} bytes.`,
      nextStep: 'Send less at once, for example one document in several parts.',
    })
  },
})

/** No stack, no SQL, no upstream text leaves the house. */
export function answerError<E extends WebEnv>(error: Error, c: Context<E>): Response {
  return problemOf(error, c).response(c.var.requestId)
}

export function answerUnknownRoute<E extends WebEnv>(c: Context<E>): Response {
  return notFound('route').response(c.var.requestId)
}

function problemOf<E extends WebEnv>(error: Error, c: Context<E>): Problem {
  if (error instanceof Problem) return error
  if (error instanceof HTTPException && error.status < 500) {
    return new Problem({
      status: error.status,
      code: 'request.malformed',
      title: 'Malformed request',
      detail: 'The body is not the JSON it says it is.',
      nextStep: 'Send JSON with content-type application/json.',
    })
  }
  log.error('request.failed', { requestId: c.var.requestId, error: errorName(error), method: c.req.method })
  return unexpected()
}
