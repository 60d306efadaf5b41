import type { Env } from '../env'
import { embed } from '../knowledge/embed'
import { chunkOfVector } from '../knowledge/vector-id'
import { knowledgeOf } from '../objects'
import { errorName, log } from '../platform/log'
import { tenantScope } from '../platform/tenant-scope'
import { findTenant } from '../tenants/queries'
import { complete, rerank } from './ai-calls'
import { decide, gaveUp } from './decide'
import { hoursAt } from './hours'
import { sensesOf } from './media'
import type { MeteredAi } from './metered-ai'
import { personPromised } from './person-promised'
import { findHandbook } from './settings/queries'
import { defaultHandbook, type Handbook } from './settings/sections'
import { openPurse, type Purpose, type Purse } from './spend'
import type { Decision, Turn, TurnDeps } from './turn'
import { within } from './within'

const NEAREST = 20
const KNOWLEDGE_MS = 3000
const TENANT_MS = 1000

/**
 * A turn of this tenant, paid for by its budget. What it leans on may be withdrawn while it thinks: then it thinks again, by
 * what is told now, and where that happens twice people answer.
 */
export async function decideFor(env: Env, tenantId: string, turn: Turn, purpose: Purpose): Promise<Decision> {
  const first = await decided(env, tenantId, turn, purpose)
  if (!first.withdrawn) return first.decision
  const second = await decided(env, tenantId, turn, purpose)
  return withCostOf(first.decision, second.withdrawn ? second.instead() : second.decision)
}

async function decided(env: Env, tenantId: string, turn: Turn, purpose: Purpose) {
  const { close, ...deps } = await turnDeps(env, tenantId, purpose, turn.now)
  const instead = () => gaveUp(turn, deps)
  const decision = await decide(turn, deps).catch((error: unknown) => {
    // Whatever it was, the customer is not left without a word.
    log.error('assistant.turn_failed', { tenantId, error: errorName(error) })
    return instead()
  })
  const { withdrawn } = await close(citedBy(decision))
  return { decision, withdrawn, instead }
}

function withCostOf(first: Decision, second: Decision): Decision {
  if (first.kind === 'silent' || second.kind === 'silent') return second
  const models = [...new Set([...(first.models ?? []), ...(second.models ?? [])])]
  return { ...second, neurons: first.neurons + second.neurons, ...(models.length > 0 ? { models } : {}) }
}

function citedBy(decision: Decision): string[] {
  const sources = 'sources' in decision ? (decision.sources ?? []) : []
  return sources.map(({ chunkId }) => chunkId)
}

/** No model and no knowledge: only what the tenant has chosen to say and do. */
export async function personPromisedFor(env: Env, tenantId: string, turn: Turn) {
  return personPromised(turn, await houseOf(env, tenantId, turn.now))
}

/** Binds a turn to the platform: the one place where the assistant meets `env`. Whoever is done closes it. */
export async function turnDeps(
  env: Env,
  tenantId: string,
  purpose: Purpose = 'answer',
  now = Date.now(),
): Promise<TurnDeps & Pick<Purse, 'close'>> {
  const [knowledge, { business, handbook, hours }] = await Promise.all([
    knowledgeOf(env, tenantId),
    houseOf(env, tenantId, now),
  ])
  const { ai, close } = await openPurse(env, tenantId, { purpose, budget: handbook.budget })
  return {
    business,
    handbook,
    hours,
    spending: ai.spending,
    clock: Date.now,
    classify: async (text) =>
      orElse(await within(KNOWLEDGE_MS, async () => knowledge.classify({ tenantId, text })), null),
    intents: async () => orElse(await within(KNOWLEDGE_MS, async () => knowledge.intents({ tenantId })), []),
    search: async (query, limit, vectorHits, options = {}) =>
      orElse(
        await within(
          KNOWLEDGE_MS,
          async () => (await knowledge.search({ tenantId, query, limit, vectorHits, ...options })).hits,
        ),
        null,
      ),
    nearest: (query, ms) => nearest(env, ai, tenantId, query, ms),
    rerank: (query, texts, ms) => rerank(ai, query, texts, ms),
    complete: (messages, schema, ms) => complete(ai, messages, schema, ms),
    ...sensesOf(env, ai, tenantId),
    close,
  }
}

interface House {
  business: TurnDeps['business']
  handbook: Handbook
  hours: TurnDeps['hours']
}

/** D1 is asked once a turn and not waited for long: without it the assistant is as we would choose it, and open. */
async function houseOf(env: Env, tenantId: string, now: number): Promise<House> {
  const scope = tenantScope(env, tenantId)
  const [found, settings] = await Promise.all([
    within(TENANT_MS, () => findTenant(scope)),
    within(TENANT_MS, () => findHandbook(scope)),
  ])
  const tenant = found.ok ? found.value : undefined
  const { name = '', timeZone = 'UTC', businessHours = null } = tenant ?? {}
  return {
    business: { name, timeZone, ...(tenant ? { locale: tenant.locale } : {}) },
    handbook: settings.ok ? settings.value : defaultHandbook(),
    hours: hoursAt({ businessHours, holidays: tenant?.holidays ?? [], timeZone }, now),
  }
}

/** Embedding and index share the time: the customer waits for both. */
async function nearest(env: Env, ai: MeteredAi, tenantId: string, query: string, ms: number) {
  return within(ms, async () => {
    const embedded = await embed(ai, [query], ms)
    const vector = embedded.ok ? embedded.value[0] : undefined
    if (!vector) throw new Error('no embedding')
    const { matches } = await env.KNOWLEDGE_INDEX.query(vector, { topK: NEAREST, namespace: tenantId })
    const hits = await Promise.all(
      matches.map(async ({ id, score }) => ({ id: await chunkOfVector(tenantId, id), score })),
    )
    return hits.flatMap(({ id, score }) => (id === undefined ? [] : [{ id, score }]))
  })
}

function orElse<Value, Else>(result: { ok: true; value: Value } | { ok: false }, otherwise: Else): Value | Else {
  return result.ok ? result.value : otherwise
}
