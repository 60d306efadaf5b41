import { wordsOf } from '../assistant/phrases'
import type { FlowSlot } from '../assistant/settings/flows'
import type { Wordings } from '../assistant/settings/wordings'
import { PARTS_OF_HOURS, partlyHours } from '../leads/clock-times'
import { asciiDigits, sumsIn, tokensOf, type ValueKind, valuesIn } from '../leads/extract'
import { readChoice } from './wording'

/** One answer of a request. `today`: yyyy-mm-dd where the business is. */

export function readSlot(slot: Readable, text: string, today: string): string | null {
  const said = text.trim()
  if (said === '') return null
  if (slot.kind === 'text') return said.slice(0, MOST_CHARS)
  if (slot.kind === 'choice') return chosenIn(slot, said)
  const value = typedValue(slot.kind, said, today)
  // A request has no kind of its own for money: asked for a number, a sum is one.
  return value ?? (slot.kind === 'number' ? (sumsIn(said)[0]?.split(' ').at(-1) ?? null) : null)
}

/** What the kind of an answer is read by; a sum counts without its currency when it was asked for. */
export function typedValue(kind: ValueKind, said: string, today: string): string | null {
  // "Half past 8" is not eight: what is not read whole is asked again.
  if (kind === 'time' && wordsOf(said).some((word) => NO_WHOLE_HOUR.has(word)))
    return partlyHours(tokensOf(asciiDigits(said)))[0] ?? null
  const [first = null] = kind === 'money' ? sumsIn(said) : valuesIn(kind, said, today)
  if (first === null && kind === 'time') return bareHour(said)
  return first
}

/** Also where they are not read: then it is asked again. */
const NO_WHOLE_HOUR = new Set([...PARTS_OF_HOURS, ...wordsOf('نصف அரை arai')])

export interface Readable {
  kind: FlowSlot['kind'] | 'money'
  choices: readonly string[]
  translations?: Wordings
}

const MOST_CHARS = 300

/** In whatever language it was offered, it is the choice that was written. */
export function chosenIn(row: Pick<Readable, 'choices' | 'translations'>, said: string): string | null {
  return readChoice(row, (choices) => chosen(choices, said))
}

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
  const format = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat(localeOf(language), format).format(day)
}

/** Dates in Latin letters for those who write so. */
export function localeOf(language: string): string[] {
  const locale = language === 'en' || language.includes('-Latn') ? 'en-IN' : `${language}-u-nu-latn`
  return [locale, 'en-GB']
}
