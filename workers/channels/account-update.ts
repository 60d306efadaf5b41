import { capText, listOf, recordOf } from '../whatsapp/loose'
import type { AccountNews } from './account-news'
import type { ChannelHealth } from './health'

type Restriction = ChannelHealth['restrictions'][number]
type News = Partial<AccountNews>

export const DISABLED = 'ACCOUNT_DISABLED'
const DISABLE_SCHEDULED = 'ACCOUNT_DISABLE_SCHEDULED'
const VIOLATION = 'ACCOUNT_VIOLATION'

/** What `account_update` means: its event says which object stands beside it. */
export function updateOf(event: string, raw: Record<string, unknown>): News {
  switch (event) {
    case 'ACCOUNT_RESTRICTION':
      return restricted(listOf(raw.restriction_info).map(restrictionOf))
    case 'ACCOUNT_VIOLATION':
      return violated(textOf(recordOf(raw.violation_info).violation_type))
    case 'DISABLED_UPDATE':
      return disabled(recordOf(raw.ban_info))
    case 'ACCOUNT_DELETED':
      return { severity: 'critical', health: (health) => ({ ...cutOff(health), status: 'DELETED' }) }
    case 'PARTNER_REMOVED':
    case 'PARTNER_APP_UNINSTALLED':
    case 'ACCOUNT_OFFBOARDED':
      return left(recordOf(raw.disconnection_info))
    case 'ACCOUNT_RECONNECTED':
    case 'PARTNER_ADDED':
    case 'PARTNER_APP_INSTALLED':
      return { ask: true }
    case 'BUSINESS_PRIMARY_LOCATION_COUNTRY_UPDATE':
      return { detail: present({ country: textOf(raw.country) }) }
    case 'VOLUME_BASED_PRICING_TIER_UPDATE': {
      const tier = recordOf(raw.volume_tier_info)
      const told = {
        category: tier.pricing_category,
        tier: tier.tier,
        region: tier.region,
        month: tier.effective_month,
      }
      return { detail: present(Object.fromEntries(Object.entries(told).map(([key, value]) => [key, textOf(value)]))) }
    }
    default:
      return {}
  }
}

/** The list is that of all in force; an empty one lifts them. */
function restricted(restrictions: Restriction[]): News {
  const isFelt = restrictions.some(({ type }) => type.includes('MESSAGING'))
  const until = Math.max(0, ...restrictions.map(({ endsAt }) => endsAt ?? 0))
  return {
    severity: restrictions.length === 0 ? 'info' : isFelt ? 'critical' : 'warning',
    detail: {
      types: restrictions.map(({ type }) => type).join(', '),
      ...(until > 0 && { until }),
      ...present({ remediation: restrictions.find(({ reason }) => reason !== null)?.reason ?? undefined }),
    },
    health: (health) => ({
      ...health,
      restrictions: [...health.restrictions.filter(({ type }) => !type.startsWith('RESTRICTED_')), ...restrictions],
    }),
  }
}

function restrictionOf(value: unknown): Restriction {
  const { restriction_type, expiration, remediation } = recordOf(value)
  return {
    type: textOf(restriction_type) ?? 'RESTRICTED_UNKNOWN',
    endsAt: typeof expiration === 'number' && expiration > 0 ? expiration * 1000 : null,
    reason: textOf(remediation) ?? null,
  }
}

/** A warning by itself: what follows from it comes as a restriction. */
function violated(type: string | undefined): News {
  return { severity: 'warning', detail: { ...present({ type }), about: VIOLATION } }
}

function disabled(ban: Record<string, unknown>): News {
  const state = textOf(ban.waba_ban_state) ?? ''
  const date = textOf(ban.waba_ban_date)
  const type = state === 'DISABLE' ? DISABLED : state === 'SCHEDULE_FOR_DISABLE' ? DISABLE_SCHEDULED : null
  return {
    severity: type === null ? 'info' : 'critical',
    detail: { state, ...present({ date }) },
    health: (health) => {
      const others = health.restrictions.filter((one) => one.type !== DISABLED && one.type !== DISABLE_SCHEDULED)
      const added = type === null ? [] : [{ type, endsAt: null, reason: date ?? null }]
      return { ...health, restrictions: [...others, ...added] }
    },
    ...(type === null && { ask: true as const }),
  }
}

/** The business took our app away, or its phone did: the token is dead, and webhooks end. Or it was another partner: Meta is asked. */
function left(info: Record<string, unknown>): News {
  return {
    ask: true,
    severity: 'critical',
    detail: present({ reason: textOf(info.reason), initiatedBy: textOf(info.initiated_by) }),
    health: cutOff,
  }
}

function cutOff(health: ChannelHealth): ChannelHealth {
  return { ...health, token: 'invalid', subscribed: false }
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value !== '' ? capText(value, 300) : undefined
}

function present(fields: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  )
}
