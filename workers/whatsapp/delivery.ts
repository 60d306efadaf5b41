/**
 * What the webhook hands to one conversation: the items of one POST that concern it, in the order in which Meta wrote
 * them. `raw` is plain, depth-limited, well-formed data (see sanitise.ts), but otherwise still Meta's: the object parses it.
 */
export interface Delivery {
  tenantId: string
  channelId: string
  /** Group id, digits of wa_id or BSUID: see contact-key.ts. */
  contactKey: string
  /** From a status's callback data: the conversation that made the send. It goes before the contact key, which may be ''. */
  conversationId?: string
  phoneNumberId: string
  wabaId: string
  /** Epoch ms at which the Worker had the POST. */
  receivedAt: number
  items: DeliveryItem[]
  /** Set by the conversation of who had the number until then. */
  heldSince?: number
  /** Set by a conversation that moved and sends a delivery on; more than 3 are unrouted. */
  hops?: number
}

export interface DeliveryItem {
  /** Webhook field: `messages`, `history`, `standby`, … */
  field: string
  part: ItemPart
  raw: unknown
  /** The entry of `contacts[]` that belongs to this item, matched by id and never by position. */
  contact?: unknown
  /** `entry.time`, Unix seconds, where Meta gave one. */
  entryTime?: number
  /** From `standby` or `history`: see, but never speak. */
  origin?: 'standby' | 'history'
}

/** Which array of Meta's `value` the item stood in. */
export type ItemPart =
  | 'message'
  | 'status'
  | 'echo'
  | 'call'
  | 'call_status'
  | 'payment_status'
  | 'preference'
  | 'identity_update'
  | 'contact_sync'
  | 'handover'
  | 'group'

/** About no conversation: the account, a template, the number, or an error beside everything. */
export interface AccountItem {
  field: string
  part: 'account' | 'platform_error'
  raw: unknown
  entryTime?: number
}

/** What could not be placed, kept for operators. */
export interface UnroutedItem {
  reason: UnroutedReason
  field: string
  phoneNumberId?: string
  wabaId?: string
  raw: unknown
}

export type UnroutedReason =
  | 'not_whatsapp' // another product's object
  | 'bad_shape' // entry, changes or value are not what they should be
  | 'no_number' // nothing says which number this is about
  | 'unknown_number'
  | 'unknown_account'
  | 'wrong_account' // the number belongs to another WABA than the entry says
  | 'wrong_app' // signed by an app that may not speak for this channel
  | 'no_id' // cannot be made idempotent
  | 'bad_id' // not a string, or too long to be a key
  | 'no_sender'
  | 'own_number' // from is the business number itself
  | 'too_many_hops'
  | 'undecodable' // signed, but no JSON object; only its hash and length are kept
