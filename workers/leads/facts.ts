import { wordsOf } from '../assistant/phrases'
import type { LeadField } from '../assistant/settings/lead-plan'
import { isQuestion, saysNo } from '../flows/said'
import { chosenIn, typedValue } from '../flows/slot'
import { choiceLists, labelsOf, readChoice } from '../flows/wording'
import { withoutDenied } from './denied'
import { asciiDigits, sumsIn, valuesIn } from './extract'
import type { LeadFact } from './lead'
import { MOST_PHRASE_WORDS, nounPhrase } from './noun-phrase'

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
  /** What we wrote lately: an address of ours said back to us is not theirs. */
  ours?: readonly string[]
}

/**
 * What the customer said of the fields. Without a doubt by itself; asked for, in fewer words; claimed by the model, only
 * where the customer's own words hold it. A model never adds a fact.
 */
export function factsIn(
  said: readonly Heard[],
  { fields, today, asked, claimed, ours = [] }: Listening,
): Record<string, LeadFact> {
  const found = fields.flatMap((field) => {
    const claim = claimed[field.id]
    const isClaimed = claim !== undefined && claim !== null
    const claims = () => (isClaimed ? supported(field, String(claim), said, today) : null)
    const answers = () => (field.id === asked ? answered(field, said, today) : null)
    const fact =
      certain(field, fields, said, { today, ours }) ??
      // Of a sentence the model knows better which words are the answer.
      (field.kind === 'text' ? (claims() ?? answers()) : (answers() ?? claims()))
    return fact ? [[field.id, fact] as const] : []
  })
  return Object.fromEntries(found)
}

/** Kinds that cannot be taken for something else, where only one field is of that kind. */
function certain(
  field: LeadField,
  fields: readonly LeadField[],
  said: readonly Heard[],
  { today, ours }: { today: string; ours: readonly string[] },
): LeadFact | null {
  const alone = fields.filter(({ kind }) => kind === field.kind).length === 1
  if (field.choices.length > 0)
    return lastOf(said, (text) => (isQuestion(text) ? null : readChoice(field, (choices) => chosenBy(choices, text))))
  if (!alone || !(field.kind === 'email' || field.kind === 'phone' || field.kind === 'money')) return null
  const { kind } = field
  // "What does the 500 rupee one cost?" names a price, not a budget.
  const counts = (text: string) => kind !== 'money' || (!isQuestion(text) && speaksOf(field, text))
  const known = new Set(kind === 'money' ? [] : ours.flatMap((text) => valuesIn(kind, text, today)))
  return lastOf(said, (text, whole) => {
    const values = counts(whole) ? valuesIn(kind, text, today) : []
    return values.find((value) => !known.has(value)) ?? null
  })
}

/** All words of one choice, and of no other. */
function chosenBy(choices: readonly string[], text: string): string | null {
  const words = new Set(wordsOf(text))
  const whole = choices.filter((choice) => wordsOf(choice).every((word) => words.has(word)))
  return whole.length === 1 ? (whole[0] ?? null) : null
}

const BUDGET = new Set(
  ['budget', 'bajat', 'बजट', 'பட்ஜெட்', 'presupuesto', 'orçamento', 'orcamento', 'ميزانية', 'ميزانيتي'].flatMap(wordsOf),
)

function speaksOf(field: LeadField, text: string): boolean {
  const words = wordsOf(text)
  const own = labelsOf(field).flatMap((label) => wordsOf(label).filter((word) => word.length > 3))
  return words.some((word) => BUDGET.has(word) || own.includes(word))
}

/** Shorter is nothing, longer is a story. */
const ANSWER_CHARS = 120

function answered(field: LeadField, said: readonly Heard[], today: string): LeadFact | null {
  return lastOf(said, (_text, whole) => {
    const short = whole.trim()
    const tapped = readChoice(
      field,
      (choices) => choices.find((one) => one.toLowerCase() === short.toLowerCase()) ?? null,
    )
    if (tapped !== null) return tapped // "None of these" is an answer, too
    if (short.length > ANSWER_CHARS || isQuestion(short) || saysNo(short)) return null
    const choice = field.choices.length > 0 ? chosenIn(field, short) : null
    if (field.kind === 'choice' || choice !== null) return choice
    if (field.kind === 'text') return named(short)
    return field.kind === 'number' ? countIn(field, short, today) : typedValue(field.kind, short, today)
  })
}

function supported(field: LeadField, claim: string, said: readonly Heard[], today: string): LeadFact | null {
  if (field.kind === 'text')
    return lastOf(said, (text) => (claim.length <= ANSWER_CHARS && isSaidIn(claim, text) ? named(claim) : null))
  if (field.kind === 'choice') {
    const choice = field.choices.find((one) => one.toLowerCase() === claim.trim().toLowerCase())
    const at = choice === undefined ? -1 : field.choices.indexOf(choice)
    const words = choiceLists(field).flatMap((choices) => wordsOf(choices[at] ?? '').filter((word) => word.length > 2))
    return lastOf(said, (text) =>
      choice !== undefined && words.some((word) => wordsOf(text).includes(word)) ? choice : null,
    )
  }
  const { kind } = field
  return lastOf(said, (text) => {
    const value = typedValue(kind, claim, today) ?? claim
    if (kind === 'number') return countsIn(field, text, today).find((one) => one === value) ?? null
    const own = kind === 'money' ? digitsOf(claim, text) : null
    return valuesIn(kind, text, today).find((one) => one === value || one.endsWith(` ${value}`)) ?? own
  })
}

/** The thing they name; null: they tell a story. */
function named(text: string): string | null {
  const phrase = nounPhrase(text)
  return phrase === '' || phrase.split(/\s+/).length > MOST_PHRASE_WORDS ? null : phrase
}

function countIn(field: LeadField, text: string, today: string): string | null {
  return countsIn(field, text, today)[0] ?? null
}

/** How many: what they would spend is none of it, unless the field is about money. */
function countsIn(field: LeadField, text: string, today: string): string[] {
  const isAboutMoney = [...labelsOf(field), field.question].some((words) =>
    wordsOf(words).some((one) => BUDGET.has(one)),
  )
  if (isAboutMoney) return sumsIn(text).map((sum) => sum.split(' ').at(-1) ?? sum)
  const counts = valuesIn('number', text, today)
  const words = wordsOf(asciiDigits(text))
  const at = words.findIndex((word) => BUDGET.has(word))
  if (at < 0) return counts
  // "Our budget is 40000 for 6 people": the first number beside the word is the sum.
  const [sum] = sumsIn(words.slice(at).join(' '))
  return counts.filter((count) => count !== sum?.split(' ').at(-1))
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

/** `read` gets what is said to be so, and all of the sentence. */
type Read = (text: string, whole: string) => string | null

function lastOf(said: readonly Heard[], readIn: Read): LeadFact | null {
  const read = (sentence: string) => readIn(withoutDenied(sentence), sentence)
  for (const { seq, text } of said.toReversed()) {
    const sentences = text.split(/(?<=[.!?؟।\n])\s+/u)
    const sentence = sentences.findLast((one) => read(one) !== null)
    const value = sentence === undefined ? read(text) : read(sentence)
    if (value !== null) return { value, seq, quote: (sentence ?? text).trim().slice(0, QUOTE_CHARS), by: 'customer' }
  }
  return null
}

const QUOTE_CHARS = 200
