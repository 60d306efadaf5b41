import { z } from '@hono/zod-openapi'

/** As much of JSON Schema as zod writes. */
export interface JsonSchema {
  type?: string
  const?: unknown
  enum?: unknown[]
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  allOf?: JsonSchema[]
  $ref?: string
  $defs?: Record<string, JsonSchema>
  properties?: Record<string, JsonSchema>
  required?: string[]
  items?: JsonSchema
  prefixItems?: JsonSchema[]
  minItems?: number
  minLength?: number
  minimum?: number
  exclusiveMinimum?: number
  format?: string
  default?: unknown
}

/** What may be sent. What no schema can tell, such as a check in code, is left out. */
export function toJson(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema
}

const OF_FORMAT: Record<string, string> = {
  email: 'somebody@example.test',
  uri: 'https://example.test/',
  date: '2026-12-25',
  'date-time': '2026-12-25T00:00:00Z',
  uuid: 'b2f9a0c0-3e0a-4c1e-9a53-0f2f6f1f3a10',
}

/**
 * The least that the schema lets through, or, when `full`, with everything that may be there too. `pick` chooses among
 * alternatives.
 */
export function sampleOf(schema: JsonSchema, { pick = 0, full = false, root = schema, depth = 0 } = {}): unknown {
  const inner = (part: JsonSchema) => sampleOf(part, { pick, full, root, depth: depth + 1 })
  if (depth > 12) return null
  if (schema.$ref !== undefined) return inner(root.$defs?.[schema.$ref.replace('#/$defs/', '')] ?? {})
  if ('const' in schema) return schema.const
  if (schema.enum) return schema.enum[pick % schema.enum.length]
  const either = schema.anyOf ?? schema.oneOf
  if (either) return inner(either[pick % either.length] ?? {})
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map(inner))
  if (!full && 'default' in schema) return schema.default
  switch (schema.type) {
    case 'object': {
      const named = Object.entries(schema.properties ?? {})
      const wanted = named.filter(([name]) => full || schema.required?.includes(name))
      return Object.fromEntries(wanted.map(([name, part]) => [name, inner(part)]))
    }
    case 'array': {
      const items =
        schema.prefixItems ?? Array.from({ length: Math.max(schema.minItems ?? 0, full ? 1 : 0) }, () => schema.items)
      return items.map((item) => inner(item ?? {}))
    }
    case 'string':
      return OF_FORMAT[schema.format ?? ''] ?? 'abcdefgh'.repeat(Math.ceil((schema.minLength ?? 1) / 8))
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, (schema.exclusiveMinimum ?? 0) + 1)
    case 'boolean':
      return false
    default:
      return null
  }
}
