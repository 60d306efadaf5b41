/**
 * The one place that hides who a customer is. It knows the fields by their names, so that no list, answer or live message
 * can be forgotten: everything a person of such a tenant is told goes through it.
 */

const NUMBERS = new Set([
  ...['wa_id', 'waId', 'waIds', 'links_wa_id', 'old_wa_id', 'new_wa_id', 'recipient_id', 'contact_key'],
  ...['numbers', 'answersTo', 'participants', 'recipient', 'phone', 'phones', 'contactKey'],
])
const NAMES = new Set([
  ...['contact_name', 'username', 'usernames', 'names', 'formatted_name', 'first_name', 'last_name', 'middle_name'],
  ...['vcard', 'emails'],
])
/** A `name` in one of these is a customer's. */
const PEOPLE = new Set(['contact', 'contacts', 'cards', 'author', 'profile'])
/** Who spoke and where a number went to are named like the ends of other changes: only what looks like a number is one. */
const ENDS = new Set(['from', 'to'])
const LIKE_A_NUMBER = /^\+?\d{7,15}$/
/** As Meta sent it: whatever stands in it, under whatever name. */
const UNREAD = 'raw'
/** Meta's name of a message begins with the customer's number; only its end is the message's own. */
const WAMID = /wamid\.[\w+/=-]+/g
const WAMID_OWN = 10
const WAMID_LENGTH = 32
/** What an entry is known by may end with whom it is about. */
const NUMBER_AT_END = /(?<=:)\d{7,20}$/
const SHOWN_DIGITS = 4
const HIDDEN = '•'
const HIDDEN_NAME = '•••'

/** The same with numbers and names only in part. */
export function masked(value: unknown): unknown {
  return hide(value, '', '')
}

export function maskedText(json: string): string {
  return JSON.stringify(masked(JSON.parse(json)))
}

/** The last four digits, and as many dots as there are others. */
export function maskedNumber(number: string): string {
  const hidden = Math.max(number.length - SHOWN_DIGITS, Math.ceil(number.length / 2))
  return HIDDEN.repeat(hidden) + number.slice(hidden)
}

/** The first letter of each of its first words. */
export function maskedName(name: string): string {
  const words = name.trim().split(/\s+/).slice(0, 3)
  return words.map((word) => `${[...word][0] ?? ''}${HIDDEN_NAME}`).join(' ')
}

/** `key`: the member it stands in; `within`: that of the object around it. */
function hide(value: unknown, key: string, within: string): unknown {
  if (typeof value === 'string') return hideText(value, key, within)
  if (Array.isArray(value)) return value.map((one) => hide(one, key, within))
  if (typeof value !== 'object' || value === null) return value
  const around = PEOPLE.has(within) && key === 'name' ? within : key
  const known = Object.entries(value).filter(([name]) => name !== UNREAD)
  return Object.fromEntries(known.map(([name, held]) => [name, hide(held, name, around)]))
}

function hideText(text: string, key: string, within: string): string {
  if (text === '') return text
  if (NUMBERS.has(key) || (ENDS.has(key) && LIKE_A_NUMBER.test(text))) return maskedNumber(text)
  if (NAMES.has(key) || (key === 'name' && PEOPLE.has(within))) return maskedName(text)
  const unnamed = text.replace(WAMID, maskedWamid)
  return key === 'key' ? unnamed.replace(NUMBER_AT_END, maskedNumber) : unnamed
}

function maskedWamid(wamid: string): string {
  return `wamid.${HIDDEN_NAME}${wamid.length > WAMID_LENGTH ? wamid.slice(-WAMID_OWN) : ''}`
}
