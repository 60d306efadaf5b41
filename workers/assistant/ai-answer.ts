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
/** As much of JSON schema as we ask models with. */
const shape = z.object({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.unknown()).optional(),
  required: z.array(z.string()).default([]),
  properties: z.record(z.string(), z.unknown()).default({}),
  items: z.unknown().optional(),
})
const chunk = z.object({ response: z.string() })

/** More than any answer we ask for. */
const MOST_STREAMED = 64_000

/** The object a model answered with: as such, as JSON text, in a fence, or streamed. What lacks a required field, or has it in another shape, is none. */
export async function jsonOf(result: unknown, schema: object): Promise<ChatResult<object>> {
  const response = await responseOf(result)
  const value = typeof response === 'string' ? parsedJson(response) : response
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return fits(value, schema) ? value : undefined
}

/** What is not required may be missing or amiss: who asked reads it with care. */
function fits(value: unknown, schema: unknown): boolean {
  const parsed = shape.safeParse(schema)
  if (!parsed.success) return true
  const { type, enum: among, required, properties, items } = parsed.data
  if (among && !among.includes(value)) return false
  if (type !== undefined && ![type].flat().includes(typeOf(value))) return false
  if (Array.isArray(value)) return items === undefined || value.every((item) => fits(item, items))
  if (typeof value !== 'object' || value === null) return true
  const fields = new Map<string, unknown>(Object.entries(value))
  return required.every((field) => fields.has(field) && fits(fields.get(field), properties[field]))
}

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
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
