import { turnDeps } from '../assistant/deps'
import type { Env } from '../env'
import type { SuggestDeps } from './suggest'

/** What a draft needs of the platform. Who reads it is a colleague: what only they may know is searched too. */
export async function withSuggestDeps<Result>(
  env: Env,
  tenantId: string,
  work: (deps: SuggestDeps) => Promise<Result>,
): Promise<Result> {
  const { nearest, rerank, complete, search, business, close } = await turnDeps(env, tenantId, 'copilot')
  try {
    return await work({
      nearest,
      rerank,
      complete,
      business: business.name,
      search: (query, limit, vectorHits) => search(query, limit, vectorHits, { audience: 'agents' }),
    })
  } finally {
    await close()
  }
}
