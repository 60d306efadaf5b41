import { signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { RIGHT_TO_LEFT } from './direction'
import { en } from './en'
import { formOf, type Message, type Parts, splitParts } from './format'
import type { later } from './later/en'

export type MessageKey = keyof typeof en | keyof typeof later
export type Dictionary = Record<keyof typeof en, Message>
export type LaterWords = Record<keyof typeof later, Message>

/** `tag` formats numbers and times: our Arabic is written with Latin digits, our Spanish is that of America. */
const LOCALES = {
  en: { name: 'English', tag: 'en-IN', dir: 'ltr', load: async (): Promise<Dictionary> => en },
  hi: { name: 'हिन्दी', tag: 'hi-IN-u-nu-latn', dir: 'ltr', load: async () => (await import('./hi')).hi },
  ta: { name: 'தமிழ்', tag: 'ta-IN-u-nu-latn', dir: 'ltr', load: async () => (await import('./ta')).ta },
  es: { name: 'Español', tag: 'es-MX', dir: 'ltr', load: async () => (await import('./es')).es },
  pt: { name: 'Português', tag: 'pt-BR', dir: 'ltr', load: async () => (await import('./pt')).pt },
  ar: { name: 'العربية', tag: 'ar-u-nu-latn', dir: 'rtl', load: async () => (await import('./ar')).ar },
} as const satisfies Record<string, { name: string; tag: string; dir: 'ltr' | 'rtl'; load: () => Promise<Dictionary> }>

const LATER: Record<Locale, () => Promise<{ later: LaterWords }>> = {
  en: () => import('./later/en'),
  hi: () => import('./later/hi'),
  ta: () => import('./later/ta'),
  es: () => import('./later/es'),
  pt: () => import('./later/pt'),
  ar: () => import('./later/ar'),
}

export type Locale = keyof typeof LOCALES
export const LOCALE_NAMES = Object.entries(LOCALES).map(([id, { name }]) => ({ id: id as Locale, name }))

const STORED = 'whatsnexus.locale'
const dictionary = signal<Dictionary & Partial<LaterWords>>(en)
/** A page has been opened whose words are not those of the first. */
let needsLater = false
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
  const [words, { later }] = await Promise.all([LOCALES[next].load(), needsLater ? LATER[next]() : { later: {} }])
  dictionary.value = { ...words, ...later }
  locale.value = next
  localStorage.setItem(STORED, next)
  document.documentElement.lang = next
  document.documentElement.dir = LOCALES[next].dir
}

/** A page that is opened later, with its words. */
export async function withWords<Page>(page: Promise<Page>): Promise<Page> {
  needsLater = true
  const asked = locale.peek()
  const [opened, { later }] = await Promise.all([page, LATER[asked]()])
  // Chosen meanwhile, another language has brought its own.
  if (locale.peek() === asked) dictionary.value = { ...dictionary.peek(), ...later }
  return opened
}

/** A sentence in the interface's language. A component that calls this is drawn anew when the language changes. */
export function t(key: MessageKey, parts: Parts = {}): string {
  return splitParts(formOf(wordsOf(key), tag(), parts.n))
    .map((piece, index) => (index % 2 === 0 ? piece : partText(parts[piece])))
    .join('')
}

/** A word of the later ones where a page may be drawn before them: they are asked for, and then it is drawn anew. */
export function tSoon(key: keyof typeof later, until: string): string {
  if (dictionary.value[key] !== undefined) return t(key)
  if (!needsLater) void withWords(Promise.resolve()).catch(() => {})
  return until
}

/** The same with parts that are elements: a link or a name in bold inside the sentence. */
export function tx(key: MessageKey, parts: Record<string, ComponentChildren>): ComponentChildren[] {
  return splitParts(formOf(wordsOf(key), tag(), parts.n)).map((piece, index) => {
    const part = index % 2 === 0 ? piece : parts[piece]
    return typeof part === 'number' ? partText(part) : part
  })
}

/** Several names as one part. `Intl`'s lists put an "and" before the last, which Arabic writes onto the name itself. */
export function list(names: readonly string[]): string {
  return names.join(LOCALES[locale.value].dir === 'rtl' ? '، ' : ', ')
}

/** The key itself would be seen only on a page that was drawn before its words: `withWords`. */
function wordsOf(key: MessageKey): Message {
  return dictionary.value[key] ?? key
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
