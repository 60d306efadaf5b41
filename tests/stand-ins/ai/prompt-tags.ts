export interface Passage {
  id: string
  title: string
  text: string
}
export interface Line {
  by: string
  text: string
}
export interface Intent {
  name: string
  description: string
  examples: string[]
}
export interface Prompt {
  passages: Passage[]
  conversation: Line[]
  intents: Intent[]
  question: string
}

type Fields = Record<string, unknown>

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** What stands in `<tag>…</tag>`, parsed as JSON where it is JSON. */
export function inTag(message: string, tag: string): unknown {
  const start = message.indexOf(`<${tag}>`)
  const end = message.indexOf(`</${tag}>`, start)
  if (start < 0 || end < 0) return undefined
  const inside = message.slice(start + tag.length + 2, end).trim()
  try {
    return JSON.parse(inside)
  } catch {
    return inside
  }
}

function listIn(message: string, tag: string): Fields[] {
  const found = inTag(message, tag)
  return Array.isArray(found) ? found.filter(isFields) : []
}

/** Reads the user message written by workers/assistant/prompt.ts. Missing tags are empty, never an error. */
export function readPrompt(message: string): Prompt {
  const question = inTag(message, 'question')
  return {
    passages: listIn(message, 'passages').map((item) => ({
      id: textOf(item.id),
      title: textOf(item.title),
      text: textOf(item.text),
    })),
    conversation: listIn(message, 'conversation').map((item) => ({ by: textOf(item.by), text: textOf(item.text) })),
    intents: listIn(message, 'intents').map((item) => ({
      name: textOf(item.name),
      description: textOf(item.description),
      examples: Array.isArray(item.examples) ? item.examples.map(textOf) : [],
    })),
    question: typeof question === 'string' ? question : message,
  }
}
