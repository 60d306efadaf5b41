import { wordsOf } from '../knowledge/tokens'
import { conceptOf, UNITS } from './concepts'
import { FUNCTION_WORDS } from './support-words'

/** A number with what it counts, where that is said. */
export interface Quantity {
  value: string
  unit: string | null
  /** "2-3 days", "₹1000 to ₹4000": the other end. By itself each says more than is known. */
  otherEnd?: string
}

/** Digits of any script, without separators of thousands: `₹1,499.00`, `१४९९` and `1499` are one number. */
export function numbersOf(text: string): Set<string> {
  return new Set((plainDigits(text).match(NUMBER) ?? []).map(canonical))
}

/** Numbers in their order, with the unit that stands beside each. */
export function quantitiesOf(text: string, language: string): Quantity[] {
  const plain = plainDigits(text)
  const tokens = plain.match(TOKEN) ?? []
  const words = tokens.map((token) => wordsOf(token)[0] ?? token)
  const ends = endsIn(plain)
  return tokens.flatMap((token, at) => {
    const value = /^\d/.test(token) ? canonical(token) : NUMBER_WORDS.get(words[at] ?? '')
    const otherEnd = value === undefined ? undefined : ends.get(value)
    if (value === undefined) return []
    return [{ value, unit: unitAt(tokens, words, at, language), ...(otherEnd === undefined ? {} : { otherEnd }) }]
  })
}

/** Of days, money and the like; hours of opening are two facts, and each may be told. */
const RANGE =
  /([₹$€£]\s?|\brs\.?\s?)?(?<![\d.:/])(\d+(?:\.\d+)?)\s?(?:[-–—]|to|a|à|até|hasta|से|إلى)\s?(?:[₹$€£]\s?|\brs\.?\s?)?(\d+(?:\.\d+)?)(?![\d:/]|\.\d)\s?(%|€|days?|hours?|minutes?|weeks?|months?|years?|días?|dias?|horas?|minutos?|semanas?|mes(?:es)?|años?|anos?|दिन|घंटे|हफ्ते|महीने|நாட்கள்|நாள்|أيام|ساعات|persons?|people|kg|km)?/giu

function endsIn(plain: string): Map<string, string> {
  const ends = new Map<string, string>()
  for (const [, money, from = '', to = '', unit] of plain.matchAll(RANGE)) {
    if (money === undefined && unit === undefined) continue
    ends.set(canonical(from), canonical(to)).set(canonical(to), canonical(from))
  }
  return ends
}

/** How far a unit may stand behind its number, with small words between: "9 de la mañana". */
const UNIT_REACH = 3

function unitAt(tokens: readonly string[], words: readonly string[], at: number, language: string): string | null {
  // Hindi and Tamil say the time of day first, and Tamil what a price is for.
  const before = unitOf(words[at - 1], language)
  if (before === 'am' || before === 'pm') return before
  for (let next = at + 1; next <= at + UNIT_REACH && next < tokens.length; next++) {
    if (tokens[next] === '%') return 'percent'
    if (/^\d/.test(tokens[next] ?? '')) break
    const unit = unitOf(words[next], language)
    if (unit !== null) return unit
    if (!FUNCTION_WORDS.has(words[next] ?? '') && !PER.has(words[next] ?? '')) break
  }
  return before
}

function unitOf(word: string | undefined, language: string): string | null {
  const concept = word === undefined ? undefined : conceptOf(word, language)
  return concept !== undefined && UNITS.has(concept) ? concept : null
}

const PER = new Set(wordsOf('per प्रति pro'))

export function plainDigits(text: string): string {
  const ascii = withoutFractions(text)
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, (digit) => String(digitValue(digit)))
  return ascii
    .replace(BY_POINTS, (number) => number.replaceAll('.', ''))
    .replace(GROUPED, (number) => number.replace(/\D/g, ''))
    .replace(COMMA_DECIMAL, '$1.$2')
    .replace(SCALED, (_, number: string, word: string) =>
      String(Math.round(Number(number) * scaleOf(word) * 100) / 100),
    )
    .replace(TELEPHONE, (number) =>
      number.replace(/\D/g, '').length < PHONE_DIGITS ? number : number.replace(/\D/g, ''),
    )
    .replace(/(?<=\d)(?=\p{L})|(?<=\p{L})(?=\d)/gu, ' ')
}

/** `1½` would be taken for 11 and 2. */
function withoutFractions(text: string): string {
  return text.replace(/(\d?)\s?([½¼¾])/g, (_, whole: string, sign: string) => `${whole || '0'}${FRACTIONS[sign] ?? ''}`)
}

const FRACTIONS: Readonly<Record<string, string>> = { '½': '.5', '¼': '.25', '¾': '.75' }

/** "5 mil euros" are not five. */
const SCALES: readonly [number, string][] = [
  [1e3, 'k|thousand|mil|हज़ार|हजार|hazaar|hazar|ஆயிரம்|ألف|آلاف|الف'],
  [1e5, 'lakhs?|lacs?|लाख|லட்சம்|இலட்சம்'],
  [1e6, 'millions?|millón|millon|millones|milhão|milhões|मिलियन|மில்லியன்|مليون|ملايين'],
  [1e7, 'crores?|cr|करोड़|करोड|கோடி'],
]
const SCALED = new RegExp(
  `(?<![\\d.:/])(\\d+(?:\\.\\d+)?)[ -]?(${SCALES.map(([, words]) => words).join('|')})(?![\\p{L}\\p{M}\\d])`,
  'giu',
)
const SCALE_WORDS = SCALES.map(([times, words]) => [times, new RegExp(`^(?:${words})$`, 'iu')] as const)

function scaleOf(word: string): number {
  return SCALE_WORDS.find(([, words]) => words.test(word))?.[0] ?? 1
}

/** However a telephone number is grouped, it is one number. */
const PHONE_DIGITS = 8
const TELEPHONE = /\+?\d[\d ()-]{6,}\d/g
/** A date in figures is one number: day and month of two are not to be exchanged. */
const NUMBER = /\d{1,2}(?:\/\d{1,2}){1,2}(?:\/?\d{2})?(?![\d/])|\d+(?:[.:]\d+)*/g
const TOKEN = new RegExp(`${NUMBER.source}|%|[\\p{L}\\p{M}'’]+`, 'gu')

/** Three zeros behind a point may be thousands. */
function canonical(number: string): string {
  return number.replace(/(^|\/)0+(?=\d)/g, '$1').replace(/[.:]0{1,2}$/, '')
}

/** `1.499,50` and `1.000.000`: nobody can take these points for decimals. */
const BY_POINTS = /(?<![\d.,])[1-9]\d{0,2}(?:(?:\.\d{3})+(?=,\d{1,2}(?!\d))|(?:\.\d{3}){2,}(?![\d.]))/g
/** Thousands, or lakhs and crores, by comma, apostrophe or space; the last group has three digits. */
const GROUPED = /(?<![\d.,])[1-9]\d{0,2}(?:(?:[,٬']\d{2,3})*[,٬']\d{3}|(?: \d{3})+)(?!\d)/g
/** `2,50`: without it the cents, or the euros, would be a price of their own. */
const COMMA_DECIMAL = /(?<![\d,.])(\d+)[,٫](\d{1,2}|(?<=(?<!\d)0[,٫])\d+)(?![\d,٫])/g

/** Blocks of decimal digits begin at their zero, ten in a row. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0
  const zero = ZEROS.find((start) => code >= start && code < start + 10)
  return zero === undefined ? Number.NaN : code - zero
}

const ZEROS = [
  0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20,
  0x1040, 0x17e0,
]

/** From two on: "one" is an article in most of these languages. */
const NUMBER_WORDS = new Map(
  [
    'two दो do_ dos dois duas اثنان இரண்டு',
    'three तीन teen tres três ثلاثة ثلاث மூன்று',
    'four चार chaar cuatro quatro أربعة أربع நான்கு',
    'five पाँच पांच paanch cinco خمسة خمس ஐந்து',
    'six छह छः chhah seis ستة ست ஆறு',
    'seven सात saat siete sete سبعة سبع ஏழு',
    'eight आठ aath ocho oito ثمانية ثماني எட்டு',
    'nine नौ nau nueve nove تسعة تسع ஒன்பது',
    'ten दस das diez dez عشرة عشر பத்து',
    'eleven ग्यारह once_ onze பதினொன்று',
    'twelve बारह baarah doce doze பன்னிரண்டு',
  ].flatMap((words, i) =>
    words
      .split(' ')
      .filter((word) => !word.endsWith('_') && word !== 'das')
      .map((word) => [wordsOf(word)[0] ?? '', String(i + 2)] as const),
  ),
)

const CURRENCIES: readonly [string, RegExp][] = [
  ['INR', /₹|\brs\.?(?=\s?\d)|\binr\b|\brupees?\b|\brupias\b|रुपये|रुपए|रू\b|ரூ|রুপি|టాకా|రూ|روبية/iu],
  ['USD', /\$|\busd\b|\bdollars?\b|\bdólares\b|دولار|डॉलर|டாலர்/iu],
  ['EUR', /€|\beur\b|\beuros?\b|يورو|यूरो|யூரோ/iu],
  ['GBP', /£|\bgbp\b|\bpounds?\b/iu],
  ['BRL', /r\$|\bbrl\b|\breais\b/iu],
  ['AED', /\baed\b|\bdirhams?\b|درهم|दिरहम|திர்ஹாம்/iu],
  ['SAR', /\bsar\b|\briyals?\b|ريال/iu],
  ['IDR', /\brp\.?(?=\s?\d)|\bidr\b|\brupiah\b/iu],
  ['percent', /%|٪|\bper\s?cent\b|\bpor ciento\b|\bpor cento\b|प्रतिशत|சதவீத|بالمئة|بالمائة/iu],
]

export function currenciesOf(text: string): Set<string> {
  return new Set(CURRENCIES.filter(([, sign]) => sign.test(text)).map(([name]) => name))
}
