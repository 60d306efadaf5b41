import * as z from 'zod'
import { describeGraphError, NO_CODE } from './graph-errors'

export interface GraphSettings {
  /** Without a trailing slash. */
  baseUrl: string
  /** `v25.0` */
  version: string
  timeoutMs?: number
  /** Of the app that the token belongs to: every call then proves that we know it. Administration only, so far. */
  appSecret?: string | undefined
}

/** `code` is Meta's, or `NO_CODE`. Neither token nor text of the message is in it. */
export interface GraphFailure {
  ok: false
  class: 'later' | 'never' | 'unknown'
  code: number
  httpStatus?: number
  /** For staff, in Meta's words. */
  details?: string
  retryAfterMs?: number
  fbtraceId?: string
}

export interface GraphRequest {
  /** Below the version, with its query: `123/messages`. */
  path: string
  token: string
  method?: 'GET' | 'POST' | 'DELETE'
  /** Sent as JSON; a form, bytes or a stream as they are. A body makes it a POST unless `method` says otherwise. */
  body?: object | FormData | Uint8Array<ArrayBuffer> | ReadableStream
  headers?: Record<string, string>
}

export interface GraphAnswer {
  httpStatus: number
  ok: boolean
  json: unknown
  retryAfterMs: number | undefined
}

/** Meta names no limit for its answer; a send that took longer is settled by its status. */
const TIMEOUT_MS = 15_000
const MAX_DETAILS = 300

const failed = z.object({
  error: z.object({
    code: z.number().int(),
    message: z.string().optional().catch(undefined),
    error_data: z
      .object({ details: z.string().optional().catch(undefined) })
      .optional()
      .catch(undefined),
    fbtrace_id: z.string().max(64).optional().catch(undefined),
  }),
})

/** One call. null: no answer came. The runtime cannot tell whether the request had left, so nobody may assume that it had not. */
export async function callGraph(
  { baseUrl, version, timeoutMs = TIMEOUT_MS, appSecret }: GraphSettings,
  { path, token, method, body, headers }: GraphRequest,
): Promise<GraphAnswer | null> {
  const authorization = `Bearer ${token}`
  const content = body === undefined || isRaw(body) ? body : JSON.stringify(body)
  try {
    const proof = appSecret === undefined ? '' : await proofOf(appSecret, token, path)
    const response = await fetch(`${baseUrl}/${version}/${path}${proof}`, {
      method: method ?? (content === undefined ? 'GET' : 'POST'),
      headers: {
        authorization,
        ...(typeof content === 'string' && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(content === undefined ? {} : { body: content }),
      redirect: 'manual', // the token goes nowhere else
      signal: AbortSignal.timeout(timeoutMs),
    })
    const { status: httpStatus, ok } = response
    return {
      httpStatus,
      ok,
      json: jsonOf(await response.text()),
      retryAfterMs: retryAfter(response.headers.get('retry-after')),
    }
  } catch {
    return null // the error's text can hold the address and is not kept
  }
}

function isRaw(body: object): body is FormData | Uint8Array<ArrayBuffer> | ReadableStream {
  return body instanceof FormData || body instanceof Uint8Array || body instanceof ReadableStream
}

/** Meta: hex HMAC-SHA256 of the token under the app's secret, as a parameter. */
async function proofOf(appSecret: string, token: string, path: string): Promise<string> {
  const bytes = (text: string) => new TextEncoder().encode(text)
  const key = await crypto.subtle.importKey('raw', bytes(appSecret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const proof = new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes(token))).toHex()
  return `${path.includes('?') ? '&' : '?'}appsecret_proof=${proof}`
}

/** What a caller hears when no answer came. */
export const NO_ANSWER: GraphFailure = { ok: false, class: 'unknown', code: NO_CODE }

/** What an answer that is no success says. */
export function failureOf({ httpStatus, json, retryAfterMs }: GraphAnswer, token: string): GraphFailure {
  const read = failed.safeParse(json)
  if (!read.success)
    return {
      ok: false,
      class: unreadable(httpStatus),
      code: NO_CODE,
      httpStatus,
      ...(retryAfterMs && { retryAfterMs }),
    }
  const { code, message, error_data, fbtrace_id } = read.data.error
  const rule = describeGraphError(code, httpStatus)
  const details = error_data?.details ?? message
  const wait = Math.max(retryAfterMs ?? 0, rule.waitMs ?? 0)
  return {
    ok: false,
    class: rule.class,
    code,
    httpStatus,
    ...(details && { details: withoutSecrets(details, token) }),
    ...(wait > 0 && { retryAfterMs: wait }),
    ...(fbtrace_id && { fbtraceId: fbtrace_id }),
  }
}

/** No Graph error in it: not from Meta's API, or cut off. Only a plain refusal proves that nothing was sent. */
function unreadable(httpStatus: number): GraphFailure['class'] {
  if (httpStatus === 429) return 'later'
  return httpStatus >= 400 && httpStatus < 500 && httpStatus !== 408 ? 'never' : 'unknown'
}

/** Meta's prose can quote what was sent: no token, and no run of digits that could be a number of a person. */
function withoutSecrets(details: string, token: string): string {
  const safe = token === '' ? details : details.replaceAll(token, '…')
  return safe
    .replace(/\d{7,}/g, '…')
    .slice(0, MAX_DETAILS)
    .toWellFormed()
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Seconds, or a date. */
function retryAfter(header: string | null): number | undefined {
  if (header === null) return undefined
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now()
  return Number.isFinite(ms) && ms > 0 ? Math.min(ms, 24 * 60 * 60_000) : undefined
}
