import * as z from 'zod'
import {
  callParty,
  groupParty,
  handoverParty,
  isOutboundCall,
  participantOf,
  preferenceParty,
  statusRecipient,
  syncedContact,
  updatedUser,
} from './contact-key'
import type {
  CallEvent,
  ContactSyncEvent,
  GroupEvent,
  HandoverEvent,
  IdentityChangeEvent,
  PreferenceEvent,
} from './event'
import { token, words } from './fields'
import type { At, Item } from './inbound'
import { MAX_NAME, partyFields } from './inbound-party'
import { present, recordOf } from './loose'
import { timestampOf } from './timestamp'

const call = z.object({
  id: z.string().min(1).max(512),
  event: words(64),
  status: words(64),
  duration: z.number().nonnegative().optional().catch(undefined),
})
const preference = z.object({ category: words(64), value: words(64) })
const sync = z.object({
  action: words(64),
  contact: z.object({ full_name: words(MAX_NAME), first_name: words(MAX_NAME) }).catch({}),
  metadata: z.object({ timestamp: z.unknown().optional() }).catch({}),
})
const handover = z.object({ type: words(64) })
const roles = z.object({ new_owner_role: token(64), new_owner_app_role: token(64) })
const group = z.object({
  type: words(64),
  subject: words(512),
  description: words(2048),
  reason: words(64),
  added_participants: z.array(z.unknown()).catch([]),
  removed_participants: z.array(z.unknown()).catch([]),
  failed_participants: z.array(z.unknown()).catch([]),
})
/** Of so many at most the names are kept. */
const MOST_PARTICIPANTS = 50

export function parseCall({ raw, contact }: Item, { receivedAt }: At): CallEvent | null {
  const read = call.safeParse(raw)
  if (!read.success) return null
  return {
    kind: 'call',
    id: read.data.id,
    event: read.data.event ?? 'unknown',
    ...present({ status: read.data.status, duration: read.data.duration }),
    direction: isOutboundCall(raw) ? 'outbound' : 'inbound',
    ...partyFields(callParty(raw, null), contact),
    ...timestampOf(raw.timestamp, receivedAt),
  }
}

/** How far a call of ours has rung. */
export function parseCallStatus({ raw, contact }: Item, { receivedAt }: At): CallEvent | null {
  const read = call.safeParse(raw)
  if (!read.success) return null
  return {
    kind: 'call',
    id: read.data.id,
    event: read.data.status ?? 'unknown',
    direction: 'outbound',
    ...partyFields(statusRecipient(raw), contact),
    ...timestampOf(raw.timestamp, receivedAt),
  }
}

/** The customer's own switch for marketing inside WhatsApp. `stop` binds us at once. */
export function parsePreference({ raw, contact }: Item, { receivedAt }: At): PreferenceEvent {
  const { category = 'unknown', value = 'unknown' } = preference.parse(raw)
  return {
    kind: 'preference',
    category,
    value,
    ...(value === 'stop' && { also: 'marketing_opt_out' }),
    ...partyFields(preferenceParty(raw), contact),
    ...timestampOf(raw.timestamp, receivedAt),
  }
}

/** The field form of a changed BSUID; the other form is a `system` message. */
export function parseIdentityUpdate({ raw }: Item, { receivedAt }: At): IdentityChangeEvent {
  const { before, after } = updatedUser(raw)
  return {
    kind: 'identity_change',
    subtype: 'user_id_update',
    old_wa_id: before.waId,
    old_user_id: before.userId,
    ...partyFields(after, undefined),
    ...timestampOf(raw.timestamp, receivedAt),
  }
}

/** A change in the phone's address book. A removal says nothing about the conversation. */
export function parseContactSync({ raw }: Item, { receivedAt }: At): ContactSyncEvent {
  const { action = 'unknown', contact, metadata } = sync.parse(raw)
  return {
    kind: 'contact_sync',
    action,
    contact_name: contact.full_name || contact.first_name || null,
    ...partyFields(syncedContact(raw), undefined),
    ...timestampOf(metadata.timestamp, receivedAt),
  }
}

/** Control is passed to the app that hears of it, and taken from it; but Meta's own agent may be named as the new owner. */
export function parseHandover({ raw }: Item, { receivedAt }: At): HandoverEvent {
  const { type: event = 'unknown' } = handover.parse(raw)
  const { new_owner_role, new_owner_app_role } = roles.parse(recordOf(raw[event]))
  const metaHolds = new_owner_role === 'meta_business_agent' || new_owner_app_role === 'meta_business_agent'
  return {
    kind: 'handover',
    event,
    we_hold_thread: event === 'control_passed' && !metaHolds,
    ...partyFields(handoverParty(raw), undefined),
    ...timestampOf(raw.timestamp, receivedAt),
  }
}

export function parseGroup({ raw }: Item, { receivedAt }: At): GroupEvent | null {
  const { groupId } = groupParty(raw)
  if (groupId === undefined) return null
  const { type, subject, description, reason, ...lists } = group.parse(raw)
  const named = [...lists.added_participants, ...lists.removed_participants, ...lists.failed_participants, raw]
  const participants = named.flatMap((one) => participantOf(one) ?? []).slice(0, MOST_PARTICIPANTS)
  return {
    kind: 'group',
    event: type ?? 'unknown',
    group_id: groupId,
    ...present({ subject, description, reason, participants: participants.length > 0 ? participants : undefined }),
    wa_id: null,
    user_id: null,
    ...timestampOf(raw.timestamp, receivedAt),
  }
}
