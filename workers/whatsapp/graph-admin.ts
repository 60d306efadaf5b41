import * as z from 'zod'
import type { Env } from '../env'
import {
  type AppFields,
  appList,
  type NumberFields,
  numberFields,
  type TokenFacts,
  tokenFacts,
} from './graph-admin-shapes'
import { callGraph, failureOf, type GraphFailure, type GraphRequest, type GraphSettings, NO_ANSWER } from './graph-call'

export type Told<Value> = { ok: true; value: Value } | GraphFailure

/** Where a number's or account's webhooks go instead of the app's own address. */
export interface Override {
  url: string
  verifyToken: string
}

const done = z.looseObject({})
const NUMBER_FIELDS = [
  ...['id', 'display_phone_number', 'verified_name', 'quality_rating', 'name_status', 'status', 'throughput'],
  ...['platform_type', 'is_on_biz_app', 'health_status', 'whatsapp_business_manager_messaging_limit'],
  'webhook_configuration',
].join(',')
const MOST_PAGES = 20

/** Meta's administration of numbers and accounts with one token. Every answer is a result; nothing throws. */
export class GraphAdmin {
  readonly #settings: GraphSettings
  readonly #token: string

  /** `appSecret`: of the app that gave the token, where it is known. */
  constructor(env: Pick<Env, 'GRAPH_API_URL' | 'GRAPH_VERSION'>, token: string, appSecret?: string) {
    this.#settings = { baseUrl: env.GRAPH_API_URL, version: env.GRAPH_VERSION, appSecret }
    this.#token = token
  }

  number(phoneNumberId: string): Promise<Told<NumberFields>> {
    return this.ask(numberFields, { path: `${at(phoneNumberId)}?fields=${NUMBER_FIELDS}` })
  }

  /** Meta shows an account to those only whom its owner gave the token for: this is the proof that it is theirs. */
  account(wabaId: string): Promise<Told<{ id: string; name: string | null; owner: string | null }>> {
    return this.ask(account, { path: `${at(wabaId)}?fields=id,name,owner_business_info` })
  }

  /** All numbers of an account. */
  async numbers(
    wabaId: string,
  ): Promise<Told<{ id: string; displayPhoneNumber: string; verifiedName: string | null }[]>> {
    const found: { id: string; displayPhoneNumber: string; verifiedName: string | null }[] = []
    let after = ''
    for (let pages = 0; pages < MOST_PAGES; pages += 1) {
      const path = `${at(wabaId)}/phone_numbers?fields=id,display_phone_number,verified_name&limit=100${after}`
      const page = await this.ask(numberList, { path })
      if (!page.ok) return page
      found.push(...page.value.data)
      if (page.value.after === null) break
      after = `&after=${encodeURIComponent(page.value.after)}`
    }
    return { ok: true, value: found }
  }

  /** What a token may do. The asker is the token itself unless `GraphAdmin` was made with the app's. */
  debugToken(inputToken: string): Promise<Told<TokenFacts>> {
    return this.ask(tokenFacts, { path: `debug_token?input_token=${encodeURIComponent(inputToken)}` })
  }

  /** The apps that hear of this account. */
  subscriptions(wabaId: string): Promise<Told<AppFields[]>> {
    return this.ask(appList, { path: `${at(wabaId)}/subscribed_apps` })
  }

  /** With an override Meta asks that address for the verify token before it answers. */
  subscribe(wabaId: string, override?: Override): Promise<Told<object>> {
    const body = override ? overrideBody(override) : {}
    return this.ask(done, { path: `${at(wabaId)}/subscribed_apps`, method: 'POST', body })
  }

  unsubscribe(wabaId: string): Promise<Told<object>> {
    return this.ask(done, { path: `${at(wabaId)}/subscribed_apps`, method: 'DELETE' })
  }

  /** null takes it back. */
  overrideOf(phoneNumberId: string, override: Override | null): Promise<Told<object>> {
    const webhook_configuration = override ? overrideBody(override) : { override_callback_uri: '' }
    return this.ask(done, { path: at(phoneNumberId), body: { webhook_configuration } })
  }

  /** Never for a number that lives in the WhatsApp Business app too: it would be thrown out there. At most 10 in 72 h. */
  register(phoneNumberId: string, pin: string): Promise<Told<object>> {
    return this.ask(done, { path: `${at(phoneNumberId)}/register`, body: { messaging_product: 'whatsapp', pin } })
  }

  /** As above. */
  deregister(phoneNumberId: string): Promise<Told<object>> {
    return this.ask(done, { path: `${at(phoneNumberId)}/deregister`, method: 'POST' })
  }

  async ask<Shape extends z.ZodType>(
    shape: Shape,
    request: Omit<GraphRequest, 'token'>,
  ): Promise<Told<z.output<Shape>>> {
    const answer = await callGraph(this.#settings, { ...request, token: this.#token })
    if (answer === null) return NO_ANSWER
    const read = answer.ok ? shape.safeParse(answer.json) : undefined
    return read?.success ? { ok: true, value: read.data } : failureOf(answer, this.#token)
  }
}

/** The code of the sign-up window becomes the customer's token. It lives for 30 seconds. */
export async function exchangeCode(
  env: Pick<Env, 'GRAPH_API_URL' | 'GRAPH_VERSION'>,
  app: { id: string; secret: string },
  code: string,
): Promise<Told<string>> {
  const query = new URLSearchParams({ client_id: app.id, client_secret: app.secret, code })
  const asker = new GraphAdmin(env, appToken(app))
  const answer = await asker.ask(exchanged, { path: `oauth/access_token?${query}` })
  return answer.ok ? { ok: true, value: answer.value.access_token } : answer
}

/** Meta takes this for the app itself. */
export function appToken({ id, secret }: { id: string; secret: string }): string {
  return `${id}|${secret}`
}

const exchanged = z.object({ access_token: z.string().min(1).max(2000) })

const account = z
  .object({
    id: z.coerce.string(),
    name: z.string().optional().catch(undefined),
    owner_business_info: z.object({ id: z.coerce.string() }).optional().catch(undefined),
  })
  .transform(({ id, name, owner_business_info }) => ({
    id,
    name: name ?? null,
    owner: owner_business_info?.id ?? null,
  }))

const numberList = z
  .object({
    data: z.array(
      z.object({
        id: z.coerce.string(),
        display_phone_number: z.string().catch(''),
        verified_name: z.string().optional().catch(undefined),
      }),
    ),
    paging: z
      .object({
        cursors: z.object({ after: z.string().optional() }).optional(),
        next: z.string().optional(),
      })
      .optional()
      .catch(undefined),
  })
  .transform(({ data, paging }) => ({
    data: data.map((one) => ({
      id: one.id,
      displayPhoneNumber: one.display_phone_number,
      verifiedName: one.verified_name ?? null,
    })),
    after: paging?.next === undefined ? null : (paging.cursors?.after ?? null),
  }))

function overrideBody({ url, verifyToken }: Override) {
  return { override_callback_uri: url, verify_token: verifyToken }
}

function at(id: string): string {
  return encodeURIComponent(id)
}
