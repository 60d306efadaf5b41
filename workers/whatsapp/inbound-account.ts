import * as z from 'zod'
import type { AccountItem } from './delivery'
import type { AccountEvent, PlatformErrorEvent } from './event'
import { words } from './fields'
import { errorDetails, metaError } from './inbound-status'
import { idText, present, recordOf } from './loose'
import { keepable } from './raw'
import { secondsOf } from './timestamp'

const text = words(512)
const limit = z
  .union([z.number(), z.string().max(64)])
  .optional()
  .catch(undefined)

/** Keys of all account and template fields together: Meta itself files some values under another field's name. */
const account = z.object({
  event: text,
  decision: text,
  status: text,
  alert_info: z.object({ alert_type: text }).catch({}),
  message_template_id: z.unknown().optional(),
  message_template_name: words(512),
  message_template_language: words(32),
  new_quality_score: text,
  new_category: text,
  correct_category: text,
  current_limit: limit,
  max_daily_conversations_per_business: limit,
  max_daily_conversation_per_phone: limit,
})

export function parseAccount({ field, part, raw, entryTime }: AccountItem): AccountEvent | PlatformErrorEvent {
  const timestamp = secondsOf(entryTime)
  if (part === 'platform_error') return platformError(raw, timestamp)
  const read = account.parse(recordOf(raw))
  const most = read.max_daily_conversations_per_business ?? read.current_limit ?? read.max_daily_conversation_per_phone
  return {
    kind: 'account',
    field,
    event: read.event ?? read.decision ?? read.alert_info.alert_type ?? null,
    ...present({
      timestamp,
      // Beyond 2^53 it is exact only as text (webhook-json.ts); rounded it is left out: name and language say which one.
      template_id: idText(read.message_template_id),
      template_name: read.message_template_name,
      template_language: read.message_template_language?.replaceAll('-', '_'),
      quality: read.new_quality_score,
      category_now: read.new_category,
      category_next: read.correct_category,
      limit: most === undefined ? undefined : tierOf(most),
    }),
    raw: keepable(raw),
  }
}

function platformError(raw: unknown, timestamp: number | undefined): PlatformErrorEvent {
  const read = metaError.safeParse(raw)
  if (!read.success) return present({ kind: 'platform_error', error_code: 0, timestamp })
  return present({
    kind: 'platform_error',
    error_code: read.data.code,
    error_details: errorDetails(read.data),
    timestamp,
  })
}

/** Meta writes the limit as a tier or as a number; -1 meant unlimited. */
function tierOf(value: number | string): string {
  if (typeof value === 'string') return value === 'UNLIMITED' ? 'TIER_UNLIMITED' : value
  if (value < 0) return 'TIER_UNLIMITED'
  return value >= 1000 && value % 1000 === 0 ? `TIER_${value / 1000}K` : `TIER_${value}`
}
