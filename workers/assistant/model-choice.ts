import * as z from 'zod'
import { errorName, log } from '../platform/log'
import { BudgetSpent, type Within, within } from './within'

/** What one model may take while another is left to ask. */
const FIRST_MODEL_SHARE = 0.7
/** Not worth a call any more. */
const LEAST_MS = 300
/** A model that was taken away does not come back within minutes, and asking it costs each customer a round trip. */
const REMEMBERED_MS = 10 * 60_000

/**
 * Workers AI: no such model, invalid model id, no right to it, its terms not agreed to. Errors that crossed a binding have
 * lost their class, and some of them their `code` too: then it stands at the beginning of the message.
 */
const GONE = new Set([5007, 5016, 5018, 3041, 3042])

const failure = z.object({ code: z.coerce.number().optional(), status: z.number().optional(), message: z.string() })

/** Until when (epoch ms) a model is passed over. Of the isolate: what an account has, all its conversations have. */
export const goneModels = new Map<string, number>()

/**
 * One model after the other until one gives something, or the time is over. A model that does not exist is passed over at
 * once, and remembered for a while.
 */
export async function askModels<Value>(
  models: readonly string[],
  ms: number,
  ask: (model: string) => Promise<Value | undefined>,
): Promise<(Within<Value> & { ok: false }) | { ok: true; value: Value; model: string }> {
  const until = Date.now() + ms
  const left = models.filter((model) => !isGone(model))
  const choice = left.length > 0 ? left : models
  let reason: 'failed' | 'budget' = 'failed'
  for (const [i, model] of choice.entries()) {
    const time = until - Date.now()
    if (time < LEAST_MS) return { ok: false, reason: 'timeout' }
    const result = await within(i === choice.length - 1 ? time : time * FIRST_MODEL_SHARE, () =>
      noticed(model, () => ask(model)),
    )
    if (result.ok && result.value !== undefined) return { ok: true, value: result.value, model }
    // The next is cheaper: what is left of the day may do for it.
    if (!result.ok && result.reason === 'budget') reason = 'budget'
  }
  return { ok: false, reason }
}

async function noticed<Value>(model: string, ask: () => Promise<Value>): Promise<Value> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof BudgetSpent) throw error
    if (saysGone(error)) {
      goneModels.set(model, Date.now() + REMEMBERED_MS)
      log.warn('ai.model_gone', { model })
    } else log.warn('ai.call_failed', { model, error: errorName(error) })
    throw error
  }
}

function saysGone(error: unknown): boolean {
  const parsed = failure.safeParse(error)
  if (!parsed.success) return false
  const { code, status, message } = parsed.data
  if (code !== undefined && GONE.has(code)) return true
  const named = /^\D{0,20}(\d{4})\b/.exec(message)?.[1]
  return (
    status === 404 ||
    status === 410 ||
    (named !== undefined && GONE.has(Number(named))) ||
    /no such model/i.test(message)
  )
}

function isGone(model: string): boolean {
  return (goneModels.get(model) ?? 0) > Date.now()
}
