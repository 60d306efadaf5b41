import type { Detail } from './chain'

/** Ids and words of ours: no sentence, name, number or address that somebody wrote fits. */
const WORD = /^[A-Za-z][\w.:/-]{0,79}$/
const ID = /^[a-z]{1,5}_[\w-]{6,60}$/
const MOST_WORDS = 60

/** Of a body that was accepted, the fields that the audit log keeps; what is no word of ours is left out. */
export function keptOf(body: unknown, names: readonly string[]): Detail {
  const fields: Record<string, unknown> = Object(body)
  const kept = names.flatMap((name): [string, string | number | boolean | null][] => {
    const value = plain(fields[name])
    return value === undefined ? [] : [[name, value]]
  })
  return Object.fromEntries(kept)
}

function plain(value: unknown): string | number | boolean | null | undefined {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return value
  if (typeof value === 'string') return WORD.test(value) ? value : undefined
  if (!Array.isArray(value)) return undefined
  return value
    .filter((one) => typeof one === 'string' && WORD.test(one))
    .slice(0, MOST_WORDS)
    .join(' ')
}

/** Of an answer like `{ label: { id } }`: what was made. */
export function madeIn(answer: unknown): string | null {
  const ids = Object.values(Object(answer)).map((value) => Object(value).id)
  return ids.find((id) => typeof id === 'string' && ID.test(id)) ?? null
}
