import * as z from 'zod'
import type { AccountItem } from '../whatsapp/delivery'
import { words } from '../whatsapp/fields'
import { parseAccountItem } from '../whatsapp/inbound'
import { recordOf } from '../whatsapp/loose'
import { updateOf } from './account-update'
import type { Severity } from './events'
import type { ChannelHealth } from './health'

/** What one account webhook means for a number. */
export interface AccountNews {
  /** Meta's field and event: `account_update.ACCOUNT_RESTRICTION`. */
  kind: string
  severity: Severity
  detail: Record<string, string | number | boolean>
  /** Digits of the only number it is about; absent: of all of the account. */
  number?: string
  health?: (health: ChannelHealth) => ChannelHealth
  /** It may mean more than it says: Meta is asked. */
  ask?: true
}

const text = words(200)

const shape = z.object({
  event: text,
  decision: text,
  display_phone_number: words(40),
  requested_verified_name: text,
  rejection_reason: text,
  entity_type: text,
  alert_info: z
    .object({ alert_severity: text, alert_status: text, alert_type: text, alert_description: words(500) })
    .catch({}),
  username: text,
  status: text,
})

/** Unknown fields and events are told as they are, and change nothing. */
export function accountNews(item: AccountItem): AccountNews {
  const { field } = item
  if (item.part === 'platform_error') return platformError(item)
  const raw = recordOf(item.raw)
  const read = shape.parse(raw)
  const event = read.event ?? read.decision ?? read.status ?? read.alert_info.alert_type ?? ''
  const number = read.display_phone_number?.replace(/\D/g, '')
  const base = {
    kind: event ? `${field}.${event}` : field,
    severity: 'info' as Severity,
    detail: {},
    ...(number && { number }),
  }
  switch (field) {
    case 'account_update':
      return { ...base, ...updateOf(event, raw) }
    case 'phone_number_quality_update':
      return { ...base, ...qualityNews(event, limitOf(item)) }
    case 'phone_number_name_update':
      return { ...base, ...nameNews(read) }
    case 'account_alerts':
      return { ...base, ...alertNews(read) }
    case 'account_review_update':
      return { ...base, ...reviewNews(event) }
    case 'business_capability_update': {
      const limit = limitOf(item)
      return { ...base, detail: { ...(limit && { limit }) }, ...(limit && { health: withLimit(limit) }) }
    }
    case 'security':
      // Somebody wants to switch off the second lock of the number, perhaps not the owner.
      return { ...base, severity: event === 'PIN_CHANGED' ? 'warning' : 'critical' }
    case 'business_username_updates':
      return { ...base, detail: { ...(read.username && { username: read.username }) } }
    default:
      return base
  }
}

function platformError(item: AccountItem): AccountNews {
  const event = parseAccountItem(item)
  const code = event.kind === 'platform_error' ? event.error_code : 0
  return { kind: 'errors', severity: 'warning', detail: { code } }
}

/** As the feed tells it: Meta writes tiers and numbers. */
function limitOf(item: AccountItem): string | undefined {
  const event = parseAccountItem(item)
  return event.kind === 'account' ? event.limit : undefined
}

const withLimit = (messagingLimit: string) => (health: ChannelHealth) => ({ ...health, messagingLimit })

function qualityNews(event: string, limit: string | undefined): Partial<AccountNews> {
  const quality = event === 'FLAGGED' ? 'RED' : undefined
  const isFast = event === 'THROUGHPUT_UPGRADE'
  return {
    severity: event === 'FLAGGED' ? 'critical' : event === 'DOWNGRADE' ? 'warning' : 'info',
    detail: { ...(limit && { limit }) },
    health: (health) => ({
      ...health,
      ...(limit && { messagingLimit: limit }),
      ...(quality && { quality }),
      ...(isFast && { throughput: 'HIGH' }),
    }),
    // It says that the quality is better, and not how good it is.
    ...(event === 'UNFLAGGED' && { ask: true as const }),
  }
}

const NAME_STATUS: Record<string, string> = {
  APPROVED: 'APPROVED',
  REJECTED: 'DECLINED',
  PENDING: 'PENDING_REVIEW',
  DEFERRED: 'PENDING_REVIEW',
}

function nameNews(read: z.output<typeof shape>): Partial<AccountNews> {
  const { decision = '', requested_verified_name: name, rejection_reason: reason } = read
  const nameStatus = NAME_STATUS[decision]
  return {
    severity: decision === 'REJECTED' ? 'warning' : 'info',
    detail: { ...(name && { name }), ...(reason && { reason }) },
    health: (health) => ({
      ...health,
      ...(nameStatus && { nameStatus }),
      ...(decision === 'APPROVED' && name && { verifiedName: name }),
    }),
  }
}

const ALERT_SEVERITY: Record<string, Severity> = { CRITICAL: 'critical', WARNING: 'warning', INFORMATIONAL: 'info' }

function alertNews({ alert_info: alert, entity_type }: z.output<typeof shape>): Partial<AccountNews> {
  return {
    severity: ALERT_SEVERITY[alert.alert_severity ?? ''] ?? 'info',
    detail: {
      ...(alert.alert_type && { alert: alert.alert_type }),
      ...(alert.alert_status && { status: alert.alert_status }),
      ...(alert.alert_description && { description: alert.alert_description }),
      ...(entity_type && { about: entity_type }),
    },
  }
}

const REVIEW_REJECTED = 'ACCOUNT_REVIEW_REJECTED'

function reviewNews(decision: string): Partial<AccountNews> {
  const isRejected = decision === 'REJECTED'
  return {
    severity: isRejected ? 'critical' : 'info',
    health: (health) => {
      const others = health.restrictions.filter(({ type }) => type !== REVIEW_REJECTED)
      const rejected = { type: REVIEW_REJECTED, endsAt: null, reason: null }
      return { ...health, restrictions: isRejected ? [...others, rejected] : others }
    },
  }
}
