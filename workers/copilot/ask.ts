import type * as z from 'zod'
import type { ChatMessage } from '../assistant/prompt'
import type { Within } from '../assistant/within'

/** The first chat model that answers within the time; one of the assistant's, paid from the same budget. */
export type Complete = (
  messages: ChatMessage[],
  schema: object,
  ms: number,
  most?: { tokens?: number },
) => Promise<Within<{ answer: unknown; model: string }>>

export type Asked<Value> =
  | { ok: true; value: Value; model: string }
  /** `budget`: the tenant's day is spent. `down`: no model answered, or none as it was asked to. */
  | { ok: false; reason: 'budget' | 'down' }

/** What is asked: of the model as JSON schema, of its answer by zod. */
export interface Question<Schema extends z.ZodType> {
  messages: ChatMessage[]
  schema: object
  shape: Schema
  ms: number
  /** At most so much is written; absent: as for an answer of the assistant. */
  tokens?: number
}

/** One question to the chat models. Never throws; what does not fit its shape is no answer. */
export async function ask<Schema extends z.ZodType>(
  complete: Complete,
  { messages, schema, shape, tokens, ms }: Question<Schema>,
): Promise<Asked<z.output<Schema>>> {
  const completed = await complete(messages, schema, ms, tokens === undefined ? {} : { tokens })
  if (!completed.ok) return { ok: false, reason: completed.reason === 'budget' ? 'budget' : 'down' }
  const parsed = shape.safeParse(completed.value.answer)
  return parsed.success ? { ok: true, value: parsed.data, model: completed.value.model } : { ok: false, reason: 'down' }
}
