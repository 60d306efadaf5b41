import { sentencesOf } from '../knowledge/sentences'
import { wordsOf } from '../knowledge/tokens'
import { claimsOf, type Segment, type Unit, unitsOf, type Word } from './clauses'
import { DATES, POLAR, SOFT } from './concepts'
import { isFormOf } from './inflection'
import { detectLanguage } from './language'
import { linksOf } from './links'
import { soundOf } from './name-sound'
import { currenciesOf, numbersOf, type Quantity } from './quantities'
import { CURRENCY_WORDS, FUNCTION_WORDS, NEUTRAL_WORDS } from './support-words'
import { verbatimOf } from './verbatim'

export { numbersOf } from './quantities'

export interface Evidence {
  text: string
  /** Same language as the sentence: all words can then be compared, else what has the same meaning or sound in both. */
  sameLanguage: boolean
}

/** `quote`: each sentence, row or item of the sources that it rests on, on a line of its own. */
export type Support =
  | { ok: true; quote: string }
  | { ok: false; why: 'no_source' | 'number' | 'link' | 'currency' | 'date' | 'negation' | 'words' }
type Why = Exclude<Support, { ok: true }>['why']

/** Of a claim in another language than its source, how many words may be unknown to us; never beside an unmatched name. */
const MOST_UNKNOWN = 0.4
/** How far a claim came before it failed: what is told is why the best sentence of the sources did not do. */
const FURTHEST: readonly Why[] = ['no_source', 'words', 'number', 'negation']

/**
 * Whether what is said stands in the cited texts. Each claim must stand in one sentence of them: its numbers with what they
 * count, its prices, dates, links and names literally, its words or words of the same meaning, and nothing that turns or
 * widens it ("not", "free", "only", "all") that is not said there of the same; what is quoted whole stands. Errs towards
 * refusing: a true sentence lost costs a hand-off, an invented one a customer.
 */
export function supportOf(sentence: string, sources: readonly Evidence[]): Support {
  if (sources.length === 0) return { ok: false, why: 'no_source' }
  const all = sources.map(({ text }) => text).join('\n')
  if (!isSubset(linksOf(sentence), linksOf(all))) return { ok: false, why: 'link' }
  if (!isSubset(numbersOf(sentence), numbersOf(all))) return { ok: false, why: 'number' }
  if (!isSubset(currenciesOf(sentence), currenciesOf(all))) return { ok: false, why: 'currency' }
  const { language } = detectLanguage(sentence)
  const units = sources.flatMap(({ text, sameLanguage }) =>
    unitsOf(text, sameLanguage ? language : detectLanguage(text).language).map((unit) => ({ unit, sameLanguage })),
  )
  const verbatim = verbatimOf(
    sentence,
    units.map(({ unit }) => unit),
  )
  if (verbatim !== null) return { ok: true, quote: verbatim }
  const dates = new Set(units.flatMap(({ unit }) => datesIn([...wordsIn(unit), ...unit.context])))
  // "We refund if it is unopened" does not say that we refund.
  const unconditional = units.filter(({ unit }) => !isConditional(unit.text))
  const quotes = new Set<string>()
  for (const claim of claimsOf(sentence, language)) {
    if (datesIn(claim.words).some((date) => !dates.has(date))) return { ok: false, why: 'date' }
    if (saysNothing(claim)) continue
    const found = standsIn(claim, isConditional(sentence) ? units : unconditional)
    if (!found.ok) return found
    quotes.add(found.quote)
  }
  return { ok: true, quote: quotes.size === 0 ? (sentencesOf(all)[0] ?? '') : [...quotes].join('\n') }
}

const CONDITION =
  /(?<![\p{L}\p{M}])(?:if|unless|provided that|as long as|on condition|si(?![,\p{L}])|siempre que|a menos que|salvo que|en caso de|caso|desde que|contanto que|अगर|यदि|बशर्ते|agar|yadi|إذا|اذا|بشرط|ما لم)(?![\p{L}\p{M}])|(?:எனில்|என்றால்|இருந்தால்|விட்டால்)(?![\p{L}\p{M}])/iu

function isConditional(text: string): boolean {
  return CONDITION.test(text)
}

function standsIn(claim: Segment, units: readonly { unit: Unit; sameLanguage: boolean }[]): Support {
  let why: Why = 'no_source'
  const all = units.map(({ unit }) => unit)
  for (const { unit, sameLanguage } of units) {
    const failed = failureOf(claim, unit, all, sameLanguage)
    if (failed === null) return { ok: true, quote: unit.text }
    if (FURTHEST.indexOf(failed) > FURTHEST.indexOf(why)) why = failed
  }
  return { ok: false, why }
}

function failureOf(claim: Segment, unit: Unit, others: readonly Unit[], sameLanguage: boolean): Why | null {
  const said = wordsIn(unit)
  const unknown = claim.words.filter(
    (word) =>
      !isEmpty(word) &&
      !isSaid(word, said, sameLanguage) &&
      !isOfContext(word, unit, others, sameLanguage) &&
      !isSoft(word),
  )
  if (sameLanguage ? unknown.length > 0 : isTooStrange(claim, unknown, unit)) return 'words'
  if (!isAnchored(claim, unit, sameLanguage)) return 'words'
  if (!claim.quantities.every((quantity) => isCounted(quantity, unit, claim))) return 'number'
  return turnsRound(claim, unit) ? 'negation' : null
}

/** Something of the claim is what the sentence speaks of; only numbers, or words said in passing, are not enough. */
function isAnchored({ words }: Segment, unit: Unit, sameLanguage: boolean): boolean {
  const content = words.filter((word) => !isEmpty(word))
  return content.length === 0 || content.some((word) => isSaid(word, [...wordsIn(unit), ...unit.context], sameLanguage))
}

/** Title and heading say what all of a passage is about, but not what belongs to one sentence of it alone. */
function isOfContext(word: Word, unit: Unit, others: readonly Unit[], sameLanguage: boolean): boolean {
  if (!isSaid(word, unit.context, sameLanguage)) return false
  return !others.some((other) => other !== unit && isSaid(word, wordsIn(other), sameLanguage))
}

function isSoft({ concept }: Word): boolean {
  return concept !== undefined && SOFT.has(concept)
}

/**
 * In another language: something we do understand and the source does not say, too much that we cannot compare, or beside
 * what we cannot compare a word of the source, perhaps a name, that became another.
 */
function isTooStrange(claim: Segment, unknown: readonly Word[], unit: Unit): boolean {
  if (unknown.some(({ named, concept }) => named || concept !== undefined)) return true
  const content = claim.words.filter((word) => !isEmpty(word))
  if (unknown.length > content.length * MOST_UNKNOWN) return true
  const unread = wordsIn(unit).filter((word) => word.concept === undefined && !isEmpty(word))
  return unknown.length > 0 && unread.some((word) => !content.some((one) => isSameName(one, word)))
}

function isSaid(word: Word, known: readonly Word[], sameLanguage: boolean): boolean {
  if (word.concept !== undefined && known.some(({ concept }) => concept === word.concept)) return true
  if (known.some(({ text }) => text === word.text)) return true
  if (!sameLanguage) return known.some((one) => !isEmpty(one) && isSameName(word, one))
  return !word.named && known.some(({ text }) => isFormOf(word.text, text))
}

function isSameName(one: Word, other: Word): boolean {
  if (one.concept !== undefined || other.concept !== undefined) return false
  if (one.text === other.text) return true
  const sound = soundOf(one.text)
  return sound.length > 1 && sound === soundOf(other.text)
}

/** Nothing to compare: small words, digits, and what an answer may say of itself. What turns it round is compared apart. */
function isEmpty({ text, concept, named }: Word): boolean {
  if (concept !== undefined && POLAR.has(concept)) return true
  if (FUNCTION_WORDS.has(text) || NEUTRAL_WORDS.has(text) || CURRENCY_WORDS.has(text) || /^\d+$/.test(text)) return true
  return !named && Array.from(text).length < 2
}

/** No claim: there is nothing to hold against a source. */
export function saysNothing({ words, quantities }: Segment): boolean {
  return quantities.length === 0 && words.every((word) => isEmpty(word) && !isPolar(word))
}

/**
 * It stands there with the same unit. Where the sentence has another number of that kind, the claim must name both or be
 * about what stands beside this one.
 */
function isCounted({ value, unit: counted }: Quantity, unit: Unit, claim: Segment): boolean {
  const holders = unit.segments.filter(({ quantities }) =>
    quantities.some((one) => one.value === value && (counted === null || one.unit === counted)),
  )
  if (holders.length === 0) return false
  const claimed = claim.quantities.map((one) => one.value)
  if (isHalfOfRange(value, holders, claimed) && !claim.words.some(isBound)) return false
  const rivals = unit.segments.filter(
    (segment) => !holders.includes(segment) && segment.quantities.some((one) => rivalOf(one, counted, claimed)),
  )
  if (rivals.length === 0) return true
  const own = ownPieces(claim, unit)
  return own.some((segment) => holders.includes(segment)) && !own.some((segment) => rivals.includes(segment))
}

/** "It takes 2 days" is a promise where "2-3 days" is written; "up to 3 days" is not. */
function isHalfOfRange(value: string, holders: readonly Segment[], claimed: readonly string[]): boolean {
  const ends = holders.flatMap(({ quantities }) => quantities).filter((one) => one.value === value)
  return ends.every(({ otherEnd }) => otherEnd !== undefined && !claimed.includes(otherEnd))
}

const BOUNDS = new Set(wordsOf('from between upto desde partir entre से तक hasta até من بين முதல் starting starts'))

function isBound({ text, concept }: Word): boolean {
  return concept === 'until' || concept === 'least' || concept === 'most' || text === 'up' || BOUNDS.has(text)
}

/** Two numbers of the same kind cannot both be meant, unless the claim names both. */
function rivalOf(one: Quantity, counted: string | null, claimed: readonly string[]): boolean {
  return !claimed.includes(one.value) && (one.unit === counted || one.unit === null || counted === null)
}

function means(one: Word, other: Word): boolean {
  if (one.concept !== undefined && one.concept === other.concept) return true
  return isSameName(one, other) || isFormOf(one.text, other.text)
}

/**
 * What turns or widens the claim is not said of it in the source, or what turns the source is left out. A piece that says
 * neither takes it from the piece before, "open from Monday to Friday, and on holidays".
 */
function turnsRound(claim: Segment, unit: Unit): boolean {
  const claimed = polarIn(claim.words)
  const context = polarIn(unit.context)
  const said = polarIn(wordsIn(unit))
  if ([...claimed].some((polar) => !said.has(polar) && (polar === 'not' || !context.has(polar)))) return true
  const own = ownPieces(claim, unit)
  const near = new Set((own.length > 0 ? own : unit.segments).flatMap((piece) => [...polarNear(piece, unit)]))
  if (claimed.has('not') !== near.has('not')) return true
  if (OPPOSED.some(([one, other]) => claimed.has(one) && !near.has(one) && near.has(other))) return true
  const beside = polarIn(own.flatMap(({ words }) => words))
  if (NARROWING.some((polar) => beside.has(polar) && !claimed.has(polar) && !context.has(polar))) return true
  return WIDENING.some((polar) => claimed.has(polar)) && leavesOut(claim, own)
}

/** "All" of what: nothing the source says beside it may be missing. */
function leavesOut(claim: Segment, own: readonly Segment[]): boolean {
  return own
    .flatMap(({ words }) => words)
    .some(
      (word) => word.concept !== undefined && !isSoft(word) && !claim.words.some((one) => one.concept === word.concept),
    )
}

const OPPOSED = [
  ['open', 'closed'],
  ['closed', 'open'],
  ['allowed', 'forbidden'],
  ['forbidden', 'allowed'],
  ['included', 'excluded'],
  ['excluded', 'included'],
  ['before', 'after'],
  ['after', 'before'],
  ['least', 'most'],
  ['most', 'least'],
] as const
/** Left out, they make a promise wider than it is. */
const NARROWING = ['only', 'forbidden', 'excluded'] as const
const WIDENING = ['all', 'always', 'unlimited', 'guarantee', 'free', 'allowed', 'included'] as const

/** The pieces that hold words of the claim which stand nowhere else in the sentence: what it is about. */
function ownPieces(claim: Segment, unit: Unit): Segment[] {
  const own = new Set<Segment>()
  for (const word of claim.words) {
    if (isEmpty(word)) continue
    const holders = unit.segments.filter(({ words }) => words.some((one) => means(word, one)))
    const [only] = holders
    if (holders.length === 1 && only) own.add(only)
  }
  return [...own]
}

function polarNear(segment: Segment, unit: Unit): Set<string> {
  const own = polarIn(segment.words)
  if (own.size > 0) return own
  const at = unit.segments.indexOf(segment)
  const before = unit.segments.slice(0, at).findLast(({ words }) => words.some(isPolar))
  const after = unit.segments.slice(at + 1).find(({ words }) => words.some(isPolar))
  const from = before ?? after
  return from ? polarIn(from.words) : own
}

function polarIn(words: readonly Word[]): Set<string> {
  return new Set(words.flatMap(({ concept }) => (concept !== undefined && POLAR.has(concept) ? [concept] : [])))
}

function isPolar({ concept }: Word): boolean {
  return concept !== undefined && POLAR.has(concept)
}

function datesIn(words: readonly Word[]): string[] {
  return words.flatMap(({ concept }) => (concept !== undefined && DATES.has(concept) ? [concept] : []))
}

function wordsIn(unit: Unit): Word[] {
  return unit.segments.flatMap(({ words }) => words)
}

function isSubset(part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean {
  for (const item of part) if (!whole.has(item)) return false
  return true
}
