import { validator } from 'hono/validator'
import type { z } from 'zod'
import { Problem } from './problem'

/** zod at the edge: the route behind it sees only what the schema lets through. */
export function jsonBody<Schema extends z.ZodType>(schema: Schema) {
  return validator('json', (value): z.output<Schema> => check(schema, value))
}

export function queryString<Schema extends z.ZodType>(schema: Schema) {
  return validator('query', (value): z.output<Schema> => check(schema, value))
}

export function pathParams<Schema extends z.ZodType>(schema: Schema) {
  return validator('param', (value): z.output<Schema> => check(schema, value))
}

function check<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw invalidInput(parsed.error)
  return parsed.data
}

/** Names the fields and what is wrong with each; never the values, which may be somebody's data. */
export function invalidInput(error: z.ZodError): Problem {
  return new Problem({
    status: 400,
    code: 'request.invalid',
    title: 'Invalid request',
    detail: 'Some fields are missing or not what they should be.',
    nextStep: 'Correct the fields listed in errors and send the request again.',
    more: {
      errors: error.issues.map((issue) => ({ field: issue.path.map(String).join('.'), message: issue.message })),
    },
  })
}
