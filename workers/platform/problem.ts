import type { ContentfulStatusCode } from 'hono/utils/http-status'

interface ProblemInit {
  status: ContentfulStatusCode
  /** Stable, for programs: `contact.not_found`. */
  code: string
  title: string
  /** What happened this time, without anything a customer wrote. */
  detail: string
  /** What the caller can do now, in plain words. */
  nextStep?: string
  /** More members of the answer: what was said meanwhile, which fields are wrong. */
  more?: Record<string, unknown>
  retryAfterSeconds?: number
}

/** What ends a request: thrown anywhere below a route, answered as RFC 9457 `application/problem+json`. */
export class Problem extends Error {
  readonly status: ContentfulStatusCode
  readonly code: string
  readonly retryAfterSeconds: number | undefined
  readonly #init: ProblemInit

  constructor(init: ProblemInit) {
    super(init.code)
    this.name = 'Problem'
    this.status = init.status
    this.code = init.code
    this.retryAfterSeconds = init.retryAfterSeconds
    this.#init = init
  }

  body(requestId: string): Record<string, unknown> {
    const { status, code, title, detail, nextStep, more } = this.#init
    return { ...more, type: `urn:whatsnexus:problem:${code}`, title, status, detail, code, requestId, nextStep }
  }

  response(requestId: string): Response {
    const headers = new Headers({ 'content-type': 'application/problem+json; charset=utf-8' })
    if (this.retryAfterSeconds !== undefined) headers.set('retry-after', String(this.retryAfterSeconds))
    if (this.status === 401) headers.set('www-authenticate', 'Bearer')
    return new Response(JSON.stringify(this.body(requestId)), { status: this.status, headers })
  }
}

/** Also for what belongs to another tenant: its existence is nobody's business. */
export function notFound(noun: string): Problem {
  return new Problem({
    status: 404,
    code: `${noun}.not_found`,
    title: 'Not found',
    detail: `There is no such ${noun.replaceAll('_', ' ')}.`,
    nextStep: 'Check the id; lists show what exists.',
  })
}

export function unexpected(): Problem {
  return new Problem({
    status: 500,
    code: 'internal',
    title: 'Something went wrong',
    detail: 'The request could not be completed.',
    nextStep: 'Try again; if it stays so, give the request id to whoever runs WhatsNexus.',
  })
}
