import * as z from 'zod'
import type { Env } from '../../workers/env'

/** What a number's pace depends on, beside what every asker knows of it. */
export interface ChannelFacts {
  /** Sends a second that Meta reports; 0: nothing above what is set. */
  raised: number
  /** A monthly cap stops some of its sends. */
  capped: boolean
  /** Different people a day outside a window; null: no limit, or none is known. */
  tier: string | null
  /** Whose limit that is: the portfolio, or the account where Meta does not name it. */
  portfolio: string
}

/** Meta: the upgraded throughput of a number. */
const HIGH_THROUGHPUT = 1_000
/** Meta: of a number that also lives in the WhatsApp Business app. */
export const BUSINESS_APP_RATE = 20

const TIERS: Record<string, number> = { '50': 50, '250': 250, '1K': 1_000, '2K': 2_000, '10K': 10_000, '100K': 100_000 }

const health = z
  .object({
    throughput: z.string().nullable().catch(null),
    messagingLimit: z.string().nullable().catch(null),
    portfolioId: z.string().nullable().catch(null),
  })
  .catch({ throughput: null, messagingLimit: null, portfolioId: null })

/** Plain statements: it is on the way of a message, where no library is loaded. null: it is not there (any more). */
export async function readFacts(
  env: Env,
  { tenantId, channelId }: { tenantId: string; channelId: string },
): Promise<ChannelFacts | null> {
  const [found, caps] = await env.DB.batch<Record<string, unknown>>([
    env.DB.prepare('SELECT on_business_app, waba_id, health FROM channels WHERE id = ?1 AND tenant_id = ?2').bind(
      channelId,
      tenantId,
    ),
    env.DB.prepare(
      `SELECT 1 FROM usage_caps WHERE tenant_id = ?1 AND channel_id IN ('', ?2) AND action = 'stop' LIMIT 1`,
    ).bind(tenantId, channelId),
  ])
  const row = found?.results[0]
  if (!row) return null
  const told = health.parse(typeof row.health === 'string' ? JSON.parse(row.health) : null)
  return {
    raised: row.on_business_app === 0 && told.throughput === 'HIGH' ? HIGH_THROUGHPUT : 0,
    capped: (caps?.results.length ?? 0) > 0,
    tier: told.messagingLimit,
    portfolio: told.portfolioId ?? String(row.waba_id),
  }
}

/** `TIER_2K` → 2,000. null: unlimited, or a word we do not know: Meta will say so itself. */
export function peopleOf(tier: string | null): number | null {
  return TIERS[tier?.replace(/^TIER_/, '') ?? ''] ?? null
}
