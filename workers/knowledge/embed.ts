import * as z from 'zod'
import { EMBEDDING_BATCH, EMBEDDING_MODEL } from '../assistant/models'
import { type Within, within } from '../assistant/within'
import type { AiBinding } from '../env'

const answer = z.object({ data: z.array(z.array(z.number()).min(1)) })

/** One vector for each text, in order; all or none. `ms` is for each call of a batch. */
export async function embed(ai: AiBinding, texts: readonly string[], ms: number): Promise<Within<number[][]>> {
  const vectors: number[][] = []
  for (let at = 0; at < texts.length; at += EMBEDDING_BATCH) {
    const batch = texts.slice(at, at + EMBEDDING_BATCH)
    const result = await within(ms, () => ai.run(EMBEDDING_MODEL, { text: batch }))
    if (!result.ok) return result
    const parsed = answer.safeParse(result.value)
    if (!parsed.success || parsed.data.data.length !== batch.length) return { ok: false, reason: 'failed' }
    vectors.push(...parsed.data.data)
  }
  return { ok: true, value: vectors }
}
