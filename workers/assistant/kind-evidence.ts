import { sentencesOf } from '../knowledge/sentences'
import { wordSet, wordsOf } from '../knowledge/tokens'
import { conceptOf, DATES, UNITS } from './concepts'
import { detectLanguage } from './language'
import { linksOf } from './links'
import { currenciesOf, quantitiesOf } from './quantities'
import type { QuestionKind } from './question-kind'

/** Whether what is said could answer a question of that kind at all: a price names an amount, a time a day or an hour. */
export function isOfKind(kind: QuestionKind, text: string): boolean {
  const { language } = detectLanguage(text)
  return sentencesOf(text).some((sentence) => TESTS[kind](readSentence(sentence, language)))
}

interface Sentence {
  text: string
  words: string[]
  concepts: Set<string | undefined>
  language: string
}

function readSentence(text: string, language: string): Sentence {
  const words = wordsOf(text)
  return { text, words, concepts: new Set(words.map((word) => conceptOf(word, language))), language }
}

const TESTS: Readonly<Record<QuestionKind, (sentence: Sentence) => boolean>> = {
  price: isPrice,
  number: isNumber,
  time: isTime,
  hours: isHours,
  place: isPlace,
  person: isPerson,
  phone: ({ text, concepts }) => hasFigure(text, concepts.has('phone') || concepts.has('call') ? 3 : PHONE_DIGITS),
  email: ({ text }) => /[\p{L}\p{N}]@[\p{L}\p{N}]/u.test(text),
}

const PHONE_DIGITS = 6

function isPrice(sentence: Sentence): boolean {
  const { text, words, concepts, language } = sentence
  if (currenciesOf(text).size > 0 || has(words, NO_FIGURE)) return true
  if (concepts.has('free') || concepts.has('included') || concepts.has('unlimited')) return true
  const counted = quantitiesOf(text, language).filter(({ unit }) => unit !== 'am' && unit !== 'pm')
  if (counted.some(({ unit }) => unit !== null)) return true
  return counted.length > 0 && (concepts.has('price') || concepts.has('pay'))
}

function isNumber({ text, words, concepts, language }: Sentence): boolean {
  if (quantitiesOf(text, language).length > 0 || currenciesOf(text).size > 0 || has(words, COUNTS)) return true
  return COUNTLESS.some((concept) => concepts.has(concept))
}

const COUNTLESS = ['all', 'always', 'free', 'unlimited']

function isTime({ text, words, concepts }: Sentence): boolean {
  if ([...concepts].some((concept) => concept !== undefined && TIMES.has(concept))) return true
  return CLOCK.test(text) || has(words, MOMENTS)
}

/** Two hours are no time of day. */
function isHours({ text, words, concepts }: Sentence): boolean {
  if ([...concepts].some((concept) => concept !== undefined && OPENINGS.has(concept))) return true
  return CLOCK.test(text) || has(words, MOMENTS)
}

const OPENINGS = new Set([...DATES, 'am', 'pm', 'always'])
const TIMES = new Set([
  ...DATES,
  ...[...UNITS].filter((unit) => !['kg', 'gram', 'km', 'metre', 'litre', 'person'].includes(unit)),
  'always',
  'before',
  'after',
  'departure',
])
/** An hour, a year, or a figure that only an hour is said like. */
const CLOCK =
  /\p{Nd}{1,2}:\p{Nd}{2}|(?<!\p{Nd})(?:19|20)\p{Nd}{2}(?!\p{Nd})|(?<!\p{L})(?:at|from|till|until|by|las|às|الساعة)\s\p{Nd}|\p{Nd}\s?(?:बजे|baje|மணி|mani\b|h\b|hrs?\b|uhr\b)/iu

function isPlace({ text, words, concepts, language }: Sentence): boolean {
  if (concepts.has('address') || concepts.has('street') || linksOf(text).size > 0) return true
  return words.some((word, at) => {
    const beside = PLACE_BEFORE.has(word) ? (words[at + 1] ?? '') : PLACE_AFTER.has(word) ? (words[at - 1] ?? '') : ''
    const [next = ''] = ARTICLES.has(beside) ? words.slice(at + 2) : [beside]
    return isThing(next, language) || /\p{Script=Tamil}(?:இல்|ில்|ல்|த்தில்|யில்|ரில்|டில்)$/u.test(word)
  })
}

/** "On Monday" and "in 2 days" are no places. */
function isThing(word: string, language: string): boolean {
  if (word === '' || /^\p{Nd}/u.test(word)) return false
  const concept = conceptOf(word, language)
  return (
    concept === undefined || !(DATES.has(concept) || UNITS.has(concept) || concept === 'least' || concept === 'all')
  )
}

function isPerson({ text, words, concepts }: Sentence): boolean {
  if (has(words, PEOPLE) || PEOPLE_CONCEPTS.some((concept) => concepts.has(concept))) return true
  return /(?<=[\p{L}\p{N},;:)]\s)\p{Lu}\p{Ll}+/u.test(text) && !isAllCapitals(text)
}

function isAllCapitals(text: string): boolean {
  return !/\p{Ll}/u.test(text)
}

function hasFigure(text: string, digits: number): boolean {
  const longest = text.replace(/[\s().+-]/g, '').match(/\p{Nd}+/gu) ?? []
  return longest.some((figure) => figure.length >= digits)
}

function has(words: readonly string[], among: ReadonlySet<string>): boolean {
  return words.some((word) => among.has(word))
}

/** An honest answer to "how much" that has no figure in it. */
const NO_FIGURE = wordSet(`
  half double twice depends depend varies vary quote quotation estimate request nothing
  आधा आधी आधे निर्भर aadha aadhi nirbhar பாதி பொறுத்து
  mitad doble depende presupuesto metade dobro orçamento نصف ضعف يعتمد حسب
`)
const COUNTS = wordSet(`
  one once single half double twice none each एक ek आधा आधी ஒன்று ஒரு பாதி uno una mitad doble um uma metade dobro واحد واحدة نصف
`)
const MOMENTS = wordSet(`
  noon midday midnight morning mornings evening evenings afternoon daily weekday weekdays arrival arrive arrives soon immediately instantly
  once spring summer autumn winter season easter christmas diwali
  रोज़ रोज तुरंत अगर आने पहुँचने roz turant agar
  தினமும் உடனே வந்ததும் மதியம்
  mediodía medianoche diario diariamente llegada llegar verano invierno mediodia
  diariamente chegada chegar verão inverno
  يوميا فورا عند الوصول ظهرا الظهر إذا صيف شتاء
`)
const PLACE_BEFORE = wordSet(`
  in at on near opposite behind beside inside outside across under above next en junto frente cerca em no na nos nas ao à perto dentro في عند بجانب قرب أمام مقابل إلى
`)
const PLACE_AFTER = wordSet('में पर के पास सामने mein me par ke paas pass se')
const ARTICLES = wordSet('the a an our your its el la los las un una su nuestro nuestra o a os as um uma nosso nossa')
const PEOPLE = wordSet(`
  dr mr mrs ms doctor doctors dentist dentists surgeon hygienist nurse specialist team staff colleague colleagues manager owner guide guides driver
  receptionist therapist teacher trainer agent everyone everybody anyone anybody nobody somebody someone travellers guests members customers parents
  डॉक्टर डॉ श्री श्रीमती टीम साथी मैनेजर गाइड कोई सभी daktar doctor team koi sabhi
  மருத்துவர் டாக்டர் குழு குழுவினர் யாரும் எவரும் அனைவரும் ஒருவர் வழிகாட்டி திரு திருமதி
  doctor doctora dentista cirujano especialista equipo personal compañero gerente dueño guía todos nadie alguien
  doutor doutora equipe equipa pessoal colega gerente dono guia todos ninguém alguém cirurgião
  الطبيب طبيب الدكتور دكتور الدكتورة فريق فريقنا موظف زميل المدير مرشد الجميع أحد
`)
const PEOPLE_CONCEPTS = ['doctor', 'person', 'patient', 'student', 'child', 'adult']
