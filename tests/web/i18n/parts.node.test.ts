import { describe, expect, test } from 'vitest'
import type { Dictionary, Locale } from '../../../web/i18n'
import { ar } from '../../../web/i18n/ar'
import { en } from '../../../web/i18n/en'
import { es } from '../../../web/i18n/es'
import { type Message, splitParts } from '../../../web/i18n/format'
import { hi } from '../../../web/i18n/hi'
import { pt } from '../../../web/i18n/pt'
import { ta } from '../../../web/i18n/ta'

const DICTIONARIES = { en, hi, ta, es, pt, ar } satisfies Record<Locale, Dictionary>
const keys = Object.keys(en) as (keyof typeof en)[]

describe.each(Object.entries(DICTIONARIES))('in %s', (_, dictionary: Dictionary) => {
  test('every message of English is there, and no other', () => {
    expect(Object.keys(dictionary).sort()).toEqual([...keys].sort())
  })

  test('no form of a message is empty', () => {
    expect(keys.filter((key) => formsOf(dictionary[key]).some((form) => form.trim() === ''))).toEqual([])
  })

  test('every message has the named parts of English', () => {
    expect(keys.filter((key) => !haveParts(dictionary[key], en[key]))).toEqual([])
  })
})

/** Written so in every script: names, a unit, and an address of e-mail as people type it. */
const LATIN_NAMES = /WhatsApp|WhatsNexus|Meta|Markdown|CSV|MB|name@company\.com/g

test.each([
  ['Hindi', hi],
  ['Tamil', ta],
  ['Arabic', ar],
])('%s has no word left in English', (_, dictionary: Dictionary) => {
  const left = keys.filter((key) =>
    formsOf(dictionary[key]).some((form) => /[a-z]/i.test(withoutParts(form).replace(LATIN_NAMES, ''))),
  )
  expect(left).toEqual([])
})

/** "One try left": the form for a single number may say it in a word, hence without the part `n`. */
function haveParts(message: Message, english: Message): boolean {
  const { other, ...forms } = plural(message)
  const parts = partsOf(plural(english).other)
  const allowed = [parts, parts.filter((part) => part !== 'n')].map(String)
  return (
    String(partsOf(other)) === String(parts) &&
    Object.values(forms).every((form) => allowed.includes(String(partsOf(form))))
  )
}

function plural(message: Message): Exclude<Message, string> {
  return typeof message === 'string' ? { other: message } : message
}

function formsOf(message: Message): string[] {
  return Object.values(plural(message))
}

function partsOf(form: string): string[] {
  return [...new Set(splitParts(form).filter((_, index) => index % 2 === 1))].sort()
}

function withoutParts(form: string): string {
  return splitParts(form)
    .filter((_, index) => index % 2 === 0)
    .join('')
}
