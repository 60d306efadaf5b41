import { FACTS, type FactKind, INVENTIONS, LANGUAGES, type Language, NAMES } from './facts'

/** A question, what the knowledge says to it, and what a model might say of it, true or not. */
export interface GroundingCase {
  id: string
  kind: 'digit' | 'turned' | 'planted' | 'unanswerable' | 'true'
  /** Of question and answer. */
  language: Language
  /** Of the knowledge. */
  knowledge: Language
  question: string
  title: string
  text: string
  /** What the model says. */
  said: string
}

const FILLS = 6

/** Every fact, filled `FILLS` times, in its own language and asked in the next two. */
export function groundingCases(): GroundingCase[] {
  return FACTS.flatMap((fact, f) =>
    LANGUAGES.flatMap((knowledge, l) =>
      Array.from({ length: FILLS }, (_, n) => n).flatMap((n) => {
        const asked = [
          knowledge,
          LANGUAGES[(l + 1) % LANGUAGES.length] ?? 'en',
          LANGUAGES[(l + 3) % LANGUAGES.length] ?? 'en',
        ]
        return asked.flatMap((language) => casesOf(fact, { f, n, knowledge, language }))
      }),
    ),
  )
}

interface At {
  f: number
  n: number
  knowledge: Language
  language: Language
}

function casesOf(fact: FactKind, { f, n, knowledge, language }: At): GroundingCase[] {
  const blanks = blanksOf(fact.fill, f * FILLS + n)
  const text = filled(fact.says[knowledge][0], blanks, knowledge)
  const make = (kind: GroundingCase['kind'], said: string, i: number): GroundingCase => ({
    id: `${fact.title}.${knowledge}.${language}.${n}.${kind}.${i}`,
    kind,
    language,
    knowledge,
    question: fact.question[language],
    title: fact.title,
    text,
    said,
  })
  const truths = fact.says[language].map((said) => filled(said, blanks, language))
  const inventions = INVENTIONS[language]
  const invented = [0, 1].map((i) => inventions[(f + n * 2 + i) % inventions.length] ?? '')
  return [
    ...truths.map((said, i) => make('true', said, i)),
    ...truths.flatMap((said, i) => oneDigitOff(said, n).map((lie, j) => make('digit', lie, i * 10 + j))),
    ...(fact.turned[language] ?? []).map((said, i) => make('turned', filled(said, blanks, language), i)),
    ...invented.map((said, i) => make(i === 0 ? 'planted' : 'unanswerable', said, i)),
  ]
}

/** One digit of each number of the sentence in turn is another one. */
function oneDigitOff(said: string, n: number): string[] {
  return [...said.matchAll(/\p{Nd}/gu)]
    .filter((_, i, all) => i % Math.max(1, Math.floor(all.length / 2)) === 0)
    .map(({ index, 0: digit }) => {
      const other = String((Number(digit) + 1 + (n % 8)) % 10 || (Number(digit) === 9 ? 8 : 9))
      return said.slice(0, index) + other + said.slice(index + 1)
    })
    .filter((lie) => lie !== said)
}

interface Blanks {
  values: Record<string, string>
  name: number
  other: number
}

function blanksOf(fill: FactKind['fill'], seed: number): Blanks {
  const pick = (least: number, most: number, step = 1) =>
    least + ((seed * 7919) % Math.floor((most - least) / step)) * step
  const name = seed % NAMES.length
  const n = {
    price: pick(1200, 9000, 50),
    hours: 0,
    days: pick(3, 29),
    percent: pick(6, 45),
    weight: pick(8, 32),
    phone: 0,
    doctor: 0,
    street: 0,
    none: 0,
  }[fill]
  const number = fill === 'price' ? n.toLocaleString('en-US') : String(n)
  return {
    values: {
      n: fill === 'phone' ? `+91 98${pick(100, 999)} ${pick(10_000, 99_999)}` : number,
      m: (n + 650).toLocaleString('en-US'),
      a: `${pick(7, 11)}:${seed % 2 ? '15' : '30'}`,
      b: `${1 + (seed % 6)}:${seed % 3 ? '45' : '00'}`,
    },
    name,
    other: (name + 1 + (seed % (NAMES.length - 1))) % NAMES.length,
  }
}

function filled(template: string, { values, name, other }: Blanks, language: Language): string {
  return template
    .replaceAll('{name}', NAMES[name]?.[language] ?? '')
    .replaceAll('{other}', NAMES[other]?.[language] ?? '')
    .replace(/\{([a-z]+)\}/g, (_, key: string) => values[key] ?? '')
}
