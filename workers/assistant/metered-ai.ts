import * as z from 'zod'
import type { AiBinding } from '../env'
import { priceOf } from './models'
import { BudgetSpent } from './within'

/** What the calls of one piece of work cost. */
export interface Spending {
  neurons: number
  calls: number
  /** Those that answered, in the order in which they first did; absent: none did. */
  models?: string[]
}

/** As it stands on what was decided. */
export function costOf({ neurons, models }: Spending): Pick<Spending, 'neurons' | 'models'> {
  return { neurons, ...(models ? { models: [...models] } : {}) }
}

/** Of text in most scripts; Indic scripts take more tokens, so bytes are counted, not characters. */
const BYTES_PER_TOKEN = 4
/** What a chat model writes at most where the call does not say. */
const MOST_TOKENS = 256
/** WhatsApp records voice notes as Opus at about 16 kbit/s; counted with less, a note costs rather more than it does. */
const SOUND_BYTES_PER_SECOND = 1_500
/** A picture as tokens, by the tiles a vision model cuts it into. */
const PICTURE_TOKENS = 1_600

const answer = z.object({
  usage: z.object({ prompt_tokens: z.number().nonnegative(), completion_tokens: z.number().nonnegative() }).optional(),
  transcription_info: z.object({ duration: z.number().positive() }).optional(),
})

/**
 * Workers AI, with each call's neurons counted by the published prices. A call is counted at its dearest when it begins and
 * corrected when it ends: what nobody waited for stays counted. No call begins that could pass the limit.
 */
export class MeteredAi implements AiBinding {
  readonly spending: Spending = { neurons: 0, calls: 0 }
  /** What the cheapest call would have taken that was refused; null: none was. */
  refused: number | null = null

  readonly #ai: AiBinding
  readonly #limit: number

  constructor(ai: AiBinding, limit = Number.POSITIVE_INFINITY) {
    this.#ai = ai
    this.#limit = limit
  }

  async run(model: string, inputs: Record<string, unknown>, options?: Record<string, unknown>): Promise<unknown> {
    const most = dearest(model, inputs)
    if (this.spending.neurons + most > this.#limit) {
      this.refused = Math.min(this.refused ?? most, most)
      throw new BudgetSpent()
    }
    this.spending.calls += 1
    this.spending.neurons += most
    try {
      const result = await this.#ai.run(model, inputs, options)
      this.spending.neurons += (reported(model, result) ?? most) - most
      this.spending.models = [...new Set([...(this.spending.models ?? []), model])]
      return result
    } catch (error) {
      // Refused or broken: Workers AI does not charge for it.
      this.spending.calls -= 1
      this.spending.neurons -= most
      throw error
    }
  }
}

function dearest(model: string, inputs: Record<string, unknown>): number {
  const price = priceOf(model)
  if ('audio' in inputs) return ((price.minute ?? 0) * soundSeconds(inputs.audio)) / 60
  const out = typeof inputs.max_tokens === 'number' ? inputs.max_tokens : MOST_TOKENS
  return (price.in * tokensIn(inputs) + price.out * (price.out === 0 ? 0 : out)) / 1e6
}

/** undefined: the answer does not say what it took. */
function reported(model: string, result: unknown): number | undefined {
  const parsed = answer.safeParse(result)
  if (!parsed.success) return undefined
  const { usage, transcription_info: sound } = parsed.data
  const price = priceOf(model)
  if (sound) return ((price.minute ?? 0) * sound.duration) / 60
  return usage && (price.in * usage.prompt_tokens + price.out * usage.completion_tokens) / 1e6
}

function tokensIn(inputs: unknown): number {
  if (typeof inputs === 'string')
    return inputs.startsWith('data:')
      ? PICTURE_TOKENS
      : Math.ceil(new TextEncoder().encode(inputs).length / BYTES_PER_TOKEN)
  if (inputs instanceof Uint8Array) return PICTURE_TOKENS
  if (Array.isArray(inputs)) return inputs.reduce<number>((sum, item) => sum + tokensIn(item), 0)
  if (typeof inputs !== 'object' || inputs === null) return 0
  return Object.entries(inputs).reduce(
    (sum, [key, value]) => (key === 'response_format' ? sum : sum + tokensIn(value)),
    0,
  )
}

/** Sound goes as base64 or as bytes. */
function soundSeconds(audio: unknown): number {
  const bytes = typeof audio === 'string' ? (audio.length * 3) / 4 : Array.isArray(audio) ? audio.length : 0
  return bytes / SOUND_BYTES_PER_SECOND
}
