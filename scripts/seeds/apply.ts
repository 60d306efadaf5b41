import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { SCOPES } from '../../workers/auth/permissions.ts'
import { goLive } from './go-live.ts'
import { type WebhookPoster, writeLive } from './live.ts'
import type { OperatorClient, TenantClient } from './operator-client.ts'
import { importPast } from './past.ts'
import { forgetfulProgress, type Progress } from './progress.ts'
import type { ParsedSeed, ParsedTenant } from './seed-file.ts'

const READY_WITHIN_MS = 120_000

const readiness = z.object({ ready: z.boolean(), documents: z.object({ failed: z.number() }) })

/** What not every seed needs. */
interface More {
  /** Without it the customers of generated conversations write nothing now. */
  post?: WebhookPoster
  /** The tenant's own API: what it decides about its assistant. */
  as?: (apiKey: string) => TenantClient
  progress?: Progress
}

/** Makes the tenants through the operator API, as an operator would, and waits until they can answer. Safe to repeat. */
export async function applySeed(
  seed: ParsedSeed,
  call: OperatorClient,
  { post, as, progress = forgetfulProgress() }: More = {},
): Promise<void> {
  for (const tenant of seed.tenants) await makeTenant(tenant, call)
  for (const { id } of seed.tenants) await untilReady(id, call)
  if (as) for (const tenant of seed.tenants) await goLive(tenant, as(tenant.apiKey))
  for (const tenant of seed.tenants) await importPast(tenant, call, progress)
  if (post) for (const tenant of seed.tenants) await writeLive(tenant, post)
}

async function makeTenant(tenant: ParsedTenant, call: OperatorClient): Promise<void> {
  const path = `tenants/${tenant.id}`
  const { name, locale, timeZone, businessHours, holidays } = tenant
  await call('PUT', path, { name, locale, timeZone, businessHours, holidays })
  for (const { id, ...user } of tenant.users) await call('PUT', `${path}/users/${id}`, user)
  await call('PUT', `${path}/keys/key_${tenant.id}`, { name: 'Seed', secret: tenant.apiKey, scopes: SCOPES })
  for (const number of tenant.numbers) await connectNumber(tenant, number, call)
  for (const { id, ...label } of tenant.labels) await call('PUT', `${path}/labels/${id}`, label)
  for (const [index, document] of tenant.knowledge.entries())
    await call('PUT', `${path}/documents/doc_seed_${index + 1}`, document)
  if (tenant.intents.length > 0) await call('PUT', `${path}/intents`, { intents: tenant.intents })
}

async function connectNumber(tenant: ParsedTenant, number: ParsedTenant['numbers'][number], call: OperatorClient) {
  const path = `tenants/${tenant.id}`
  const appId = ownApp(tenant, number)
  if (appId)
    await call('PUT', `${path}/apps/${appId}`, { appSecret: number.app_secret, verifyToken: `${appId}-verify-token` })
  await call('PUT', `${path}/channels/${number.phone_number_id}`, {
    wabaId: number.waba_id,
    displayPhoneNumber: number.display_phone_number,
    accessToken: number.access_token,
    ...(appId ? { appId } : {}),
    // Whoever has a trial goes live by it.
    assistant: tenant.assistant && !tenant.trial,
    keywordRules: tenant.keywordRules,
    guards: tenant.guards,
    messagesPerSecond: number.messages_per_second,
    pairBurst: number.pair_burst,
  })
}

/**
 * The path segment of a tenant's own Meta app, undefined for the shared one: the tenant's id; where numbers of one
 * tenant have different secrets, those after the first get the number's id behind it.
 */
export function ownApp(tenant: ParsedTenant, number: ParsedTenant['numbers'][number]): string | undefined {
  if (!number.app_secret) return undefined
  const first = tenant.numbers.find(({ app_secret }) => app_secret)
  return number.app_secret === first?.app_secret ? tenant.id : `${tenant.id}-${number.phone_number_id}`
}

async function untilReady(tenantId: string, call: OperatorClient): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS
  for (;;) {
    const state = await call('GET', `tenants/${tenantId}/readiness`)
    const { ready, documents } = readiness.parse(state)
    if (ready && documents.failed > 0) throw new Error(`${tenantId}: ${documents.failed} documents could not be read`)
    if (ready) return
    if (Date.now() > deadline) throw new Error(`${tenantId} is not ready: ${JSON.stringify(state)}`)
    await sleep(200)
  }
}
