import { WorkerEntrypoint } from 'cloudflare:workers'
import { DIMENSIONS } from '../ai/embed'
import { createFailures, type Failure } from '../ai/failures'
import { checkIds, checkQuery, checkVectors, type QueryOptions, type Vector } from './limits'
import type { Match, VectorStore } from './store'

interface StandInEnv {
  VECTORS: DurableObjectNamespace<VectorStore>
}

const failures = createFailures('VectorizeError')

/**
 * In place of the Vectorize binding. Unlike production a write is seen at once: product code must still never read back
 * what it has just written.
 */
export class VectorizeStandIn extends WorkerEntrypoint<StandInEnv> {
  get #store() {
    return this.env.VECTORS.getByName('index')
  }

  async query(vector: ArrayLike<number>, options: QueryOptions = {}): Promise<{ count: number; matches: Match[] }> {
    await failures.meet('query')
    const matches = await this.#store.nearest(Array.from(vector), checkQuery(vector, options), options)
    return { count: matches.length, matches }
  }

  async upsert(vectors: Vector[]): Promise<{ mutationId: string }> {
    return this.#write('upsert', vectors)
  }

  /** As upsert, but an id that is already there keeps its vector. */
  async insert(vectors: Vector[]): Promise<{ mutationId: string }> {
    return this.#write('insert', vectors)
  }

  async deleteByIds(ids: string[]): Promise<{ mutationId: string }> {
    await failures.meet('deleteByIds')
    checkIds('deleteByIds', ids)
    await this.#store.remove(ids)
    return { mutationId: crypto.randomUUID() }
  }

  async getByIds(ids: string[]): Promise<Omit<Match, 'score'>[]> {
    await failures.meet('getByIds')
    checkIds('getByIds', ids)
    return this.#store.read(ids)
  }

  async describe(): Promise<{ vectorCount: number; dimensions: number }> {
    await failures.meet('describe')
    return { vectorCount: await this.#store.count(), dimensions: DIMENSIONS }
  }

  control(failure: Failure): void {
    failures.set(failure)
  }

  async #write(method: 'upsert' | 'insert', vectors: Vector[]): Promise<{ mutationId: string }> {
    await failures.meet(method)
    checkVectors(vectors)
    await this.#store.write(
      vectors.map((vector) => ({ ...vector, values: Array.from(vector.values) })),
      method === 'upsert',
    )
    return { mutationId: crypto.randomUUID() }
  }
}
