/** Meta's own vocabulary: says what it is and nothing about anybody. */
const SHOWN = new Set(['object', 'field', 'type', 'status', 'event', 'messaging_product', 'reason', 'part'])
const MAX_SHOWN = 40

/** The shape of a payload without what people wrote, their names and their numbers: texts become their lengths. */
export function redact(value: unknown, key = ''): unknown {
  if (typeof value === 'string') {
    return SHOWN.has(key) && value.length <= MAX_SHOWN ? value : `<${value.length} characters>`
  }
  if (typeof value === 'number') return '<number>'
  if (Array.isArray(value)) return value.map((item) => redact(item, key))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, redact(inner, name)]))
}
