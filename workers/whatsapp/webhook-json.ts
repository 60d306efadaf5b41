import { isRecord } from './loose'

/** An integer this long, standing where a JSON value can stand, may be beyond 2^53. */
const LONG_INTEGER = /[:[,]\s*-?\d{16}/
/**
 * Strings are matched too, so that digits inside one are passed over. Unrolled: no backtracking on long strings. One that
 * never ends is matched to the end: looked for from each of its quotes again, it would take time by the square.
 */
const STRING_OR_NUMBER = /"[^"\\]*(?:\\[\s\S][^"\\]*)*(?:"|\\?$)|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g
const INTEGER = /^-?[1-9]\d*$/

/**
 * The JSON object in `text`, or null when it is no JSON or no object. Integers that a double cannot hold (template ids) come out
 * as strings of their exact digits.
 */
export function parseWebhookJson(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(LONG_INTEGER.test(text) ? quoteUnsafeIntegers(text) : text)
    return isRecord(value) ? value : null
  } catch {
    return null
  }
}

function quoteUnsafeIntegers(text: string): string {
  return text.replace(STRING_OR_NUMBER, (token) =>
    INTEGER.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token,
  )
}
