import { detectLanguage } from '../assistant/language'
import type { Wording, Wordings } from '../assistant/settings/wordings'

export interface Worded {
  label: string
  question: string
  choices: readonly string[]
  translations?: Wordings
}

/**
 * As it is put to who writes this language: in it, in its base, else as it was written, or in English where they could not
 * read those letters. Whoever writes Hindi or Tamil in Latin letters reads English before another script. No model is asked
 * in the middle of a turn: what it proposed was read by a person before it was saved.
 */
export function inLanguage(row: Worded, language: string): Wording {
  const { label, question, translations = {} } = row
  const own = tagFor(translations, language, question)
  const wording = own === null ? undefined : translations[own]
  return {
    label: wording?.label || label,
    question: wording?.question || question,
    choices: row.choices.map((choice, i) => wording?.choices[i] || choice),
  }
}

/** Which of some texts by language is read by who writes `language`; null: the one that was written. */
export function tagFor(texts: Readonly<Record<string, unknown>>, language: string, written: string): string | null {
  const base = language.split('-')[0] ?? ''
  const isRomanised = language.endsWith('-Latn')
  const own = firstIn(texts, isRomanised ? [language] : [language, base])
  if (own !== null || /\p{Script=Latin}/u.test(written)) return own
  if (!isRomanised && detectLanguage(written).language === base) return null
  return firstIn(texts, isRomanised ? ['en', base] : ['en'])
}

function firstIn(texts: Readonly<Record<string, unknown>>, tags: readonly string[]): string | null {
  return tags.find((tag) => Object.hasOwn(texts, tag)) ?? null
}

/** The written choices, and each list of the same in another language. */
export function choiceLists({ choices, translations = {} }: Pick<Worded, 'choices' | 'translations'>): string[][] {
  const others = Object.values(translations).filter((wording) => wording.choices.some(Boolean))
  return [[...choices], ...others.map((wording) => choices.map((choice, i) => wording.choices[i] || choice))]
}

/** The written choice that a reader of any of the lists means; two that differ are none. */
export function readChoice(row: Pick<Worded, 'choices' | 'translations'>, read: (choices: string[]) => string | null) {
  const meant = choiceLists(row).flatMap((choices) => {
    const found = read(choices)
    return found === null ? [] : [row.choices[choices.indexOf(found)] ?? found]
  })
  const [first = null] = meant
  return meant.every((one) => one === first) ? first : null
}

export function labelsOf({ label, translations = {} }: Pick<Worded, 'label' | 'translations'>): string[] {
  return [label, ...Object.values(translations).flatMap((wording) => wording.label || [])]
}

export function questionsOf({ question, translations = {} }: Pick<Worded, 'question' | 'translations'>): string[] {
  return [question, ...Object.values(translations).map((wording) => wording.question)].filter((one) => one !== '')
}
