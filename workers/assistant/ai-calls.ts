import * as z from 'zod'
import type { AiBinding } from '../env'
import { toBase64 } from '../platform/bytes'
import { answerText, type ChatResult, jsonOf } from './ai-answer'
import { askModels } from './model-choice'
import { CHAT_MODELS, RERANK_MODEL, SPEECH_MODELS, VISION_MODELS } from './models'
import type { ChatMessage } from './prompt'
import { type Within, within } from './within'

const MOST_TOKENS = 700
/** A description is a sentence or three. */
const PICTURE_TOKENS = 250

const reranked = z.object({ response: z.array(z.object({ id: z.number().int(), score: z.number() })) })
const heard = z.object({
  text: z.string(),
  transcription_info: z.object({ language: z.string().optional() }).optional(),
})

/**
 * One score from 0 to 1 for each text, in their order. Cloudflare documents neither their scale nor that each is given: what
 * lies beyond 0 and 1 are logits, and an answer that leaves texts out is none, for it would call them unfit.
 */
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
  const found = new Map(parsed.data.response.map(({ id, score }) => [id, score]))
  const scores = texts.flatMap((_, i) => found.get(i) ?? [])
  if (scores.length < texts.length) return { ok: false, reason: 'failed' }
  const isLogits = scores.some((score) => score < 0 || score > 1)
  return { ok: true, value: isLogits ? scores.map((score) => 1 / (1 + Math.exp(-score))) : scores }
}

/**
 * Asks one model after the other until one answers with JSON that has what the schema requires, or the time is over. What
 * is cut off, or is no JSON, is no answer: the next is asked.
 */
export async function complete(
  ai: AiBinding,
  messages: ChatMessage[],
  schema: object,
  ms: number,
  most: { tokens?: number } = {},
): Promise<Within<{ answer: unknown; model: string }>> {
  const inputs = {
    messages,
    response_format: { type: 'json_schema', json_schema: schema },
    max_tokens: most.tokens ?? MOST_TOKENS,
    temperature: 0.1,
  }
  const asked = await askModels(CHAT_MODELS, ms, async (model) => jsonOf(await ai.run(model, inputs), schema))
  return asked.ok ? { ok: true, value: { answer: asked.value, model: asked.model } } : asked
}

export interface Heard {
  text: string
  /** As the model understood it, `hi`; null: it did not say. */
  language: string | null
}

/** What is said in a recording. `text` is empty where nothing is. */
export async function transcribe(ai: AiBinding, sound: Uint8Array, ms: number): Promise<Within<Heard>> {
  const asked = await askModels(SPEECH_MODELS, ms, async (model) => {
    // The older model takes a list of bytes, the newer one base64.
    const audio = model.endsWith('-turbo') ? toBase64(sound) : Array.from(sound)
    const parsed = heard.safeParse(await ai.run(model, { audio }))
    return parsed.success ? parsed.data : undefined
  })
  if (!asked.ok) return asked
  const { text, transcription_info: info } = asked.value
  return { ok: true, value: { text: text.trim(), language: info?.language ?? null } }
}

/** What a picture shows, in words. The instruction is ours; what stands in the picture is the customer's, so data. */
export async function describe(
  ai: AiBinding,
  picture: { bytes: Uint8Array; mime: string },
  instruction: string,
  ms: number,
): Promise<Within<string>> {
  const url = `data:${picture.mime};base64,${toBase64(picture.bytes)}`
  const content = [
    { type: 'text', text: instruction },
    { type: 'image_url', image_url: { url } },
  ]
  const inputs = { messages: [{ role: 'user', content }], max_tokens: PICTURE_TOKENS, temperature: 0.1 }
  const asked = await askModels(
    VISION_MODELS,
    ms,
    async (model): Promise<ChatResult<string>> => answerText(await ai.run(model, inputs)),
  )
  return asked.ok ? { ok: true, value: asked.value } : asked
}
