/**
 * What Meta said, in our words. One event is one thing that happened; its fields are those of the public feed
 * (`GET /api/events`), so that what an object stores, what a socket hears and what an integration reads are one shape.
 * `wa_id` and `user_id` always name the customer, in both directions. `timestamp` is Meta's, in Unix seconds.
 */
export type WhatsAppEvent =
  | MessageEvent
  | ReactionEvent
  | EditEvent
  | RevokeEvent
  | IdentityChangeEvent
  | StatusEvent
  | PaymentStatusEvent
  | PlatformErrorEvent
  | AccountEvent
  | PreferenceEvent
  | ContactSyncEvent
  | CallEvent
  | HandoverEvent
  | GroupEvent

export type Direction = 'inbound' | 'outbound'

/** `business_app`: typed on the phone app. `standby`: another app holds the thread. */
export type Origin = 'business_app' | 'history' | 'standby' | 'meta_business_agent'

interface Common {
  timestamp?: number
  /** Meta's timestamp could not be used; `timestamp` is the time of receipt. */
  timestamp_invalid?: true
}

interface AboutCustomer extends Common {
  wa_id: string | null
  user_id: string | null
  parent_user_id?: string
  username?: string
  contact_name?: string | null
  group_id?: string
}

export interface MediaRef {
  id: string
  mime_type?: string
  sha256?: string
}

export interface MessageEvent extends AboutCustomer {
  kind: 'message'
  /** The wamid. */
  id: string
  /** Meta's type, also one we do not know. */
  type: string
  direction: Direction
  text: string | null
  origin?: Origin
  must_not_reply?: true
  also?: 'marketing_opt_out'
  reply_to?: string
  forwarded?: true
  frequently_forwarded?: true
  product?: { catalog_id?: string; product_retailer_id?: string }
  referral?: Referral
  identity_key_hash?: string
  media?: MediaRef
  voice?: boolean
  filename?: string
  animated?: boolean
  location?: { latitude: number; longitude: number; name?: string; address?: string; url?: string }
  /** How many cards; the cards themselves are in `cards`. */
  shared_contacts?: number
  cards?: ContactCard[]
  /** A contact card sent on our request: this number belongs to the sender. */
  links_wa_id?: string
  subtype?: string | null
  payload?: string
  /** Of a choice: what stood under it in the list. */
  description?: string
  /** May we call: the answer to our question, or a change of it. */
  call_permission?: { accepted: boolean; permanent: boolean; until?: number }
  flow?: Record<string, unknown> | null
  order?: { catalog_id?: string; items: number; lines?: OrderLine[] }
  error_code?: number
  /** History only: what became of it. */
  status?: string
  /** The item as Meta sent it, kept where we do not understand all of it. */
  raw?: unknown
}

export interface Referral {
  source_type?: string
  source_id?: string
  source_url?: string
  headline?: string
  body?: string
  media_type?: string
  ctwa_clid: string | null
}

export interface ContactCard {
  name: string
  phones: string[]
  emails?: string[]
}

export interface OrderLine {
  product_retailer_id: string
  quantity: number
  item_price: number
  currency: string
}

export interface ReactionEvent extends AboutCustomer {
  kind: 'reaction'
  id: string
  type: 'reaction'
  direction: Direction
  origin?: Origin
  text: string | null
  target_id: string
  removed: boolean
}

export interface EditEvent extends AboutCustomer {
  kind: 'edit'
  id: string
  type: 'edit'
  direction: Direction
  origin?: Origin
  text: string | null
  target_id: string
  new_type: string
}

export interface RevokeEvent extends AboutCustomer {
  kind: 'revoke'
  id: string
  type: 'revoke'
  direction: Direction
  origin?: Origin
  text: null
  target_id: string
}

export interface IdentityChangeEvent extends AboutCustomer {
  kind: 'identity_change'
  id?: string
  type?: 'system'
  direction?: 'inbound'
  text?: null
  /** `user_changed_number`, `user_changed_user_id`, `customer_identity_changed`, `user_id_update` or one to come. */
  subtype: string
  old_wa_id: string | null
  old_user_id: string | null
}

export interface StatusEvent extends AboutCustomer {
  kind: 'status'
  /** wamid of the message this is about. */
  id: string
  /** sent, delivered, read, played, failed; any other is `record_only`. */
  status: string
  direction: 'outbound'
  origin?: Origin
  effect?: 'record_only'
  error_code?: number
  error_details?: string
  retry?: 'never' | 'with_template' | 'after_24h_at_earliest' | 'later'
  also?: 'marketing_opt_out'
  pricing_type?: string
  pricing_category?: string
  /** The first to say that it arrived, with its price: the month's usage counts it. */
  metered?: true
  biz_opaque_callback_data?: string
}

export interface PaymentStatusEvent extends AboutCustomer {
  kind: 'payment_status'
  id: string
  status: string
}

export interface PlatformErrorEvent extends Partial<AboutCustomer> {
  kind: 'platform_error'
  error_code: number
  error_details?: string
}

/** About the account, a template or the number; of no conversation. Unknown webhook fields come out as this too. */
export interface AccountEvent extends Common {
  kind: 'account'
  field: string
  event?: string | null
  template_id?: string
  template_name?: string
  template_language?: string
  quality?: string
  category_now?: string
  category_next?: string
  limit?: string
  raw?: unknown
}

export interface PreferenceEvent extends AboutCustomer {
  kind: 'preference'
  category: string
  /** `stop`, `resume`, `signup`. */
  value: string
  also?: 'marketing_opt_out'
}

export interface ContactSyncEvent extends AboutCustomer {
  kind: 'contact_sync'
  action: string
}

export interface CallEvent extends AboutCustomer {
  kind: 'call'
  id: string
  event: string
  direction: Direction
  /** Of one that ended: `COMPLETED`, `FAILED`, … */
  status?: string
  /** Seconds spoken; absent or 0: nobody answered. */
  duration?: number
}

export interface HandoverEvent extends AboutCustomer {
  kind: 'handover'
  event: string
  we_hold_thread: boolean
}

export interface GroupEvent extends Common {
  kind: 'group'
  event: string
  group_id: string
  subject?: string
  description?: string
  /** `invite_link`, … */
  reason?: string
  /** Who came, left, or asks to come: digits, or the user id where Meta names no number. */
  participants?: string[]
  wa_id?: null
  user_id?: null
}
