import { helperAnswer } from './copilot'
import { pictureIn, wordsInside } from './inside'
import { languageOf } from './language'
import { phrasingsOf } from './phrasings'
import { readPrompt } from './prompt-tags'
import { answerTurn, intentOf, summaryOf } from './turn'

type Schema = Record<string, unknown>

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The schema itself: some callers wrap it as {name, schema}. */
function schemaOf(format: unknown): Schema | undefined {
  if (!isSchema(format) || !isSchema(format.json_schema)) return undefined
  const given = format.json_schema
  return isSchema(given.schema) ? given.schema : given
}

/** The smallest value a schema accepts, for questions this stand-in was not written for. */
function smallest(schema: unknown): unknown {
  if (!isSchema(schema)) return null
  if (Array.isArray(schema.enum)) return schema.enum[0]
  const type = Array.isArray(schema.type) ? (schema.type.find((one) => one === 'null') ?? schema.type[0]) : schema.type
  if (type === 'object') {
    const properties = isSchema(schema.properties) ? schema.properties : {}
    const required = Array.isArray(schema.required) ? schema.required : []
    return Object.fromEntries(required.map((key) => [String(key), smallest(properties[String(key)])]))
  }
  if (type === 'array') return []
  if (type === 'number' || type === 'integer') return 0
  if (type === 'boolean') return false
  return type === 'string' ? '' : null
}

function answerFor(schema: Schema, message: string): unknown {
  const properties = isSchema(schema.properties) ? schema.properties : {}
  const prompt = readPrompt(message)
  const only = (answer: object) => Object.fromEntries(Object.entries(answer).filter(([key]) => key in properties))
  const helped = helperAnswer(properties, message)
  if (helped) return only(helped)
  if ('phrasings' in properties) return { phrasings: phrasingsOf(message) }
  if ('action' in properties) return only(answerTurn(prompt))
  if ('intent' in properties) return only(intentOf(prompt))
  if ('wants' in properties) return only(summaryOf(prompt))
  if ('language' in properties) return { language: languageOf(prompt.question) }
  return smallest(schema)
}

function lastContent(messages: unknown[]): unknown {
  const users = messages.filter(isSchema).filter((message) => message.role === 'user')
  return users.at(-1)?.content
}

/** A picture says what its maker wrote into it. */
function seen(inputs: Record<string, unknown>): string | undefined {
  const picture = Array.isArray(inputs.messages) ? pictureIn(lastContent(inputs.messages)) : undefined
  return picture && (wordsInside(picture) ?? `Picture of ${picture.length} bytes, not described on this machine.`)
}

function lastUserMessage(inputs: Record<string, unknown>): string {
  if (!Array.isArray(inputs.messages)) return typeof inputs.prompt === 'string' ? inputs.prompt : ''
  const content = lastContent(inputs.messages)
  return typeof content === 'string' ? content : ''
}

/** A chat model's answer. Production gives the object or its JSON text, depending on the model: a title `…_text` asks for the latter. */
export function chat(inputs: Record<string, unknown>): Record<string, unknown> {
  const described = seen(inputs)
  if (described !== undefined) return { response: described }
  const message = lastUserMessage(inputs)
  const schema = schemaOf(inputs.response_format)
  const answer = schema
    ? answerFor(schema, message)
    : answerTurn(readPrompt(message))
        .sentences.map((sentence) => sentence.text)
        .join(' ')
  const asText = typeof schema?.title === 'string' && schema.title.endsWith('_text')
  const response = asText ? JSON.stringify(answer) : answer
  const prompt_tokens = Math.ceil(message.length / 4)
  const completion_tokens = Math.ceil(JSON.stringify(answer).length / 4)
  return { response, usage: { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens } }
}
