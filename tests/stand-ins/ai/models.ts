import { chat } from './chat'
import { DIMENSIONS, embed } from './embed'
import { StandInError } from './failures'
import { bytesOfBase64, wordsInside } from './inside'
import { languageOf } from './language'
import { rerankScore } from './relevance'

type Inputs = Record<string, unknown>

const CHAT = /^@(?:cf|hf)\/(?:meta|qwen|google|mistral|mistralai|openai|deepseek-ai|ibm-granite|zai-org)\//
/** Workers AI: texts in one embedding call. */
const MAX_TEXTS = 100

function invalid(message: string): StandInError {
  return new StandInError('AiError', 5006, 400, message)
}

function embedding(inputs: Inputs) {
  const texts = typeof inputs.text === 'string' ? [inputs.text] : inputs.text
  if (!Array.isArray(texts) || !texts.every((text) => typeof text === 'string')) throw invalid('text must be strings')
  if (texts.length === 0 || texts.length > MAX_TEXTS) throw invalid(`1 to ${MAX_TEXTS} texts`)
  return { shape: [texts.length, DIMENSIONS], data: texts.map((text) => embed(text)), pooling: 'cls' }
}

function rerank(inputs: Inputs) {
  const { query, contexts, top_k } = inputs
  if (typeof query !== 'string' || query === '') throw invalid('query is required')
  if (!Array.isArray(contexts)) throw invalid('contexts is required')
  const scored = contexts.map((context: unknown, id) => {
    const text = typeof context === 'object' && context !== null && 'text' in context ? context.text : undefined
    if (typeof text !== 'string') throw invalid('each context needs a text')
    return { id, score: rerankScore(query, text) }
  })
  scored.sort((left, right) => right.score - left.score)
  return { response: typeof top_k === 'number' ? scored.slice(0, top_k) : scored }
}

/** Says what its maker wrote into the recording; of any other how long it is, which is honest and the same every time. */
function transcribe(inputs: Inputs) {
  const { audio, language } = inputs
  const bytes =
    typeof audio === 'string'
      ? bytesOfBase64(audio)
      : Array.isArray(audio)
        ? Uint8Array.from(audio.map(Number))
        : undefined
  if (bytes === undefined) throw invalid('audio must be base64 or bytes')
  const written = wordsInside(bytes)
  const text = written ?? `Voice note of ${bytes.length} bytes, not transcribed on this machine.`
  const spoken = typeof language === 'string' ? language : languageOf(text)
  return {
    text,
    word_count: text.split(' ').length,
    transcription_info: { language: spoken, duration: Math.max(1, bytes.length / 2000) },
  }
}

/** The answer of a model. The same every time; unknown names are refused as production refuses them. */
export function runModel(model: string, inputs: Inputs): unknown {
  if (model.startsWith('@cf/baai/bge-reranker')) return rerank(inputs)
  if (model.startsWith('@cf/baai/bge-')) return embedding(inputs)
  if (model.startsWith('@cf/openai/whisper')) return transcribe(inputs)
  if (model.startsWith('@cf/meta/m2m100')) return { translated_text: inputs.text }
  if (CHAT.test(model)) return chat(inputs)
  throw new StandInError('AiError', 5007, 400, `No such model ${model} or task`)
}
