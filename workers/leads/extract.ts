import { plainText } from '../assistant/plain-text'
import { calendarDates } from './calendar-dates'
import { clockTimes } from './clock-times'
import { CURRENCIES, NUMBERS, TIMES_MORE } from './words'

/**
 * What can be read out of somebody's words without a model, and therefore without a doubt: addresses, numbers, dates.
 * Values come in one form each, in the order in which they were said.
 */
export type ValueKind = 'email' | 'phone' | 'number' | 'money' | 'date' | 'time'

/** More is no chat message: reading stays cheap whatever is sent. */
const MOST_CHARS = 2000

/** `today`: yyyy-mm-dd where the business is. */
export function valuesIn(kind: ValueKind, text: string, today: string): string[] {
  const said = asciiDigits(text.slice(0, MOST_CHARS))
  switch (kind) {
    case 'email':
      return emails(said)
    case 'phone':
      return phones(said)
    case 'date':
      return calendarDates(tokensOf(said), today)
    case 'time':
      return clockTimes(tokensOf(withoutContacts(said)))
    case 'money':
      return amounts(tokensOf(withoutContacts(said))).flatMap(({ currency, amount }) =>
        currency === null ? [] : [`${currency} ${amount}`],
      )
    case 'number':
      return plainNumbers(said).map(String)
  }
}

/** Asked for a sum, people often leave the currency away. */
export function sumsIn(text: string): string[] {
  return amounts(tokensOf(withoutContacts(asciiDigits(text.slice(0, MOST_CHARS))))).map(({ currency, amount }) =>
    currency === null ? String(amount) : `${currency} ${amount}`,
  )
}

const EMAIL = /(?<![a-z0-9._%+-])[a-z0-9][a-z0-9._%+-]{0,63}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}/gi
/** Digits as people group them, with or without a country code. */
const PHONE = /(?<![\p{L}\d.,/@-])\+?\(?\d[\d\s().-]{6,20}\d(?![\p{L}\d@]|[.,/]\d)/gu
const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/

function emails(said: string): string[] {
  return unique((said.match(EMAIL) ?? []).map((found) => found.toLowerCase()))
}

function phones(said: string): string[] {
  return unique(
    (said.replace(EMAIL, ' ').match(PHONE) ?? []).flatMap((found) => {
      const digits = found.replace(/\D/g, '')
      const written = found.trim().startsWith('+') ? `+${digits}` : digits
      // Shorter are prices and years, longer are card and order numbers.
      const isOne = digits.length >= 8 && digits.length <= 15 && !ISO_DATE.test(found.trim())
      return isOne ? [written] : []
    }),
  )
}

function withoutContacts(said: string): string {
  return said.replace(EMAIL, ' ').replace(PHONE, (found) => (phones(found).length > 0 ? ' ' : found))
}

interface Amount {
  currency: string | null
  amount: number
}

function amounts(tokens: string[]): Amount[] {
  const found: Amount[] = []
  for (const [at, token] of tokens.entries()) {
    const base = numberIn(token)
    if (base === null) continue
    const more = TIMES_MORE.get(tokens[at + 1] ?? '')
    const after = tokens[at + (more === undefined ? 1 : 2)] ?? ''
    const before = tokens[at - 1] ?? ''
    // "50 de reais" has a word in between, "2 lakh ka" none that says money.
    const currency = CURRENCIES.get(after) ?? CURRENCIES.get(before) ?? null
    found.push({ currency, amount: Math.round(base * (more ?? 1) * 100) / 100 })
  }
  return found
}

/** What is neither a date, a time, a sum of money nor somebody's number. */
function plainNumbers(said: string): number[] {
  return tokensOf(withoutContacts(said)).flatMap((token, at, tokens) => {
    if (isMoney(tokens, at)) return []
    if (/[:/]|\d[-.]\d+[-.]\d/.test(token)) return []
    const value = numberIn(token) ?? NUMBERS.get(token)
    const next = tokens[at + 1] ?? ''
    const more = (next === 'm' ? undefined : TIMES_MORE.get(next)) ?? 1 // beside no currency, metres
    return value === undefined ? [] : [Math.round(value * more * 100) / 100]
  })
}

function isMoney(tokens: string[], at: number): boolean {
  const after = tokens[at + (TIMES_MORE.has(tokens[at + 1] ?? '') ? 2 : 1)] ?? ''
  return CURRENCIES.has(after) || CURRENCIES.has(tokens[at - 1] ?? '')
}

/** 1,00,000 and 1.000,50 and 1 000: which sign parts thousands is told by what follows it. */
export function numberIn(token: string): number | null {
  if (!/^\d[\d.,]*$/.test(token) || token.length > 15) return null
  const decimal = /[.,](\d{1,2})$/.exec(token)
  const whole = (decimal ? token.slice(0, decimal.index) : token).replace(/[.,]/g, '')
  const value = Number(decimal ? `${whole}.${decimal[1]}` : whole)
  return Number.isFinite(value) ? value : null
}

/** Words and numbers as they follow each other; "8pm" is two, "15/03" is one, "R$" is one. */
export function tokensOf(said: string): string[] {
  const plain = plainText(said).replace(/\b([ap])\.\s?m\b\.?/g, '$1m')
  return plain.match(/\d+(?:[.,:/-]\d+)*|[ru]s?\$|o'clock|[\p{L}\p{M}]+(?:-feira)?|[₹$€£]/gu) ?? []
}

const ZEROS = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0xff10]

/** Digits of other scripts as ours, with what parts them. */
export function asciiDigits(text: string): string {
  return text
    .replaceAll('٬', ',')
    .replaceAll('٫', '.')
    .replace(/\p{Nd}/gu, (digit) => {
      const code = digit.codePointAt(0) ?? 0
      const zero = ZEROS.find((start) => code >= start && code < start + 10)
      return zero === undefined ? digit : String(code - zero)
    })
}

function unique(values: string[]): string[] {
  return [...new Set(values)]
}
