import type { EVENT_KINDS } from '../../../workers/webhooks/event-kinds'
import { api, ok } from '../../api'

export type EventKind = keyof typeof EVENT_KINDS

export interface WebhookWanted {
  url: string
  description: string
  /** Empty: all. */
  kinds: EventKind[]
}

const one = (webhookId: string) => ({ param: { webhookId } })
const { webhooks } = api
const of = webhooks[':webhookId']

export const webhookServer = {
  list: async () => (await ok(webhooks.$get())).webhooks,
  one: async (id: string) => (await ok(of.$get(one(id)))).webhook,
  add: (wanted: WebhookWanted) => ok(webhooks.$post({ json: wanted })),
  change: (id: string, change: Partial<WebhookWanted>) => ok(of.$patch({ ...one(id), json: change })),
  remove: (id: string) => ok(of.$delete(one(id))),
  test: async (id: string) => (await ok(of.test.$post(one(id)))).try,
  tries: async (id: string) => (await ok(of.tries.$get(one(id)))).tries,
  pause: (id: string) => ok(of.pause.$post(one(id))),
  resume: (id: string) => ok(of.resume.$post(one(id))),
  replay: (id: string, from: number) => ok(of.replay.$post({ ...one(id), json: { from } })),
  rotate: (id: string) => ok(of.secret.$post(one(id))),
}

export type Webhook = Awaited<ReturnType<typeof webhookServer.list>>[number]
export type WebhookTry = Awaited<ReturnType<typeof webhookServer.tries>>[number]
