import type { Prompt } from './prompt-tags'

export interface Lead {
  name?: string
  email?: string
  phone?: string
  date?: string
  people?: number
  budget?: string
}

const NUMBER_WORDS: Record<string, number> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
}
const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*'

function first(text: string, pattern: RegExp): string | undefined {
  return pattern.exec(text)?.[1]?.trim()
}

/** Only what stands in the customer's own words; nothing is guessed. */
export function leadFrom(prompt: Prompt): Lead {
  const said = [
    ...prompt.conversation.filter((line) => line.by === 'customer').map((line) => line.text),
    prompt.question,
  ]
  const text = said.join('\n').slice(-4000)
  const people =
    first(
      text,
      /\bfor (\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\b(?! (?:days?|nights?|weeks?|hours?))/i,
    ) ?? first(text, /\b(\d{1,2}) (?:people|persons|adults|guests|travellers|travelers)\b/i)
  const found: Lead = {
    name: first(
      text,
      /\b(?:[Mm]y name is|[Tt]his is|me llamo|meu nome é)\s+(\p{Lu}[\p{L}\p{M}'-]{1,30}(?:\s\p{Lu}[\p{L}\p{M}'-]{1,30})?)/u,
    ),
    email: first(text, /([a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4})/i),
    phone: first(text, /(\+\d[\d ()-]{7,18}\d)/),
    date: first(text, new RegExp(`\\b(\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH}|${MONTH} \\d{1,2})\\b`, 'i')),
    people: people === undefined ? undefined : (NUMBER_WORDS[people.toLowerCase()] ?? Number(people)),
    budget: first(text, /((?:₹|rs\.? ?|\$|€|£) ?\d[\d,.]{0,12})/i),
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined))
}
