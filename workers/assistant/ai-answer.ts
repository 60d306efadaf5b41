import * as z from 'zod'

/** undefined: not an answer. */
export type ChatResult<Value> = Value | undefined

/** Older models answer `response`, newer ones as chat completions. */
const chat = z.union([
  z.object({ response: z.unknown() }).refine(({ response }) => response !== undefined && response !== null),
  z
    .object({ choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1) })
    .transform(({ choices }) => ({ response: choices[0]?.message.content })),
])
const required = z.object({ required: z.array(z.string()).default([]) })
const chunk = z.object({ response: z.string() })

/** More than any answer we ask for. */
const MOST_STREAMED = 64_000

/** The object a model answered with: as such, as JSON text, in a fence, or streamed. What lacks a required field is none. */
export async function jsonOf(result: unknown, schema: object): Promise<ChatResult<object>> {
  const response = await responseOf(result)
  const value = typeof response === 'string' ? parsedJson(response) : response
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const { required: fields } = required.parse(schema)
  return fields.every((field) => field in value) ? value : undefined
}

export async function answerText(result: unknown): Promise<ChatResult<string>> {
  const response = await responseOf(result)
  return typeof response === 'string' && response.trim() !== '' ? response.trim() : undefined
}

async function responseOf(result: unknown): Promise<unknown> {
  if (result instanceof ReadableStream) return streamed(result)
  const parsed = chat.safeParse(result)
  return parsed.success ? parsed.data.response : undefined
}

/** Nobody asks for a stream, but a model may give one. */
async function streamed(stream: ReadableStream): Promise<string> {
  let raw = ''
  const decoder = new TextDecoder()
  for await (const part of stream) {
    if (!(part instanceof Uint8Array)) return ''
    raw += decoder.decode(part, { stream: true })
    if (raw.length > MOST_STREAMED) return ''
  }
  return raw
    .split('\n')
    .filter((line) => line.startsWith('data:') && !line.includes('[DONE]'))
    .map((line) => {
      const piece = chunk.safeParse(parsedJson(line.slice(5)))
      return piece.success ? piece.data.response : ''
    })
    .join('')
}

/** Some models write a fence or a word around their JSON. */
function parsedJson(text: string): unknown {
  const body = text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
