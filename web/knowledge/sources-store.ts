import { signal } from '@preact/signals'
import { ApiProblem, api, ok } from '../api'
import { fetchSources, type SourceShown } from './server'

export type SourceSettings = Pick<SourceShown, 'audience' | 'everyHours'>

const LOOK_AGAIN_MS = 1_500

export function isBeingRead({ state }: SourceShown): boolean {
  return state === 'pending' || state === 'reading'
}

/** Web pages and sitemaps. While one is read it looks again, and tells when there may be new documents. */
export function createSources(onRead: () => Promise<void>) {
  const sources = signal<SourceShown[] | null>(null)
  const problem = signal<ApiProblem | null>(null)
  let timer = 0
  let closed = false

  async function load(): Promise<void> {
    clearTimeout(timer)
    const before = sources.peek()
    try {
      sources.value = await fetchSources()
      problem.value = null
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      problem.value = error
    }
    if (closed) return
    const done = (all: readonly SourceShown[] | null) =>
      all?.map(({ id, pagesDone, state }) => `${id}${pagesDone}${state}`).join()
    if (before && done(before) !== done(sources.peek())) void onRead()
    if (sources.peek()?.some(isBeingRead)) timer = window.setTimeout(() => void load(), LOOK_AGAIN_MS)
  }

  return {
    sources,
    problem,
    load,
    async add(source: SourceSettings & { url: string; kind: SourceShown['kind'] }): Promise<void> {
      await ok(api.knowledge.sources.$post({ json: source }))
      await load()
    },
    async change(sourceId: string, json: SourceSettings): Promise<void> {
      await ok(api.knowledge.sources[':sourceId'].$patch({ param: { sourceId }, json }))
      await load()
    },
    async readNow(sourceId: string): Promise<void> {
      await ok(api.knowledge.sources[':sourceId'].read.$post({ param: { sourceId } }))
      await load()
    },
    async remove(sourceId: string): Promise<void> {
      await ok(api.knowledge.sources[':sourceId'].$delete({ param: { sourceId } }))
      await load()
      await onRead()
    },
    close(): void {
      closed = true
      clearTimeout(timer)
    },
  }
}

export type Sources = ReturnType<typeof createSources>
