/** Of the machine, not of the customer. */
const HIDDEN = new Set(['flow_token'])
const MOST = 40

/** The answers of a form as pairs for people: `screen_0_First_name_1` → First name. Nested ones are put in one line. */
export function answersOf(flow: Record<string, unknown>, words: { yes: string; no: string }): [string, string][] {
  return Object.entries(flow)
    .filter(([key]) => !HIDDEN.has(key))
    .slice(0, MOST)
    .map(([key, value]) => [question(key), answer(value, words)])
}

function question(key: string): string {
  const words = key
    .replace(/^screen_\d+_/, '')
    .replace(/_\d+$/, '')
    .replaceAll('_', ' ')
    .trim()
  return words === '' ? key : words.charAt(0).toUpperCase() + words.slice(1)
}

function answer(value: unknown, words: { yes: string; no: string }): string {
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (Array.isArray(value)) return value.map((one) => answer(one, words)).join(', ')
  if (typeof value === 'object' && value !== null) {
    return Object.values(value)
      .map((one) => answer(one, words))
      .join(', ')
  }
  // Builders of forms put the option's number before its words: `0_Tomorrow`.
  return value === null
    ? ''
    : String(value)
        .replace(/^\d+_(?=\S)/, '')
        .replaceAll('_', ' ')
}
