import { createHash } from 'node:crypto'
import type { BusinessNumber } from './options.ts'

/** Somebody with a phone. `phone` is missing for a person who shows only a user id. */
export interface Person {
  id: string
  label: string
  /** The name in the WhatsApp profile. */
  name: string
  phone?: string
  country: string
  username?: string
  /** Given by an outside call; else one is made for each business account. */
  userId?: string
  /** Stopped marketing messages. */
  optedOut?: true
}

/** The desk's own phones. Numbers are of ranges kept for fiction. */
export const TEST_PHONES: Person[] = [
  { id: 'phone-1', label: 'Test phone 1', name: 'Asha Rao', phone: '15550100101', country: 'US' },
  { id: 'phone-2', label: 'Test phone 2, Tamil', name: 'கவிதா', phone: '910000000102', country: 'IN' },
  { id: 'phone-3', label: 'Test phone 3, no number', name: 'Bia', country: 'BR', username: 'bia.flores' },
  { id: 'phone-4', label: 'Test phone 4, opted out', name: 'Sam', phone: '15550100104', country: 'US', optedOut: true },
]

const COUNTRIES: [prefix: string, country: string][] = [
  ['91', 'IN'],
  ['55', 'BR'],
  ['52', 'MX'],
  ['54', 'AR'],
  ['44', 'GB'],
  ['34', 'ES'],
  ['49', 'DE'],
  ['966', 'SA'],
  ['971', 'AE'],
  ['1', 'US'],
]

export function digitsOf(phone: string): string {
  return phone.replace(/\D/g, '')
}

export function personOfPhone(phone: string, label?: string, name?: string): Person {
  const digits = digitsOf(phone)
  const country = COUNTRIES.find(([prefix]) => digits.startsWith(prefix))?.[1] ?? 'US'
  return {
    id: `tel-${digits}`,
    label: label ?? name ?? 'Unlisted phone',
    name: name ?? 'Guest',
    phone: digits,
    country,
  }
}

export function personOfUserId(userId: string, name?: string): Person {
  return {
    id: `usr-${userId}`,
    label: name ?? 'User id only',
    name: name ?? 'Guest',
    country: userId.slice(0, 2),
    userId,
  }
}

/** User ids are scoped to the business: the same person has another one at another account. */
export function userIdOf(person: Person, number: BusinessNumber): string {
  if (person.userId) return person.userId
  const digest = createHash('sha256').update(`${number.waba_id}|${person.id}`).digest()
  return `${person.country}.${digest.readBigUInt64BE().toString().slice(0, 16)}`
}

/** What stands in wamids: the number where there is one. */
export function peerOf(person: Person, number: BusinessNumber): string {
  return person.phone ?? userIdOf(person, number)
}

/** Entry of `contacts[]`. Identifiers that are hidden are absent, never empty. */
export function contactOf(person: Person, number: BusinessNumber): object {
  return {
    profile: { name: person.name, ...(person.username ? { username: person.username } : {}) },
    ...(person.phone ? { wa_id: person.phone } : {}),
    user_id: userIdOf(person, number),
  }
}
