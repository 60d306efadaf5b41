import * as z from 'zod'
import { waIdOf } from './contact-key'
import { describeGraphError, NO_CODE } from './graph-errors'
import type { GraphPayload } from './outbound'

export interface GraphSettings {
  /** Without a trailing slash. */
  baseUrl: string
  /** `v25.0` */
  version: string
  timeoutMs?: number
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

export type SendResult =
  | { ok: true; wamid: string; waId?: string; userId?: string; messageStatus?: string }
  | GraphFailure

/** The number that speaks. */
export interface Sender {
  phoneNumberId: string
}

/** Meta names no limit for its answer; a send that took longer is settled by its status. */
const TIMEOUT_MS = 15_000
const MAX_DETAILS = 300
const TEMPLATE_FIELDS = 'id,name,language,category,status,components'

const sent = z.object({
  messages: z
    .array(z.object({ id: z.string().min(1).max(512), message_status: z.string().optional().catch(undefined) }))
    .min(1),
  contacts: z
    .array(
      z
        .object({ wa_id: z.string().optional().catch(undefined), user_id: z.string().optional().catch(undefined) })
        .catch({}),
    )
    .catch([]),
})

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

const page = z.object({
  data: z.array(z.unknown()),
  paging: z
    .object({
      cursors: z.object({ after: z.string().optional().catch(undefined) }).catch({}),
      next: z.string().optional().catch(undefined),
    })
    .catch({ cursors: {} }),
})

type Answer = { httpStatus: number; ok: boolean; json: unknown; retryAfterMs: number | undefined }

/** The only door to Meta's Graph API. */
export class GraphClient {
  readonly #settings: GraphSettings

  constructor(settings: GraphSettings) {
    this.#settings = settings
  }

  /**
   * One try to send. Never throws, never repeats: Meta knows no idempotency key, so that only the caller, who keeps the attempts, may
   * decide to try again. `unknown`: the message may have been sent.
   */
  async send(from: Sender, token: string, payload: GraphPayload): Promise<SendResult> {
    const answer = await this.#post(from, token, payload)
    if (answer === null) return { ok: false, class: 'unknown', code: NO_CODE }
    const read = answer.ok ? sent.safeParse(answer.json) : undefined
    const message = read?.data?.messages[0]
    if (!message) return failureOf(answer, token)
    const [contact] = read?.data?.contacts ?? []
    const waId = waIdOf(contact?.wa_id)
    return {
      ok: true,
      wamid: message.id,
      ...(waId && { waId }),
      ...(contact?.user_id && { userId: contact.user_id }),
      ...(message.message_status && { messageStatus: message.message_status }),
    }
  }

  /** Marks this message and all before it as read. Typing ends with our reply or after 25 s; Meta has none without the mark. */
  async markRead(
    from: Sender,
    token: string,
    { wamid, typing }: { wamid: string; typing: boolean },
  ): Promise<{ ok: true } | GraphFailure> {
    const answer = await this.#post(from, token, {
      messaging_product: 'whatsapp',
      status: 'read',
      message_id: wamid,
      ...(typing && { typing_indicator: { type: 'text' } }),
    })
    if (answer === null) return { ok: false, class: 'unknown', code: NO_CODE }
    return answer.ok ? { ok: true } : failureOf(answer, token)
  }

  /** One page of an account's templates, in Meta's words. `after`: of the page before; null when there is no more. */
  async templates(
    { wabaId }: { wabaId: string },
    token: string,
    after: string | null,
  ): Promise<{ ok: true; items: unknown[]; after: string | null } | GraphFailure> {
    const query = new URLSearchParams({ fields: TEMPLATE_FIELDS, limit: '100', ...(after === null ? {} : { after }) })
    const answer = await this.#call(`${encodeURIComponent(wabaId)}/message_templates?${query}`, token)
    if (answer === null) return { ok: false, class: 'unknown', code: NO_CODE }
    const read = answer.ok ? page.safeParse(answer.json) : undefined
    if (!read?.success) return failureOf(answer, token)
    const { data, paging } = read.data
    // Its `next` is an address with the token in it: only the cursor is used.
    return { ok: true, items: data, after: paging.next === undefined ? null : (paging.cursors.after ?? null) }
  }

  #post({ phoneNumberId }: Sender, token: string, payload: object): Promise<Answer | null> {
    return this.#call(`${encodeURIComponent(phoneNumberId)}/messages`, token, payload)
  }

  /** null: no answer came. The runtime cannot tell whether the request had left, so nobody may assume that it had not. */
  async #call(path: string, token: string, payload?: object): Promise<Answer | null> {
    const { baseUrl, version, timeoutMs = TIMEOUT_MS } = this.#settings
    const authorization = `Bearer ${token}`
    try {
      const response = await fetch(`${baseUrl}/${version}/${path}`, {
        ...(payload
          ? {
              method: 'POST',
              headers: { 'content-type': 'application/json', authorization },
              body: JSON.stringify(payload),
            }
          : { headers: { authorization } }),
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
}

function failureOf({ httpStatus, json, retryAfterMs }: Answer, token: string): GraphFailure {
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
