/** What customers of a trade usually want, to begin with: a business makes it its own. */
export interface Pack {
  id: PackId
  intents: PackIntent[]
}

export const PACK_IDS = ['retail', 'clinic', 'travel', 'education', 'real_estate'] as const
export type PackId = (typeof PACK_IDS)[number]

/** Languages that every intent of every pack has examples in (BCP 47; `hi-Latn` is Hindi in Latin letters). */
export const PACK_LANGUAGES = ['en', 'hi', 'hi-Latn', 'ta', 'es', 'pt', 'ar'] as const
export type PackLanguage = (typeof PACK_LANGUAGES)[number]

export interface PackIntent {
  name: string
  description: string
  examples: { language: PackLanguage; text: string }[]
}

/** `said`: a line for each example, its language first. */
export function intent(name: string, description: string, said: string): PackIntent {
  return { name, description, examples: said.trim().split('\n').map(exampleOf) }
}

function exampleOf(line: string): { language: PackLanguage; text: string } {
  const [tag = '', ...words] = line.trim().split(' ')
  const language = PACK_LANGUAGES.find((one) => one === tag)
  if (!language || words.length === 0) throw new Error(`no language in front of "${line}"`)
  return { language, text: words.join(' ') }
}
