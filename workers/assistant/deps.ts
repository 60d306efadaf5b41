import type { Env } from '../env'
import { embed } from '../knowledge/embed'
import { chunkOfVector } from '../knowledge/vector-id'
import { knowledgeOf } from '../objects'
import { tenantScope } from '../platform/tenant-scope'
import { findTenant } from '../tenants/queries'
import { complete, rerank } from './ai-calls'
import type { TurnDeps } from './turn'
import { within } from './within'

const NEAREST = 20
const KNOWLEDGE_MS = 3000
const TENANT_MS = 1000

/** Binds a turn to the platform: the one place where the assistant meets `env`. */
export async function turnDeps(env: Env, tenantId: string): Promise<TurnDeps> {
  const knowledge = await knowledgeOf(env, tenantId)
  return {
    business: await businessOf(env, tenantId),
    clock: Date.now,
    classify: async (text) =>
      orElse(await within(KNOWLEDGE_MS, async () => knowledge.classify({ tenantId, text })), null),
    intents: async () => orElse(await within(KNOWLEDGE_MS, async () => knowledge.intents({ tenantId })), []),
    search: async (query, limit, vectorHits) =>
      orElse(
        await within(KNOWLEDGE_MS, async () => (await knowledge.search({ tenantId, query, limit, vectorHits })).hits),
        null,
      ),
    nearest: (query, ms) => nearest(env, tenantId, query, ms),
    rerank: (query, texts, ms) => rerank(env.AI, query, texts, ms),
    complete: (messages, schema, ms) => complete(env.AI, messages, schema, ms),
  }
}

/** D1 is asked once a turn and not waited for: without it the assistant merely does not say the business's name. */
async function businessOf(env: Env, tenantId: string): Promise<TurnDeps['business']> {
  const found = await within(TENANT_MS, () => findTenant(tenantScope(env, tenantId)))
  const tenant = found.ok ? found.value : undefined
  return { name: tenant?.name ?? '', timeZone: tenant?.timeZone ?? 'UTC' }
}

/** Embedding and index share the time: the customer waits for both. */
async function nearest(env: Env, tenantId: string, query: string, ms: number) {
  return within(ms, async () => {
    const embedded = await embed(env.AI, [query], ms)
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
