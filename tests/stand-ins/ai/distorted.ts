import type { Failure } from './failures'

/** A model's answer as broken models give it: no JSON, half of it, as a stream nobody asked for, or nothing. */
export function distorted(result: unknown, how: NonNullable<Failure['answer']>): unknown {
  const response = typeof result === 'object' && result !== null && 'response' in result ? result.response : result
  const text = typeof response === 'string' ? response : JSON.stringify(response)
  switch (how) {
    case 'garbage':
      return { response: `Certainly! ${'%$# lorem '.repeat(20)}` }
    case 'truncated':
      return { response: text.slice(0, Math.floor(text.length / 2)) }
    case 'wrong_shape':
      return { response: { action: ['answer'], language: 7, sentences: 'We are always open.', confidence: 'sure' } }
    case 'huge':
      return { response: text.replace(/[^{}[\]",:]{3,}/, (word) => word.repeat(20_000)) }
    case 'empty':
      return { response: null }
    case 'streamed':
      return streamOf(text)
  }
}

function streamOf(text: string): ReadableStream<Uint8Array> {
  const pieces = text.match(/[\s\S]{1,24}/g) ?? []
  const lines = [...pieces.map((response) => `data: ${JSON.stringify({ response })}\n\n`), 'data: [DONE]\n\n']
  const encoder = new TextEncoder()
  return new ReadableStream({
    type: 'bytes',
    start(controller) {
      for (const line of lines) controller.enqueue(encoder.encode(line))
      controller.close()
    },
  })
}
