/**
 * Names of models with what they cost, in one place. In each list the first that answers is used; the next are its
 * fall-backs, for Cloudflare takes models away. Vectors of two models do not compare, so that one has none.
 */
export const CHAT_MODELS = [
  '@cf/meta/llama-3.3-70b-instruct-fp8-fast',
  '@cf/meta/llama-4-scout-17b-16e-instruct',
  '@cf/meta/llama-3.1-8b-instruct-fast',
] as const
export const SPEECH_MODELS = ['@cf/openai/whisper-large-v3-turbo', '@cf/openai/whisper'] as const
export const VISION_MODELS = [
  '@cf/meta/llama-4-scout-17b-16e-instruct',
  '@cf/meta/llama-3.2-11b-vision-instruct',
] as const
export const EMBEDDING_MODEL = '@cf/baai/bge-m3'
export const RERANK_MODEL = '@cf/baai/bge-reranker-base'

/** Workers AI takes at most this many texts in one embedding call. */
export const EMBEDDING_BATCH = 50

/** In neurons: for a million tokens in and out, or for a minute of sound. */
export interface Price {
  in: number
  out: number
  minute?: number
}

/** developers.cloudflare.com/workers-ai/platform/pricing, as of 28 August 2026. */
const PRICES: Readonly<Record<string, Price>> = {
  '@cf/meta/llama-3.3-70b-instruct-fp8-fast': { in: 26_668, out: 204_805 },
  '@cf/meta/llama-4-scout-17b-16e-instruct': { in: 24_545, out: 77_273 },
  '@cf/meta/llama-3.1-8b-instruct-fast': { in: 4_119, out: 34_868 },
  '@cf/meta/llama-3.2-11b-vision-instruct': { in: 4_410, out: 61_493 },
  '@cf/baai/bge-m3': { in: 1_075, out: 0 },
  '@cf/baai/bge-reranker-base': { in: 283, out: 0 },
  '@cf/openai/whisper-large-v3-turbo': { in: 0, out: 0, minute: 46.63 },
  '@cf/openai/whisper': { in: 0, out: 0, minute: 41.14 },
}

/** A model without a price here is counted like the dearest: rather too early a stop than none. */
const UNKNOWN: Price = { in: 26_668, out: 204_805, minute: 50 }

export function priceOf(model: string): Price {
  return PRICES[model] ?? UNKNOWN
}
