import { describe, expect, test } from 'vitest'
import type { Dictionary, LaterWords, Locale } from '../../../web/i18n'
import { ar as arFirst } from '../../../web/i18n/ar'
import { en as enFirst } from '../../../web/i18n/en'
import { es as esFirst } from '../../../web/i18n/es'
import { type Message, splitParts } from '../../../web/i18n/format'
import { hi as hiFirst } from '../../../web/i18n/hi'
import { later as arLater } from '../../../web/i18n/later/ar'
import { later as enLater } from '../../../web/i18n/later/en'
import { later as esLater } from '../../../web/i18n/later/es'
import { later as hiLater } from '../../../web/i18n/later/hi'
import { later as ptLater } from '../../../web/i18n/later/pt'
import { later as taLater } from '../../../web/i18n/later/ta'
import { pt as ptFirst } from '../../../web/i18n/pt'
import { ta as taFirst } from '../../../web/i18n/ta'

const en = { ...enFirst, ...enLater }
const hi = { ...hiFirst, ...hiLater }
const ta = { ...taFirst, ...taLater }
const es = { ...esFirst, ...esLater }
const pt = { ...ptFirst, ...ptLater }
const ar = { ...arFirst, ...arLater }
const DICTIONARIES = { en, hi, ta, es, pt, ar } satisfies Record<Locale, Dictionary & LaterWords>
const keys = Object.keys(en) as (keyof typeof en)[]

describe.each(Object.entries(DICTIONARIES))('in %s', (_, dictionary: Dictionary & LaterWords) => {
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

/** Written so in every script: names, formats, a unit, names of permissions and fields at Meta, and an address of e-mail as people type it, columns of a CSV file. */
const LATIN_NAMES =
  /[“«](?:expects|contains|document)[”»]|\bid\b|WhatsApp Business|WhatsApp Manager|WhatsApp|Meta Commerce Manager|Google Maps|Ctrl \+ Enter|WhatsNexus(?:Bot)?|Meta|Markdown|CSV|JPEG|PNG|WebP|PDF|DOCX|XLSX|OCR|MP4|3GP|MP3|M4A|AAC|AMR|OGG|MB|KB|API|PIN|QR|URL|UTC|https(?::\/\/)?|whatsapp_business_(?:management|messaging)|[“«]messages[”»]|name@company\.com|DNS|TXT|OpenID Connect|issuer|NDJSON|JSON|AUDIT_KEY|Ed25519|webhook\.test|webhook-id|robots\.txt|noindex|Workers AI|Cloudflare|\bAlt\b|\dxx|(?:login\.)?example\.com(?:\/whatsnexus)?/g

test.each([
  ['Hindi', hi],
  ['Tamil', ta],
  ['Arabic', ar],
])('%s has no word left in English', (_, dictionary: Dictionary & LaterWords) => {
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
