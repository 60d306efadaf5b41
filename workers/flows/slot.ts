import { wordsOf } from '../assistant/phrases'
import type { FlowSlot } from '../assistant/settings/flows'
import { asciiDigits, sumsIn, type ValueKind, valuesIn } from '../leads/extract'

/** One answer of a request. `today`: yyyy-mm-dd where the business is. */

export function readSlot(slot: Readable, text: string, today: string): string | null {
  const said = text.trim()
  if (said === '') return null
  if (slot.kind === 'text') return said.slice(0, MOST_CHARS)
  if (slot.kind === 'choice') return chosen(slot.choices, said)
  return typedValue(slot.kind, said, today)
}

/** What the kind of an answer is read by; a sum counts without its currency when it was asked for. */
export function typedValue(kind: ValueKind, said: string, today: string): string | null {
  const [first = null] = kind === 'money' ? sumsIn(said) : valuesIn(kind, said, today)
  if (first === null && kind === 'time') return bareHour(said)
  return first
}

export interface Readable {
  kind: FlowSlot['kind'] | 'money'
  choices: readonly string[]
}

const MOST_CHARS = 300

/** By its number in the list, its own words, or a word that only it has. */
export function chosen(choices: readonly string[], said: string): string | null {
  const number = /^\s*(\d{1,2})\s*[.)]?\s*$/.exec(asciiDigits(said))
  if (number) return choices[Number(number[1]) - 1] ?? null
  const words = new Set(wordsOf(said))
  const whole = choices.filter((choice) => isWithin(wordsOf(choice), words))
  // "hair cut and colour" names two: the longer one if it holds the other, else nobody knows.
  const [longest, second] = [...whole].sort((a, b) => wordsOf(b).length - wordsOf(a).length)
  if (longest !== undefined && (second === undefined || isWithin(wordsOf(second), new Set(wordsOf(longest)))))
    return longest
  if (whole.length > 0) return null
  const partly = choices.filter((choice) => wordsOf(choice).some((word) => word.length > 2 && words.has(word)))
  return partly.length === 1 ? (partly[0] ?? null) : null
}

function isWithin(words: string[], said: ReadonlySet<string>): boolean {
  return words.length > 0 && words.every((word) => said.has(word))
}

/** Asked when, "5" is an hour: in the afternoon, as few places open before seven. */
function bareHour(said: string): string | null {
  const found = /^\D{0,10}(\d{1,2})\D{0,4}$/.exec(asciiDigits(said.trim()))
  const hour = found ? Number(found[1]) : Number.NaN
  if (!(hour >= 0 && hour <= 23)) return null
  return `${String(hour >= 1 && hour < 7 ? hour + 12 : hour).padStart(2, '0')}:00`
}

/** As it is shown back: a date in words, so that day and month cannot be mistaken. */
export function shownValue(kind: Readable['kind'], value: string, language: string): string {
  if (kind !== 'date') return value
  const day = new Date(`${value}T00:00:00Z`)
  if (Number.isNaN(day.getTime())) return value
  // Dates in Latin letters for those who write so.
  const locale = language === 'en' || language.includes('-Latn') ? 'en-IN' : `${language}-u-nu-latn`
  const format = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat([locale, 'en-GB'], format).format(day)
}
