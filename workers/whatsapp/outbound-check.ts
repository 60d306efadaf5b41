import { codePoints } from './outbound-limits'

export type OutboundReason =
  | 'empty'
  | 'too_long'
  | 'too_many'
  | 'not_unique'
  | 'bad_url'
  | 'bad_characters'
  | 'bad_value'
  | 'part_not_allowed'
  | 'wrong_file'

/** What WhatsApp would refuse, and where: `field` is a path such as `buttons.0.title`. */
export interface OutboundProblem {
  reason: OutboundReason
  field: string
  limit?: number
  actual?: number
}

/** Words that must be there. */
export function textProblem(field: string, text: string, limit: number): OutboundProblem | null {
  return text.trim() === '' ? { reason: 'empty', field } : optionalProblem(field, text, limit)
}

/** Words that may be missing. */
export function optionalProblem(field: string, text: string | undefined, limit: number): OutboundProblem | null {
  if (text === undefined) return null
  if (!isClean(text)) return { reason: 'bad_characters', field }
  if (text.length <= limit) return null
  const actual = codePoints(text)
  return actual > limit ? { reason: 'too_long', field, limit, actual } : null
}

export function countProblem(field: string, actual: number, limit: number): OutboundProblem | null {
  if (actual === 0) return { reason: 'empty', field }
  return actual > limit ? { reason: 'too_many', field, limit, actual } : null
}

/** The first that is one. */
export function firstProblem(...problems: (OutboundProblem | null)[]): OutboundProblem | null {
  return problems.find((problem) => problem !== null) ?? null
}

/** Half of a character and NUL cannot be stored and shown as they were written; neither does WhatsApp take them. */
export function isClean(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0')
}

/** The same of every word in it. */
export function isCleanData(data: unknown): boolean {
  if (typeof data === 'string') return isClean(data)
  if (typeof data !== 'object' || data === null) return true
  return Object.entries(data).every(([key, value]) => isClean(key) && isCleanData(value))
}

/** A customer follows it with a tap: only the open web, and only encrypted. */
export function urlProblem(field: string, url: string, limit: number): OutboundProblem | null {
  return (
    textProblem(field, url, limit) ??
    (/^https:\/\/[^\s/]+\.[^\s]+$/i.test(url) && URL.canParse(url) ? null : { reason: 'bad_url', field })
  )
}

/** Of two that are alike a customer could not tell which they tapped. */
export function uniqueProblem(field: string, part: string, values: string[]): OutboundProblem | null {
  const twice = values.findIndex((value, index) => values.indexOf(value) < index)
  return twice === -1 ? null : { reason: 'not_unique', field: `${field}.${twice}.${part}` }
}
