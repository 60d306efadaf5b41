/** One sentence with named parts, or its plural forms by the part `n`. */
export type Message = string | ({ other: string } & Partial<Record<Exclude<Intl.LDMLPluralRule, 'other'>, string>>)

export type Parts = Record<string, string | number>

const plurals = new Map<string, Intl.PluralRules>()

function pluralRules(tag: string): Intl.PluralRules {
  const known = plurals.get(tag)
  if (known) return known
  const made = new Intl.PluralRules(tag)
  plurals.set(tag, made)
  return made
}

/** The form for the part `n`. */
export function formOf(message: Message, tag: string, n: unknown): string {
  if (typeof message === 'string') return message
  return (typeof n === 'number' ? message[pluralRules(tag).select(n)] : undefined) ?? message.other
}

/** Text between the parts and the names of the parts, in order: `Hello {name}` → `['Hello ', 'name', '']`. */
export function splitParts(sentence: string): string[] {
  return sentence.split(/\{(\w+)\}/)
}
