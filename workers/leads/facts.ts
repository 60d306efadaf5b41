import { wordsOf } from '../assistant/phrases'
import type { LeadField } from '../assistant/settings/lead-plan'
import { isQuestion, saysNo } from '../flows/said'
import { chosen, typedValue } from '../flows/slot'
import { asciiDigits, valuesIn } from './extract'
import type { LeadFact } from './lead'

/** Something the customer said, with where it stands. */
export interface Heard {
  seq: number
  text: string
}

interface Listening {
  fields: readonly LeadField[]
  /** yyyy-mm-dd where the business is. */
  today: string
  /** The field that our last message asked for. */
  asked: string | null
  /** What the model would have heard. */
  claimed: Readonly<Record<string, unknown>>
}

/**
 * What the customer said of the fields. Without a doubt by itself; asked for, in fewer words; claimed by the model, only
 * where the customer's own words hold it. A model never adds a fact.
 */
export function factsIn(
  said: readonly Heard[],
  { fields, today, asked, claimed }: Listening,
): Record<string, LeadFact> {
  const found = fields.flatMap((field) => {
    const claim = claimed[field.id]
    const fact =
      certain(field, fields, said, today) ??
      (field.id === asked ? answered(field, said, today) : null) ??
      (claim === undefined || claim === null ? null : supported(field, String(claim), said, today))
    return fact ? [[field.id, fact] as const] : []
  })
  return Object.fromEntries(found)
}

/** Kinds that cannot be taken for something else, where only one field is of that kind. */
function certain(
  field: LeadField,
  fields: readonly LeadField[],
  said: readonly Heard[],
  today: string,
): LeadFact | null {
  const alone = fields.filter(({ kind }) => kind === field.kind).length === 1
  if (field.kind === 'choice') return lastOf(said, (text) => (isQuestion(text) ? null : named(field.choices, text)))
  if (!alone || !(field.kind === 'email' || field.kind === 'phone' || field.kind === 'money')) return null
  const { kind } = field
  // "What does the 500 rupee one cost?" names a price, not a budget.
  const counts = (text: string) => kind !== 'money' || (!isQuestion(text) && speaksOf(field, text))
  return lastOf(said, (text) => (counts(text) ? (valuesIn(kind, text, today)[0] ?? null) : null))
}

/** All words of one choice, and of no other. */
function named(choices: readonly string[], text: string): string | null {
  const words = new Set(wordsOf(text))
  const whole = choices.filter((choice) => wordsOf(choice).every((word) => words.has(word)))
  return whole.length === 1 ? (whole[0] ?? null) : null
}

const BUDGET = new Set(
  ['budget', 'bajat', 'बजट', 'பட்ஜெட்', 'presupuesto', 'orçamento', 'orcamento', 'ميزانية', 'ميزانيتي'].flatMap(wordsOf),
)

function speaksOf(field: LeadField, text: string): boolean {
  const words = wordsOf(text)
  const own = wordsOf(field.label).filter((word) => word.length > 3)
  return words.some((word) => BUDGET.has(word) || own.includes(word))
}

/** Shorter is nothing, longer is a story. */
const ANSWER_CHARS = 120

function answered(field: LeadField, said: readonly Heard[], today: string): LeadFact | null {
  return lastOf(said, (text) => {
    const short = text.trim()
    if (short.length > ANSWER_CHARS || isQuestion(short) || saysNo(short)) return null
    if (field.kind === 'text') return short === '' ? null : short
    return field.kind === 'choice' ? chosen(field.choices, short) : typedValue(field.kind, short, today)
  })
}

function supported(field: LeadField, claim: string, said: readonly Heard[], today: string): LeadFact | null {
  if (field.kind === 'text')
    return lastOf(said, (text) => (claim.length <= ANSWER_CHARS && isSaidIn(claim, text) ? claim.trim() : null))
  if (field.kind === 'choice') {
    const choice = field.choices.find((one) => one.toLowerCase() === claim.trim().toLowerCase())
    const words = choice === undefined ? [] : wordsOf(choice).filter((word) => word.length > 2)
    return lastOf(said, (text) =>
      choice !== undefined && words.some((word) => wordsOf(text).includes(word)) ? choice : null,
    )
  }
  const { kind } = field
  return lastOf(said, (text) => {
    const value = typedValue(kind, claim, today) ?? claim
    const own = kind === 'number' || kind === 'money' ? digitsOf(claim, text) : null
    return valuesIn(kind, text, today).find((one) => one === value || one.endsWith(` ${value}`)) ?? own
  })
}

/** "50000" of "around 50000": the very digits, standing alone. */
function digitsOf(claim: string, text: string): string | null {
  const digits = asciiDigits(claim).replace(/[^\d]/g, '')
  if (digits === '') return null
  const numbers = asciiDigits(text).match(/\d[\d,]*/g) ?? []
  return numbers.some((one) => one.replaceAll(',', '') === digits) ? digits : null
}

/** Side by side and in this order: not put together out of pieces. */
function isSaidIn(claim: string, text: string): boolean {
  const words = wordsOf(claim)
  return words.length > 0 && ` ${wordsOf(text).join(' ')} `.includes(` ${words.join(' ')} `)
}

function lastOf(said: readonly Heard[], read: (text: string) => string | null): LeadFact | null {
  for (const { seq, text } of said.toReversed()) {
    const sentences = text.split(/(?<=[.!?؟।\n])\s+/u)
    const sentence = sentences.findLast((one) => read(one) !== null)
    const value = sentence === undefined ? read(text) : read(sentence)
    if (value !== null) return { value, seq, quote: (sentence ?? text).trim().slice(0, QUOTE_CHARS), by: 'customer' }
  }
  return null
}

const QUOTE_CHARS = 200
