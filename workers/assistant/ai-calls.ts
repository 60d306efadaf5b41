import * as z from 'zod'
import type { AiBinding } from '../env'
import { CHAT_MODELS, RERANK_MODEL } from './models'
import type { ChatMessage } from './prompt'
import { type Within, within } from './within'

/** What one model may take while another is left to ask. */
const FIRST_MODEL_SHARE = 0.7
const MOST_TOKENS = 700
/** Not worth a call any more. */
const LEAST_MS = 300

const reranked = z.object({ response: z.array(z.object({ id: z.number().int(), score: z.number() })) })
const chat = z.object({ response: z.unknown() })

/** One score for each text, in their order. */
export async function rerank(
  ai: AiBinding,
  query: string,
  texts: readonly string[],
  ms: number,
): Promise<Within<number[]>> {
  const result = await within(ms, () =>
    ai.run(RERANK_MODEL, { query, contexts: texts.map((text) => ({ text })), top_k: texts.length }),
  )
  if (!result.ok) return result
  const parsed = reranked.safeParse(result.value)
  if (!parsed.success) return { ok: false, reason: 'failed' }
  const scores = new Map(parsed.data.response.map(({ id, score }) => [id, score]))
  return { ok: true, value: texts.map((_, i) => scores.get(i) ?? 0) }
}

/** Asks one model after the other until one answers with JSON or the time is over. */
export async function complete(
  ai: AiBinding,
  messages: ChatMessage[],
  schema: object,
  ms: number,
): Promise<Within<{ answer: unknown; model: string }>> {
  const until = Date.now() + ms
  for (const [i, model] of CHAT_MODELS.entries()) {
    const left = until - Date.now()
    if (left < LEAST_MS) return { ok: false, reason: 'timeout' }
    const time = i === CHAT_MODELS.length - 1 ? left : left * FIRST_MODEL_SHARE
    const result = await within(time, () =>
      ai.run(model, {
        messages,
        response_format: { type: 'json_schema', json_schema: schema },
        max_tokens: MOST_TOKENS,
        temperature: 0.1,
      }),
    )
    const answer = result.ok ? answerOf(result.value) : undefined
    if (answer !== undefined) return { ok: true, value: { answer, model } }
  }
  return { ok: false, reason: 'failed' }
}

/** Workers AI gives the object, or the same as a string, by model. */
function answerOf(value: unknown): unknown {
  const parsed = chat.safeParse(value)
  if (!parsed.success) return undefined
  const { response } = parsed.data
  if (typeof response !== 'string') return response ?? undefined
  try {
    return JSON.parse(response)
  } catch {
    return undefined
  }
}
