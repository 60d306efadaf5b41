import type { Env } from '../env'
import { atMost } from '../platform/at-most'
import { chunkId } from './chunk-id'
import type { Chunk } from './document'
import { embed } from './embed'
import type { DocumentRow, VectorRange } from './schema'
import { vectorIds } from './vector-id'

/** Passages embedded, indexed and counted at once: often enough for a bar that moves, seldom enough for D1. */
export const PASSAGES_A_STEP = 25
/** For one step's embeddings; nobody is waiting for the answer. */
const EMBED_MS = 20_000
/** Vectorize takes so many ids in one deletion. */
const DELETE_BATCH = 100
/** And so many in one reading. */
const READ_BATCH = 20
const ASKED_AT_ONCE = 6

/** `failed`: embedding or the index. `stopped`: by `progress`. */
export type VectorsPut = 'all' | 'failed' | 'stopped'

/** From the passage `from` on. After each step but the last `progress` hears how many are done, and says whether to go on. */
export async function putVectors(
  env: Env,
  row: DocumentRow,
  { chunks, from }: { chunks: readonly Chunk[]; from: number },
  progress: (done: number) => Promise<boolean>,
): Promise<VectorsPut> {
  for (let done = from; done < chunks.length; ) {
    const step = chunks.slice(done, done + PASSAGES_A_STEP)
    if (!(await putStep(env, row, step))) return 'failed'
    done += step.length
    if (done < chunks.length && !(await progress(done))) return 'stopped'
  }
  return 'all'
}

async function putStep(env: Env, row: DocumentRow, step: readonly Chunk[]): Promise<boolean> {
  const texts = step.map(({ heading, text }) => [row.title, heading, text].filter(Boolean).join('\n'))
  const embedded = await embed(env.AI, texts, EMBED_MS)
  if (!embedded.ok) return false
  const ids = await vectorIds(
    row.tenantId,
    step.map(({ id }) => id),
  )
  const vectors = embedded.value.map((values, n) => ({
    id: ids[n] ?? '',
    values,
    namespace: row.tenantId,
    metadata: { language: step[n]?.language ?? '' },
  }))
  try {
    await env.KNOWLEDGE_INDEX.upsert(vectors)
    return true
  } catch {
    return false
  }
}

/** How many of them are in the index still, of all versions that ever had any. */
export async function countVectors(env: Env, row: DocumentRow): Promise<number> {
  const ids = await idsOf(row, row.vectors)
  const batches = Array.from({ length: Math.ceil(ids.length / READ_BATCH) }, (_, n) =>
    ids.slice(n * READ_BATCH, (n + 1) * READ_BATCH),
  )
  const found = await atMost(ASKED_AT_ONCE, batches, (batch) => env.KNOWLEDGE_INDEX.getByIds(batch))
  return found.reduce((sum, { length }) => sum + length, 0)
}

export async function deleteVectors(env: Env, row: DocumentRow, ranges: readonly VectorRange[]): Promise<void> {
  const ids = await idsOf(row, ranges)
  for (let at = 0; at < ids.length; at += DELETE_BATCH)
    await env.KNOWLEDGE_INDEX.deleteByIds(ids.slice(at, at + DELETE_BATCH))
}

async function idsOf(row: DocumentRow, ranges: readonly VectorRange[]): Promise<string[]> {
  const chunkIds = new Set(
    ranges.flatMap(({ version, chunks }) => Array.from({ length: chunks }, (_, n) => chunkId(row.id, version, n))),
  )
  return vectorIds(row.tenantId, [...chunkIds])
}
