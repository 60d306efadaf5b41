import { z } from '@hono/zod-openapi'
import { EVENT_KINDS } from './event-kinds'
import type { Endpoint, Try } from './queries'

/** What people see of an endpoint: never its secrets. */
export const endpointShape = z
  .object({
    id: z.string(),
    url: z.string(),
    description: z.string(),
    kinds: z.array(z.string()).openapi({ description: `Empty: all. Of: ${Object.keys(EVENT_KINDS).join(', ')}.` }),
    state: z
      .enum(['on', 'paused', 'failed'])
      .openapi({ description: 'failed: given up after three days, or told 410.' }),
    cursor: z.string().openapi({ description: 'How far it was told, as in GET /events.' }),
    attempts: z.number().openapi({ description: 'Of the event in the way, how often it has failed.' }),
    failingSince: z.number().nullable(),
    behindSince: z.number().nullable().openapi({
      description: 'When the oldest event happened that it was not told; null: none has waited for two minutes.',
    }),
    nextTryAt: z.number().nullable(),
    lastStatus: z.number().nullable(),
    lastOkAt: z.number().nullable(),
    oldSecretUntil: z.number().nullable().openapi({ description: 'Until then the secret before signs too.' }),
    createdBy: z.string().nullable(),
    createdAt: z.number(),
    updatedAt: z.number(),
  })
  .openapi('Webhook', { description: 'Where events are told, signed as Standard Webhooks says.' })

export const tryShape = z
  .object({
    id: z.string(),
    at: z.number(),
    events: z.number().openapi({ description: 'How many were taken.' }),
    firstEventId: z.string().nullable().openapi({ description: 'Of a failure: the event that was not taken.' }),
    status: z.number().nullable(),
    ms: z.number(),
    failure: z.string().nullable().openapi({ description: 'null: taken. status: answered with another than 2xx.' }),
  })
  .openapi('WebhookTry')

export function viewOf(endpoint: Endpoint, behindSince: number | null): z.infer<typeof endpointShape> {
  const { tenantId: _tenant, secret: _secret, keyId: _key, oldSecret: _old, ...rest } = endpoint
  return { ...rest, behindSince }
}

export function tryViewOf({ tenantId: _tenant, endpointId: _endpoint, ...rest }: Try): z.infer<typeof tryShape> {
  return rest
}
