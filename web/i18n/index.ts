import { signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { RIGHT_TO_LEFT } from './direction'
import { en } from './en'
import { formOf, type Message, type Parts, splitParts } from './format'

export type MessageKey = keyof typeof en
export type Dictionary = Record<MessageKey, Message>

/** `tag` formats numbers and times: our Arabic is written with Latin digits, our Spanish is that of America. */
const LOCALES = {
  en: { name: 'English', tag: 'en-IN', dir: 'ltr', load: async (): Promise<Dictionary> => en },
  hi: { name: 'हिन्दी', tag: 'hi-IN-u-nu-latn', dir: 'ltr', load: async () => (await import('./hi')).hi },
  ta: { name: 'தமிழ்', tag: 'ta-IN-u-nu-latn', dir: 'ltr', load: async () => (await import('./ta')).ta },
  es: { name: 'Español', tag: 'es-MX', dir: 'ltr', load: async () => (await import('./es')).es },
  pt: { name: 'Português', tag: 'pt-BR', dir: 'ltr', load: async () => (await import('./pt')).pt },
  ar: { name: 'العربية', tag: 'ar-u-nu-latn', dir: 'rtl', load: async () => (await import('./ar')).ar },
} as const satisfies Record<string, { name: string; tag: string; dir: 'ltr' | 'rtl'; load: () => Promise<Dictionary> }>

export type Locale = keyof typeof LOCALES
export const LOCALE_NAMES = Object.entries(LOCALES).map(([id, { name }]) => ({ id: id as Locale, name }))

const STORED = 'whatsnexus.locale'
const dictionary = signal<Dictionary>(en)
export const locale = signal<Locale>('en')

/** The language tag for `Intl`. */
export function tag(): string {
  return LOCALES[locale.value].tag
}

/** The stored choice, else the browser's first language that we have. */
export function preferredLocale(): Locale {
  const wanted = [localStorage.getItem(STORED) ?? '', ...navigator.languages].map((one) => one.slice(0, 2))
  return wanted.find((one): one is Locale => one in LOCALES) ?? 'en'
}

export async function useLocale(next: Locale): Promise<void> {
  dictionary.value = await LOCALES[next].load()
  locale.value = next
  localStorage.setItem(STORED, next)
  document.documentElement.lang = next
  document.documentElement.dir = LOCALES[next].dir
}

/** A sentence in the interface's language. A component that calls this is drawn anew when the language changes. */
export function t(key: MessageKey, parts: Parts = {}): string {
  return splitParts(formOf(dictionary.value[key], tag(), parts.n))
    .map((piece, index) => (index % 2 === 0 ? piece : partText(parts[piece])))
    .join('')
}

/** The same with parts that are elements: a link or a name in bold inside the sentence. */
export function tx(key: MessageKey, parts: Record<string, ComponentChildren>): ComponentChildren[] {
  return splitParts(formOf(dictionary.value[key], tag(), parts.n)).map((piece, index) => {
    const part = index % 2 === 0 ? piece : parts[piece]
    return typeof part === 'number' ? partText(part) : part
  })
}

/** Several names as one part. `Intl`'s lists put an "and" before the last, which Arabic writes onto the name itself. */
export function list(names: readonly string[]): string {
  return names.join(LOCALES[locale.value].dir === 'rtl' ? '، ' : ', ')
}

function partText(part: string | number | undefined): string {
  return typeof part === 'number' ? new Intl.NumberFormat(tag()).format(part) : isolated(part ?? '')
}

const NOT_ARABIC = /[^\p{Script=Arabic}\s]/u

/** A name or number of the other direction keeps its own, and leaves the words beside it where they are. */
export function isolated(text: string): string {
  const foreign = LOCALES[locale.value].dir === 'rtl' ? NOT_ARABIC : RIGHT_TO_LEFT
  return foreign.test(text) ? `\u2068${text}\u2069` : text
}
