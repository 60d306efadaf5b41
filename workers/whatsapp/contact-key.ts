import { isRecord, recordOf } from './loose'

/** The customer as one of Meta's objects names it. Any of the identifiers can be missing. */
export interface Party {
  /** Digits only. */
  waId: string | null
  /** BSUID, unique per user and business portfolio. */
  userId: string | null
  parentUserId?: string
  username?: string
  groupId?: string
}

type Meta = Record<string, unknown>

/** No `+` by Meta's word; seen with one in what other systems send. */
const WA_ID = /^\+?\d{3,20}$/
/** `CC.` and up to 128 alphanumerics; a parent's is `CC.ENT.…`. */
const USER_ID = /^[A-Za-z]{2}\.[\w.-]{1,160}$/
const GROUP_ID = /^[\w=+/:.@-]{1,256}$/
const ALL_DIGITS = /^\d+$/

/** Group id, else digits of the wa_id, else BSUID; null when nobody is named. No look-up: an alias is the object's business. */
export function contactKeyOf(party: Party): string | null {
  if (party.groupId === undefined) return party.waId ?? party.userId
  // A group whose id looks like a person's must not share that person's conversation.
  const looksLikePerson = ALL_DIGITS.test(party.groupId) || USER_ID.test(party.groupId)
  return looksLikePerson ? `group:${party.groupId}` : party.groupId
}

/** The key without what tells apart those who had the number one after the other: `447700900001~2` → `447700900001`. */
export function withoutLap(contactKey: string): string {
  const parts = contactKey.split('~')
  while (parts.length > 1 && ALL_DIGITS.test(parts.at(-1) ?? '')) parts.pop()
  return parts.join('~')
}

/** Under which key whoever has the number next is to be found. */
export function lapKey(contactKey: string, lap: number): string {
  return `${contactKey}~${lap}`
}

/** What the contact entry knows beyond the item itself. */
export function withContact(party: Party, contact: unknown): Party {
  if (!isRecord(contact)) return party
  const known = partyOf(contact.wa_id, contact.user_id, contact.parent_user_id)
  const username = usernameOf(recordOf(contact.profile).username ?? contact.username)
  return {
    ...party,
    waId: party.waId ?? known.waId,
    userId: party.userId ?? known.userId,
    ...(party.parentUserId === undefined && known.parentUserId !== undefined && { parentUserId: known.parentUserId }),
    ...(username !== undefined && { username }),
  }
}

/** Who wrote a message. For `system` without `from`: who it was before the change. */
export function messageSender(raw: Meta): Party {
  const party = partyOf(raw.from, raw.from_user_id, raw.from_parent_user_id, raw.group_id)
  if (party.waId ?? party.userId) return party
  if (raw.type !== 'system') return party
  const system = recordOf(raw.system)
  return partyOf(undefined, system.previous_user_id ?? system.user_id, system.previous_parent_user_id, raw.group_id)
}

/** Before and after a `system` message's change. What is not said to change is the same on both sides. */
export function identityChange(raw: Meta): { before: Party; after: Party } {
  const system = recordOf(raw.system)
  const from = partyOf(raw.from, raw.from_user_id, raw.from_parent_user_id)
  const after = partyOf(system.wa_id ?? system.new_wa_id, system.user_id, system.parent_user_id)
  const numberMoved = after.waId !== null && after.waId !== from.waId
  return {
    before: { ...from, userId: userIdOf(system.previous_user_id) ?? from.userId },
    after: {
      ...after,
      waId: after.waId ?? from.waId,
      // A changed number always brings a new BSUID: the old one must not be carried over to it.
      userId: after.userId ?? (numberMoved ? null : from.userId),
    },
  }
}

export function statusRecipient(raw: Meta): Party {
  if (raw.recipient_type !== 'group')
    return partyOf(
      raw.recipient_id,
      raw.recipient_user_id,
      raw.recipient_parent_user_id ?? raw.parent_recipient_user_id,
    )
  return partyOf(
    raw.recipient_participant_id,
    raw.recipient_participant_user_id,
    raw.recipient_participant_parent_user_id,
    raw.recipient_id,
  )
}

/** The customer to whom somebody else wrote for the business. On standby the request itself stands under `message`. */
export function echoRecipient(raw: Meta): Party {
  const request = isRecord(raw.message) ? raw.message : raw
  const group = request.recipient_type === 'group' ? request.to : raw.group_id
  const to = request.recipient_type === 'group' ? undefined : (raw.to ?? request.to)
  return partyOf(to, raw.to_user_id ?? request.recipient, raw.to_parent_user_id, group)
}

/** `own`: digits of the business number, to tell the sides apart when the direction is missing. */
export function callParty(raw: Meta, own: string | null): Party {
  return isOutboundCall(raw, own)
    ? partyOf(raw.to, raw.to_user_id, raw.to_parent_user_id)
    : partyOf(raw.from, raw.from_user_id, raw.from_parent_user_id)
}

export function isOutboundCall(raw: Meta, own: string | null = null): boolean {
  if (typeof raw.direction === 'string') return raw.direction === 'BUSINESS_INITIATED'
  return own !== null && waIdOf(raw.from) === own
}

export function threadParty(thread: Meta): Party {
  const context = recordOf(thread.context)
  return {
    ...partyOf(context.wa_id ?? waIdOf(thread.id), context.user_id ?? userIdOf(thread.id), context.parent_user_id),
    ...username(context.username),
  }
}

export function preferenceParty(raw: Meta): Party {
  return partyOf(raw.wa_id, raw.user_id, raw.parent_user_id)
}

/** `user_id_update`: the conversation is the one under the old id. */
export function updatedUser(raw: Meta): { before: Party; after: Party } {
  const ids = recordOf(raw.user_id)
  const parents = recordOf(raw.parent_user_id)
  return {
    before: partyOf(raw.wa_id, ids.previous, parents.previous),
    after: partyOf(raw.wa_id, ids.current, parents.current),
  }
}

/** An entry of the phone's address book; its number may be written as people write it. */
export function syncedContact(raw: Meta): Party {
  const contact = recordOf(raw.contact)
  const phone = typeof contact.phone_number === 'string' ? contact.phone_number.replace(/[\s().-]/g, '') : undefined
  return { ...partyOf(phone, contact.user_id, contact.parent_user_id), ...username(contact.username) }
}

export function handoverParty(raw: Meta): Party {
  const sender = recordOf(raw.sender)
  return partyOf(sender.phone_number ?? sender.wa_id, sender.user_id, sender.parent_user_id)
}

export function groupParty(raw: Meta): Party {
  return partyOf(undefined, undefined, undefined, raw.group_id)
}

/** Somebody in a group: a number, or the user id of who hides it. Also of a request to join, which names one itself. */
export function participantOf(raw: unknown): string | null {
  const { wa_id, user_id, input } = recordOf(raw)
  return waIdOf(wa_id) ?? userIdOf(user_id) ?? waIdOf(input)
}

/** Digits of a number as Meta writes it, or null. */
export function waIdOf(value: unknown): string | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value > 99 ? String(value) : null
  if (typeof value !== 'string' || !WA_ID.test(value)) return null
  return value.charCodeAt(0) === 43 ? value.slice(1) : value
}

/** Digits of a display number (`+1 555-010-0111`), or null. */
export function displayDigits(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' ? waIdOf(String(value).replace(/[\s()+.-]/g, '')) : null
}

/**
 * The spellings under which WhatsApp may know a number: Brazil with and without the mobile 9, Mexico with and without the 1,
 * Argentina with and without the 9. The given one comes first. A match by variant is a hint, never a merge.
 */
export function phoneVariants(waId: string): string[] {
  for (const [spelling, other] of VARIANTS) if (spelling.test(waId)) return [waId, waId.replace(spelling, other)]
  return [waId]
}

const VARIANTS: [RegExp, string][] = [
  [/^(?<area>55[1-9]\d)9(?<line>[6-9]\d{7})$/, '$<area>$<line>'],
  [/^(?<area>55[1-9]\d)(?<line>[6-9]\d{7})$/, '$<area>9$<line>'],
  [/^521(?<line>\d{10})$/, '52$<line>'],
  [/^52(?<line>\d{10})$/, '521$<line>'],
  [/^549(?<line>\d{10})$/, '54$<line>'],
  [/^54(?<line>\d{10})$/, '549$<line>'],
]

function partyOf(waId: unknown, userId: unknown, parentUserId?: unknown, groupId?: unknown): Party {
  const party: Party = { waId: waIdOf(waId), userId: userIdOf(userId) }
  const parent = userIdOf(parentUserId)
  if (parent !== null) party.parentUserId = parent
  if (typeof groupId === 'string' && GROUP_ID.test(groupId)) party.groupId = groupId
  return party
}

function userIdOf(value: unknown): string | null {
  return typeof value === 'string' && USER_ID.test(value) ? value : null
}

function username(value: unknown): { username?: string } {
  const name = usernameOf(value)
  return name === undefined ? {} : { username: name }
}

/** 3 to 35 characters by Meta's word; some samples show a leading `@`. Changeable, so never a key. */
function usernameOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const name = value.startsWith('@') ? value.slice(1) : value
  return name !== '' && name.length <= 64 ? name : undefined
}
