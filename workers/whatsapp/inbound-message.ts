import * as z from 'zod'
import { echoRecipient, identityChange, messageSender } from './contact-key'
import type { Direction, IdentityChangeEvent, MessageEvent, Origin, Referral, WhatsAppEvent } from './event'
import { flag, token, words } from './fields'
import type { At, Item } from './inbound'
import { contentOf, textOf } from './inbound-content'
import { contactDetails, type PartyFields, partyFields } from './inbound-party'
import { capText, idText, isRecord, present, recordOf } from './loose'
import { keepable } from './raw'
import { timestampOf } from './timestamp'

type Meta = Record<string, unknown>

const MAX_EMOJI = 64
const MAX_TYPE = 64

const context = z.object({
  id: token(512),
  forwarded: flag,
  frequently_forwarded: flag,
  referred_product: z
    .object({ catalog_id: token(128), product_retailer_id: token(256) })
    .optional()
    .catch(undefined),
})

const referral = z.object({
  source_type: words(64),
  source_id: token(256),
  source_url: words(2048),
  headline: words(1024),
  body: words(4096),
  media_type: words(64),
  ctwa_clid: token(1024),
})

const reaction = z.object({ message_id: z.string().min(1).max(512), emoji: words(MAX_EMOJI) })
const target = z.object({ original_message_id: z.string().min(1).max(512) })
const edit = target.extend({ message: z.record(z.string(), z.unknown()).catch({}) })

/** A message of the customer, or one that somebody else wrote to the customer (an echo), live or from history. */
export function parseMessage(item: Item, at: At): WhatsAppEvent {
  const { raw } = item
  const type = typeof raw.type === 'string' ? capText(raw.type, MAX_TYPE) : typeOfEcho(raw)
  if (type === 'system' && item.part === 'message' && isRecord(raw.system)) return parseSystem(raw, raw.system, at)
  const head = headOf(item, at)
  switch (type) {
    case 'reaction': {
      const read = reaction.safeParse(raw.reaction)
      if (!read.success) break
      const { message_id, emoji } = read.data // a removal comes without emoji, or with an empty one
      return { kind: 'reaction', ...head, type, text: emoji || null, target_id: message_id, removed: !emoji }
    }
    case 'edit': {
      const read = edit.safeParse(raw.edit)
      if (!read.success) break
      const { message, original_message_id } = read.data
      const new_type = typeof message.type === 'string' ? capText(message.type, MAX_TYPE) : 'unknown'
      return { kind: 'edit', ...head, type, text: textOf(new_type, message), target_id: original_message_id, new_type }
    }
    case 'revoke': {
      const read = target.safeParse(raw.revoke)
      if (!read.success) break
      return { kind: 'revoke', ...head, type, text: null, target_id: read.data.original_message_id }
    }
  }
  return messageEvent(item, type, head)
}

interface Head extends PartyFields {
  id: string
  direction: Direction
  origin?: Origin
  contact_name?: string | null
  timestamp: number
  timestamp_invalid?: true
}

function headOf({ raw, part, contact, origin, field }: Item, { receivedAt }: At): Head {
  const outbound = part === 'echo'
  const { name } = contactDetails(contact)
  const from = outbound ? echoOrigin(field, origin) : origin
  return {
    id: idText(raw.id) ?? String(raw.id),
    direction: outbound ? 'outbound' : 'inbound',
    ...(from && { origin: from }),
    ...partyFields(outbound ? echoRecipient(raw) : messageSender(raw), contact),
    // Echoes and history seldom name the customer: absent must not look like a name taken away.
    ...((name !== null || (!outbound && !origin)) && { contact_name: name }),
    ...timestampOf(raw.timestamp, receivedAt),
  }
}

function echoOrigin(field: string, origin: Item['origin']): Origin {
  if (origin === 'history') return 'history'
  if (origin === 'standby') return 'meta_business_agent'
  return field === 'message_echoes' ? 'standby' : 'business_app'
}

function messageEvent({ raw, contact, origin, part }: Item, type: string, head: Head): MessageEvent {
  const { identityKeyHash } = contactDetails(contact)
  const content = contentOf(type, part === 'echo' && isRecord(raw.message) ? raw.message : raw)
  const event: MessageEvent = { kind: 'message', ...head, type, ...content }
  if (origin !== undefined && part === 'message') event.must_not_reply = true
  if (raw.context !== undefined) Object.assign(event, contextOf(raw.context))
  if (isRecord(raw.referral)) event.referral = referralOf(raw.referral)
  const hash = identityKeyHash ?? recordOf(raw.identity).hash
  if (typeof hash === 'string') event.identity_key_hash = capText(hash, 256)
  if (isRecord(raw.history_context)) Object.assign(event, historyStatus(raw.history_context))
  const [error] = Array.isArray(raw.errors) ? raw.errors : []
  if (isRecord(error) && typeof error.code === 'number') event.error_code = error.code
  if (event.raw !== undefined) event.raw = keepable(event.raw)
  return event
}

function contextOf(raw: unknown): Partial<MessageEvent> {
  const read = context.safeParse(raw)
  if (!read.success) return {}
  const { id, forwarded, frequently_forwarded, referred_product } = read.data
  return present({
    reply_to: id,
    forwarded: forwarded || frequently_forwarded ? true : undefined,
    frequently_forwarded: frequently_forwarded ? true : undefined,
    product: referred_product && present(referred_product),
  })
}

function referralOf(raw: Meta): Referral {
  const { ctwa_clid, ...rest } = referral.parse(raw)
  return { ...present(rest), ctwa_clid: ctwa_clid ?? null } // null: an ad without click id is known to have none
}

function historyStatus({ status }: Meta): { status?: string } {
  return typeof status === 'string' ? { status: capText(status, MAX_TYPE).toLowerCase() } : {}
}

/** A change of who is behind the number, or of how we may name them. Its `body` is prose of Meta's and is not kept. */
function parseSystem(raw: Meta, system: Meta, { receivedAt }: At): IdentityChangeEvent {
  const { before, after } = identityChange(raw)
  return {
    kind: 'identity_change',
    id: String(raw.id),
    type: 'system',
    direction: 'inbound',
    text: null,
    subtype: typeof system.type === 'string' ? capText(system.type, MAX_TYPE) : 'unknown',
    old_wa_id: before.waId,
    old_user_id: before.userId,
    ...partyFields(after, undefined),
    ...timestampOf(raw.timestamp, receivedAt),
  }
}

function typeOfEcho(raw: Meta): string {
  const { type } = recordOf(raw.message)
  return typeof type === 'string' ? capText(type, MAX_TYPE) : 'unknown'
}
