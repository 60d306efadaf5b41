import { isUnregistered as lacksRegistration } from '../../workers/channels/alarm'
import { type MessageKey, t } from '../i18n'
import { number } from '../i18n/number'
import type { Channel } from './server'

/** Good and bad by colour and by word. */
export type Tone = 'done' | 'soon' | 'late' | 'neutral'
export interface Said {
  tone: Tone
  /** The fewest words. */
  word: string
  /** What it means for the work. */
  help: string
}

function say(tone: Tone, word: MessageKey, help: MessageKey): Said {
  return { tone, word: t(word), help: t(help) }
}

export function qualitySaid(quality: string | null): Said {
  switch (quality) {
    case 'GREEN':
      return say('done', 'channels.qualityGreen', 'channels.qualityGreenHelp')
    case 'YELLOW':
      return say('soon', 'channels.qualityYellow', 'channels.qualityYellowHelp')
    case 'RED':
      return say('late', 'channels.qualityRed', 'channels.qualityRedHelp')
    default:
      return say('neutral', 'channels.qualityNone', 'channels.qualityNoneHelp')
  }
}

export function nameSaid(status: string | null): Said {
  switch (status) {
    case 'APPROVED':
    case 'AVAILABLE_WITHOUT_REVIEW':
      return say('done', 'channels.nameApproved', 'channels.nameApprovedHelp')
    case 'PENDING_REVIEW':
      return say('soon', 'channels.namePending', 'channels.namePendingHelp')
    case 'DECLINED':
      return say('late', 'channels.nameDeclined', 'channels.nameDeclinedHelp')
    case 'EXPIRED':
      return say('late', 'channels.nameExpired', 'channels.nameExpiredHelp')
    default:
      return say('neutral', 'channels.notKnown', 'channels.nameUnknownHelp')
  }
}

/** `STANDARD` is 80 a second, in and out together; the business app's numbers have 20. */
export function throughputSaid({ health, onBusinessApp }: Channel): Said {
  const perSecond = onBusinessApp ? 20 : health?.throughput === 'HIGH' ? 1_000 : 80
  const word = t('channels.perSecond', { n: perSecond })
  if (onBusinessApp) return { tone: 'neutral', word, help: t('channels.perSecondAppHelp') }
  return {
    tone: 'neutral',
    word: health?.throughput === 'NOT_APPLICABLE' ? t('channels.notKnown') : word,
    help: t(perSecond === 80 ? 'channels.perSecondHelp' : 'channels.perSecondHighHelp'),
  }
}

/** TIER_2K → 2000; null: no limit; undefined: not known. */
export function limitOf(tier: string | null | undefined): number | null | undefined {
  if (!tier) return undefined
  if (/UNLIMITED/.test(tier)) return null
  const [, digits, thousand] = /TIER_(\d+)(K?)$/.exec(tier) ?? []
  return digits === undefined ? undefined : Number(digits) * (thousand ? 1000 : 1)
}

export function limitWord(tier: string | null | undefined): string {
  const limit = limitOf(tier)
  if (limit === undefined) return t('channels.notKnown')
  return limit === null ? t('channels.limitNone') : t('channels.limitPeople', { n: limit, people: number(limit) })
}

/** As the tenant calls it, else as Meta does. */
export function nameOf(channel: Channel): string {
  return channel.name ?? channel.health?.verifiedName ?? t('channels.unnamed')
}

export function isUnregistered(channel: Channel): boolean {
  return channel.connected && lacksRegistration(channel)
}

/** Meta's words, where we know what they mean. */
export function restrictionWords(type: string): string {
  if (/BIZ_INITIATED/.test(type)) return t('channels.restrictedStarting')
  if (/CUSTOMER_INITIATED/.test(type)) return t('channels.restrictedAnswering')
  if (/ADD_PHONE_NUMBER/.test(type)) return t('channels.restrictedNumbers')
  return type.replaceAll('_', ' ').toLowerCase()
}
