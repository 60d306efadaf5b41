import type { ClientResponse } from 'hono/client'
import { hc } from 'hono/client'
import type { Api } from '../workers/app'

/** Every route with its types; answers are read with `ok`. */
export const api = hc<Api>(location.origin, { headers: ownHeaders, fetch: rememberingFetch }).api

/** An answer of RFC 9457, or no answer at all (`code: 'network'`). */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly nextStep: string | undefined
  /** Further members: what was said meanwhile, how many tries are left. */
  readonly more: Record<string, unknown>
  /** When it may be tried again; null: nothing was said about that. */
  readonly retryAfterSeconds: number | null

  constructor({ status, code, title, detail, nextStep, ...more }: ProblemBody, retryAfter: string | null = null) {
    super(title)
    this.name = 'ApiProblem'
    this.status = status
    this.code = code
    this.detail = detail
    this.nextStep = nextStep
    this.more = more
    this.retryAfterSeconds = retryAfter === null ? null : Number(retryAfter)
  }

  /** Nothing reached the server, or nothing came back: worth trying again. */
  get isNetwork(): boolean {
    return this.code === 'network'
  }
}

interface ProblemBody {
  status: number
  code: string
  title: string
  detail: string
  nextStep?: string
  [more: string]: unknown
}

type Answer<R> =
  R extends ClientResponse<infer Body, infer Status, 'json'> ? (Status extends 200 | 201 | 202 ? Body : never) : never

/** The body of a good answer; anything else is thrown as an `ApiProblem`. */
export async function ok<R extends ClientResponse<unknown, number, string>>(request: Promise<R>): Promise<Answer<R>> {
  const response = await request.catch((error: unknown) => {
    throw networkProblem(error)
  })
  const body: unknown = await response.json().catch(() => null)
  if (response.ok) return body as Answer<R> // typed by the route
  throw problemOf(response.status, body, response.headers.get('retry-after'))
}

/** What an answer says no with; status 0: there was none. Whoever must know that the session is over is told. */
export function problemOf(status: number, body: unknown, retryAfter: string | null): ApiProblem {
  if (status === 0) return networkProblem('no answer')
  const problem = new ApiProblem(isProblem(body) ? body : unreadable(status), retryAfter)
  if (problem.code === 'auth.required') onSignedOut()
  if (problem.code === 'auth.other_person') onOtherPerson()
  return problem
}

let onSignedOut = (): void => {}
let onOtherPerson = (): void => {}

/** Called when the server no longer knows the session. */
export function whenSignedOut(listener: () => void): void {
  onSignedOut = listener
}

/** Called when another window of this browser has signed somebody else in. */
export function whenOtherPerson(listener: () => void): void {
  onOtherPerson = listener
}

function isProblem(body: unknown): body is ProblemBody {
  return typeof body === 'object' && body !== null && 'code' in body && 'title' in body && 'detail' in body
}

function unreadable(status: number): ProblemBody {
  // A gateway's own page, say: as good as no answer.
  return { status, code: status >= 500 ? 'network' : 'unreadable', title: `HTTP ${status}`, detail: '' }
}

function networkProblem(error: unknown): ApiProblem {
  return new ApiProblem({ status: 0, code: 'network', title: String(error), detail: '' })
}

/** Replicas answer our reads once they know what we have written (D1 sessions). */
const BOOKMARK = 'x-whatsnexus-bookmark'
let bookmark = ''

/** Whom this page was made for: the cookie is the browser's, and another window may have changed it. */
const PERSON = 'x-whatsnexus-person'
let person = ''

/** From now on requests are made in this person's name only; '' is whoever is signed in. */
export function speakFor(userId: string): void {
  person = userId
}

/** Of a request that asks who is signed in. */
export const AS_ANYBODY = { headers: { [PERSON]: '' } }

function ownHeaders(): Record<string, string> {
  return { ...(bookmark === '' ? {} : { [BOOKMARK]: bookmark }), ...(person === '' ? {} : { [PERSON]: person }) }
}

async function rememberingFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, init)
  const told = response.headers.get(BOOKMARK) ?? ''
  if (told > bookmark) bookmark = told // they sort by age, and an answer may come after that of a later request
  return response
}
