import { parseCallbackData } from './callback-data'
import { type ContactFinder, contactFinder } from './contact-finder'
import {
  callParty,
  contactKeyOf,
  displayDigits,
  echoRecipient,
  groupParty,
  handoverParty,
  messageSender,
  type Party,
  preferenceParty,
  statusRecipient,
  syncedContact,
  threadParty,
  updatedUser,
  waIdOf,
  withContact,
} from './contact-key'
import type { DeliveryItem, ItemPart, UnroutedReason } from './delivery'
import type { Sorter } from './envelope-sorter'
import { idText, isRecord, recordOf } from './loose'

type Meta = Record<string, unknown>

/** One `value` of a messaging field and where it came from. */
export interface Change {
  wabaId: string
  field: string
  entryTime: number | undefined
  value: Meta
}

interface Scope extends Omit<Change, 'value'> {
  sorter: Sorter
  phoneNumberId: string
  /** Digits of the business number, where it is told. */
  own: string | null
  origin: DeliveryItem['origin']
  contacts: ContactFinder
}

const MESSAGING_FIELDS = new Set([
  'messages',
  'standby',
  'messaging_handovers',
  'history',
  'smb_message_echoes',
  'message_echoes',
  'smb_app_state_sync',
  'calls',
  'user_preferences',
  'user_id_update',
  'group_lifecycle_update',
  'group_participants_update',
  'group_settings_update',
  'group_status_update',
])

/** Longer is no id of Meta's, and no key of ours. */
export const MAX_ID_LENGTH = 512

export function isMessagingField(field: string): boolean {
  return MESSAGING_FIELDS.has(field)
}

/** Places every item of a messaging value; a value that yields none is unrouted as a whole. */
export function sortValue({ value, ...change }: Change, sorter: Sorter) {
  const number = isRecord(value.metadata) ? value.metadata : recordOf(value.recipient) // hand-overs have no metadata
  const phoneNumberId = idText(number.phone_number_id)
  if (phoneNumberId === undefined) return sorter.unroute('no_number', change.field, value, change)
  // On standby everything stands one level deeper.
  const content = change.field === 'standby' && isRecord(value.standby) ? value.standby : value
  const scope: Scope = {
    ...change,
    sorter,
    phoneNumberId,
    own: displayDigits(number.display_phone_number),
    origin: change.field === 'standby' ? 'standby' : change.field === 'history' ? 'history' : undefined,
    contacts: contactFinder(content.contacts),
  }
  const before = sorter.count()
  if (change.field === 'messaging_handovers') place(scope, 'handover', value, handoverParty(value))
  else for (const key in content) READERS.get(key)?.(content[key], scope)
  if (sorter.count() === before) unroute(scope, 'bad_shape', value)
}

/** By the key under which the list stands in `value`. */
const READERS = new Map<string, (list: unknown, scope: Scope) => void>([
  ['messages', (list, scope) => eachOf(list, scope, (raw, alone) => placeMessage(scope, raw, alone))],
  ['statuses', (list, scope) => eachOf(list, scope, (raw, alone) => placeStatus(scope, raw, alone))],
  ['message_echoes', (list, scope) => eachOf(list, scope, (raw) => place(scope, 'echo', raw, echoRecipient(raw)))],
  ['calls', (list, scope) => eachOf(list, scope, (raw) => place(scope, 'call', raw, callParty(raw, scope.own)))],
  [
    'user_preferences',
    (list, scope) => eachOf(list, scope, (raw) => place(scope, 'preference', raw, preferenceParty(raw))),
  ],
  ['user_id_update', (list, scope) => eachOf(list, scope, (raw) => placeIdentityUpdate(scope, raw))],
  ['state_sync', (list, scope) => eachOf(list, scope, (raw) => place(scope, 'contact_sync', raw, syncedContact(raw)))],
  ['groups', (list, scope) => eachOf(list, scope, (raw) => place(scope, 'group', raw, groupParty(raw)))],
  ['history', (list, scope) => eachOf(list, scope, (raw) => placeHistory(scope, raw))],
  ['errors', (list, scope) => eachOf(list, scope, (raw) => recordError(scope, raw))],
])

function eachOf(list: unknown, scope: Scope, sort: (raw: Meta, alone: boolean) => void) {
  if (!Array.isArray(list)) return unroute(scope, 'bad_shape', list)
  for (const raw of list) isRecord(raw) ? sort(raw, list.length === 1) : unroute(scope, 'bad_shape', raw)
}

function placeMessage(scope: Scope, raw: Meta, alone: boolean) {
  const sender = messageSender(raw)
  const ours = scope.own !== null && sender.waId === scope.own
  // History's media come under `messages` for both sides.
  if (ours && scope.origin === 'history') return place(scope, 'echo', raw, echoRecipient(raw))
  if (ours) return unroute(scope, 'own_number', raw)
  place(scope, 'message', raw, sender, alone)
}

function placeStatus(scope: Scope, raw: Meta, alone: boolean) {
  if (typeof raw.status !== 'string') return unroute(scope, 'bad_shape', raw)
  place(scope, statusPart(scope.field, raw.type), raw, statusRecipient(raw), alone)
}

function statusPart(field: string, type: unknown): ItemPart {
  if (type === 'call' || field === 'calls') return 'call_status'
  return type === 'payment' ? 'payment_status' : 'status'
}

function placeIdentityUpdate(scope: Scope, raw: Meta): void {
  const { before, after } = updatedUser(raw)
  place(scope, 'identity_update', raw, before.waId === null && before.userId === null ? after : before)
}

function placeHistory(scope: Scope, chunk: Meta) {
  const { sorter, wabaId, phoneNumberId, field, entryTime } = scope
  if (chunk.errors === undefined && chunk.threads === undefined)
    return sorter.record({ wabaId, phoneNumberId }, { field, part: 'account', raw: chunk, entryTime }) // progress only
  if (chunk.errors !== undefined) eachOf(chunk.errors, scope, (raw) => recordError(scope, raw))
  if (chunk.threads !== undefined) eachOf(chunk.threads, scope, (thread) => placeThread(scope, thread))
}

function placeThread(scope: Scope, thread: Meta): void {
  const party = threadParty(thread)
  const contact = {
    ...(party.waId !== null && { wa_id: party.waId }),
    ...(party.userId !== null && { user_id: party.userId }),
    ...(party.username !== undefined && { username: party.username }),
  }
  eachOf(thread.messages, scope, (raw) => {
    const part = isFromBusiness(raw, party, scope.own) ? 'echo' : 'message'
    const named = part === 'echo' ? echoRecipient(raw) : messageSender(raw)
    put(scope, part, raw, contactKeyOf(party) === null ? named : party, contact)
  })
}

function isFromBusiness(raw: Meta, customer: Party, own: string | null): boolean {
  const from = waIdOf(raw.from)
  if (from !== null && from === own) return true
  const isCustomer =
    (from !== null && from === customer.waId) || (customer.userId !== null && raw.from_user_id === customer.userId)
  return !isCustomer && (raw.to !== undefined || raw.to_user_id !== undefined)
}

function recordError({ sorter, wabaId, phoneNumberId, field, entryTime }: Scope, raw: Meta): void {
  sorter.record({ wabaId, phoneNumberId }, { field, part: 'platform_error', raw, entryTime })
}

/** `alone`: the only item of its list, so that the only contact must be its own when it names nobody itself. */
function place(scope: Scope, part: ItemPart, raw: Meta, named: Party, alone = false): void {
  const contact = scope.contacts.find(named, alone)
  put(scope, part, raw, withContact(named, contact), contact)
}

function put(scope: Scope, part: ItemPart, raw: Meta, party: Party, contact: unknown) {
  if (NEEDS_ID.has(part) && !isId(raw.id)) return unroute(scope, raw.id === undefined ? 'no_id' : 'bad_id', raw)
  const conversationId = part === 'status' ? parseCallbackData(raw.biz_opaque_callback_data)?.conversationId : undefined
  // A group id that cannot be read must not send a group's message to the person who wrote it.
  const lostGroup = party.groupId === undefined && (raw.group_id !== undefined || raw.recipient_type === 'group')
  const key = lostGroup ? null : contactKeyOf(party)
  if (key === null && conversationId === undefined) return unroute(scope, 'no_sender', raw)
  if (key !== null && key === scope.own) return unroute(scope, 'own_number', raw)
  const { wabaId, phoneNumberId, field, entryTime, origin, sorter } = scope
  const item: DeliveryItem = { field, part, raw }
  if (contact !== undefined) item.contact = contact
  if (entryTime !== undefined) item.entryTime = entryTime
  if (origin !== undefined) item.origin = origin
  const place = { wabaId, phoneNumberId, contactKey: key ?? '' }
  sorter.deliver(conversationId === undefined ? place : { ...place, conversationId }, item)
}

const NEEDS_ID = new Set<ItemPart>(['message', 'echo', 'status', 'payment_status', 'call', 'call_status'])

function isId(id: unknown): id is string {
  return typeof id === 'string' && id !== '' && id.length <= MAX_ID_LENGTH
}

function unroute({ sorter, field, wabaId, phoneNumberId }: Scope, reason: UnroutedReason, raw: unknown): void {
  sorter.unroute(reason, field, raw, { wabaId, phoneNumberId })
}
