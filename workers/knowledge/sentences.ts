/** A sentence without a border is cut here, in characters. */
const LONGEST_SENTENCE = 1200
const LONGEST_NUMBER = 40
/** Digits and what stands in numbers, signs above a letter, the first unit of two. */
const GOES_ON = /[\p{N}\p{M}.,:\ud800-\udbff]/u

/** Sentences as ICU finds them, with list items and lines as borders too. A price or a time is never cut. */
export function sentencesOf(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line) => sentenceParts(line).map((part) => part.trim()))
    .flatMap((sentence) => (sentence.length > LONGEST_SENTENCE ? slices(sentence) : [sentence]))
    .filter((sentence) => sentence !== '')
}

/** The whole text in its sentences, with the spaces after them. ICU cuts after "Dr." and "T. Nagar" too: put together again. */
export function sentenceParts(text: string): string[] {
  const whole: string[] = []
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'sentence' }).segment(text)) {
    const before = whole.at(-1)
    if (before !== undefined && goesOn(before.trimEnd(), segment)) whole[whole.length - 1] = before + segment
    else whole.push(segment)
  }
  return whole
}

function goesOn(before: string, part: string): boolean {
  const [, last = ''] = LAST_WORD.exec(before.slice(-LONGEST_WORD)) ?? []
  const word = last.toLowerCase()
  if (ALWAYS.has(word)) return true
  if (BEFORE_NUMBER.has(word)) return /^[\p{Sc}\s]*\p{N}/u.test(part)
  if (MAY_END.has(word)) return !/^\p{Lu}/u.test(part) || DAY.test(part)
  return INITIAL.test(last) && !LETTERED.test(before)
}

const LONGEST_WORD = 16
const LAST_WORD = /(?:^|[\s(/“"«¿¡])([^\s(/“"«¿¡]+)\.$/u

/** Of a name: what stands after them is never another sentence. */
const ALWAYS = new Set([
  ...['dr', 'dra', 'mr', 'mrs', 'ms', 'st', 'sr', 'sra', 'srta', 'sto', 'sta', 'prof', 'profa', 'rev', 'hon', 'adv'],
  ...['smt', 'shri', 'sri', 'capt', 'col', 'gen', 'lt', 'approx', 'aprox', 'ca', 'vs', 'e.g', 'i.e', 'z.b', 'p.ej'],
  ...['bzw', 'tel', 'tfno', 'avda', 'ing', 'lic', 'डॉ', 'श्री', 'श्रीमती', 'सुश्री', 'प्रो', 'इं', 'लगभग', 'डा'],
  ...['டாக்டர்', 'திரு', 'திருமதி', 'செல்வி', 'பேரா', 'எஸ்', 'எம்', 'என்', 'ஆர்', 'எல்', 'உ.ம்', 'உதா', 'أ.د', 'م.م'],
])
/** Before a number, else a word like others: "No. We are closed." */
const BEFORE_NUMBER = new Set([
  ...['rs', 'no', 'nos', 'nr', 'min', 'max', 'núm', 'num', 'n.º', 'nº', 'art', 'pág', 'pag', 'fig', 'ext', 'cap'],
  ...['रु', 'नं', 'सं', 'क्र', 'पृ', 'ரூ', 'எண்', 'ر.س', 'ج.م', 'د.إ', 'رقم', 'ص'],
])
/** They end sentences as well: what follows tells. */
const MAY_END = new Set([
  'etc',
  'a.m',
  'p.m',
  'a.c',
  'd.c',
  'ee.uu',
  'u.s',
  'u.k',
  'ltd',
  'inc',
  'co',
  'pvt',
  'jr',
  'ஆ.ம',
])
const DAY =
  /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sat|sun)(?:day)?s?(?![\p{L}])|^(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo|segunda|terça|quarta|quinta|sexta|IST)(?![\p{L}])/iu
/** One letter of any script, with its signs. */
const INITIAL = /^(?:\p{Lu}|\p{Lo})\p{M}*(?:\.(?:\p{Lu}|\p{Lo})\p{M}*)*$/u
/** "Plan B." is not the beginning of a name. */
const LETTERED =
  /(?<!\p{L})(?:plan|option|vitamin|type|class|group|grade|block|gate|terminal|platform|section|category|room|opción|tipo|clase|grupo|bloque|puerta|sala|opção|classe|bloco|portão)\s\p{Lu}\.$/iu

function slices(text: string): string[] {
  const parts: string[] = []
  let rest = text
  while (rest.length > LONGEST_SENTENCE) {
    const cut = rest.slice(0, LONGEST_SENTENCE)
    const at = borderIn(cut)
    parts.push(cut.slice(0, at).trim())
    rest = rest.slice(at).trim()
  }
  return [...parts, rest]
}

/** At a space; without one between letters, never within a number or a letter of two units. */
function borderIn(text: string): number {
  const space = text.lastIndexOf(' ')
  if (space > 0) return space
  let at = text.length
  while (at > text.length - LONGEST_NUMBER && GOES_ON.test(text.charAt(at - 1))) at--
  return at
}
