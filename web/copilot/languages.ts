import type { ThreadItem } from '../../workers/conversations/thread'
import { languageOf } from '../conversation/bubble/script'
import { locale } from '../i18n'
import { languageName } from '../i18n/language-name'

const CODES = [
  'en',
  'hi',
  'hi-Latn',
  'ta',
  'ta-Latn',
  'bn',
  'te',
  'mr',
  'gu',
  'kn',
  'ml',
  'pa',
  'ur',
  'ar',
  'es',
  'pt',
  'fr',
  'de',
  'it',
  'id',
  'ru',
  'tr',
  'zh',
] as const

/** What can be chosen, by name in the interface's language; one that is in use is there too. */
export function languageChoices(inUse: string): { value: string; name: string }[] {
  const codes: readonly string[] = CODES
  return [...codes, ...(codes.includes(inUse) ? [] : [inUse])]
    .map((value) => ({ value, name: languageName(value) }))
    .sort((a, b) => a.name.localeCompare(b.name, locale.peek()))
}

/** What the customer writes, as far as it shows: by what the assistant understood, else by their letters. */
export function theirLanguage(items: readonly ThreadItem[]): string {
  const messages = items.filter((item) => item.kind === 'message')
  const inbound = messages.findLast(({ direction, text }) => direction === 'inbound' && /\p{L}/u.test(text ?? ''))
  const from = inbound?.translations?.at(-1)?.from
  const script = inbound?.text ? languageOf(inbound.text) : ''
  const understood = messages.findLast(({ decision }) => decision !== undefined)?.decision?.language
  return from || script || understood || 'en'
}

/** The interface's, unless that is the customer's too. */
export function ourLanguage(theirs: string): string {
  if (theirs !== locale.peek()) return locale.peek()
  return theirs === 'en' ? 'hi' : 'en'
}
