/** What Meta says of a number and its account. Everything may be unknown. */
export interface ChannelHealth {
  /** Epoch ms at which the Graph API was last asked, and answered. */
  checkedAt: number | null
  token: 'valid' | 'invalid' | 'expiring' | 'unknown'
  /** Epoch ms; null: does not end, or is not known. */
  tokenEndsAt: number | null
  /** Permissions the token lacks. */
  missingScopes: string[]
  verifiedName: string | null
  /** Meta's words: `APPROVED`, `PENDING_REVIEW`, `DECLINED`, … */
  nameStatus: string | null
  /** `GREEN`, `YELLOW`, `RED`, `NA`. */
  quality: string | null
  /** `CONNECTED`, `PENDING`, `BANNED`, … */
  status: string | null
  /** `STANDARD`, `HIGH`, … */
  throughput: string | null
  /** `TIER_2K`, `TIER_UNLIMITED`, …: of the portfolio, shared by all its numbers. */
  messagingLimit: string | null
  /** The business portfolio, where Meta tells it. */
  portfolioId: string | null
  /** `AVAILABLE`, `LIMITED`, `BLOCKED`. */
  canSend: string | null
  /** Restrictions in force, with when they end. */
  restrictions: { type: string; endsAt: number | null; reason: string | null }[]
  /** What we noticed ourselves: no webhook comes any more, or no send is taken. */
  noticed: { code: 'silent' | 'sends_failing'; since: number }[]
  /** The app's subscription to the account's webhooks. */
  subscribed: boolean | null
  callbackUrl: string | null
}

export const UNKNOWN_HEALTH: ChannelHealth = {
  checkedAt: null,
  token: 'unknown',
  tokenEndsAt: null,
  missingScopes: [],
  verifiedName: null,
  nameStatus: null,
  quality: null,
  status: null,
  throughput: null,
  messagingLimit: null,
  portfolioId: null,
  canSend: null,
  restrictions: [],
  noticed: [],
  subscribed: null,
  callbackUrl: null,
}
