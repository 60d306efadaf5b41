import type { Tone } from '../channels/words'
import { type MessageKey, t } from '../i18n'

const CATEGORIES: Record<string, MessageKey> = {
  UTILITY: 'templates.utility',
  MARKETING: 'templates.marketing',
  AUTHENTICATION: 'templates.authentication',
}
const CATEGORY_HELP: Record<string, MessageKey> = {
  UTILITY: 'templates.utilityHelp',
  MARKETING: 'templates.marketingHelp',
  AUTHENTICATION: 'templates.authenticationHelp',
}

export function categoryName(category: string): string {
  const key = CATEGORIES[category.toUpperCase()]
  return key ? t(key) : category
}

export function categoryHelp(category: string): string {
  const key = CATEGORY_HELP[category]
  return key ? t(key) : ''
}

const STATUSES: Record<string, { key: MessageKey; tone: Tone }> = {
  APPROVED: { key: 'templates.approved', tone: 'done' },
  PENDING: { key: 'templates.pending', tone: 'soon' },
  IN_APPEAL: { key: 'templates.inAppeal', tone: 'soon' },
  REJECTED: { key: 'templates.rejected', tone: 'late' },
  PAUSED: { key: 'templates.paused', tone: 'late' },
  DISABLED: { key: 'templates.disabled', tone: 'late' },
  ARCHIVED: { key: 'templates.archived', tone: 'neutral' },
  PENDING_DELETION: { key: 'templates.beingDeleted', tone: 'neutral' },
  DELETED: { key: 'templates.deleted', tone: 'neutral' },
  LIMIT_EXCEEDED: { key: 'templates.limitExceeded', tone: 'late' },
}

export function statusSaid(status: string): { word: string; tone: Tone } {
  const known = STATUSES[status]
  return known ? { word: t(known.key), tone: known.tone } : { word: status, tone: 'neutral' }
}

/** Why Meta rejected or paused it. */
const REASONS: Record<string, MessageKey> = {
  ABUSIVE_CONTENT: 'templates.whyAbusive',
  CATEGORY_NOT_AVAILABLE: 'templates.whyCategory',
  INCORRECT_CATEGORY: 'templates.whyIncorrectCategory',
  INVALID_FORMAT: 'templates.whyFormat',
  PROMOTIONAL: 'templates.whyPromotional',
  SCAM: 'templates.whyScam',
  TAG_CONTENT_MISMATCH: 'templates.whyMismatch',
}

export function reasonSaid(reason: string | null | undefined): string | null {
  if (!reason || reason === 'NONE') return null
  const key = REASONS[reason]
  return key ? t(key) : reason
}
