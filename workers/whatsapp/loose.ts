/** Shared by all readers of Meta's data: read known keys only, take what has the right shape, let the rest be absent. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function recordOf(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {}
}

export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

const ID = /^[\w.:-]{1,128}$/

/** An id or name of Meta's own making (account, number, field, template). A number that lost digits is refused. */
export function idText(value: unknown): string | undefined {
  if (typeof value === 'string') return ID.test(value) ? value : undefined
  return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : undefined
}

/** The first `max` code points. */
export function capText(text: string, max: number): string {
  if (text.length <= max) return text
  return Array.from(text.slice(0, max * 2))
    .slice(0, max)
    .join('')
    .toWellFormed()
}

/** The same object without its absent fields: rows and feed stay small. */
export function present<T extends object>(fields: T): T {
  for (const key in fields) if (fields[key] === undefined) delete fields[key]
  return fields
}
