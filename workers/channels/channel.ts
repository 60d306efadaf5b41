/** A connected WhatsApp number. Holds no secret: tokens are fetched by `accessToken` (channels.ts) when a send needs one. */
export interface Channel {
  id: string // chn_…
  tenantId: string
  phoneNumberId: string
  wabaId: string
  displayPhoneNumber: string
  /** What the tenant calls it. */
  name: string | null
  /** It also lives in the WhatsApp Business app. */
  onBusinessApp: boolean
  /** Customers see blue ticks and typing when agents read and write. */
  readMarks: boolean
  /** Which Meta app may sign for it: `default`, or the slug of the tenant's own app. */
  appId: string
  /** Does the assistant speak on this number. */
  assistant: boolean
  keywordRules: KeywordRule[]
  /** Inbound messages a contact may send per minute before it counts as a flood; null = no guard. */
  guards: { flood: number | null; loop: number | null }
  messagesPerSecond: number
  /** Messages to one contact that may leave in a burst; 0 = do not pace pairs. */
  pairBurst: number
  /** Since then it is nobody's: it hears nothing and says nothing; its conversations can be read. */
  disconnectedAt: number | null
}

/** `match`: linear-time regular expression, unanchored, case-insensitive. `reply` may use `$1`. */
export interface KeywordRule {
  match: string
  reply: string
}
