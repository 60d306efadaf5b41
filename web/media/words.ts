import type { MediaFailure, MediaView } from '../../workers/conversations/views'
import { type MessageKey, t } from '../i18n'
import { number } from '../i18n/number'
import { clockTime } from '../i18n/time'

const FAILURES: Record<MediaFailure, MessageKey> = {
  too_large: 'media.failTooLarge',
  wrong_hash: 'media.failDamaged',
  unsafe_type: 'media.failUnsafe',
  empty: 'media.failEmpty',
  gone: 'media.failGone',
  unreachable: 'media.failUnreachable',
  no_token: 'media.failToken',
}

/** Why it is not here, and what to do about it. */
export function absenceWords({ state, failure, retryAt }: MediaView): string {
  if (state === 'expired') return t('media.expired')
  if (state === 'failed') {
    const reason = t(FAILURES[failure ?? 'unreachable'])
    return retryAt === null ? reason : t('media.failedUntil', { reason, time: clockTime(retryAt) })
  }
  return retryAt === null ? t('media.pending') : t('media.pendingUntil', { time: clockTime(retryAt) })
}

/** The same bytes would be refused again; everything else may go better another time. */
export function mayRetry({ state, failure }: MediaView): boolean {
  return state === 'failed' && failure !== 'too_large' && failure !== 'unsafe_type'
}

/** Browsers show these by themselves, and the server lets them; the rest is only to be kept. */
const OPENS = /^(?:application\/pdf|image\/(?:jpeg|png|webp|gif|avif)|audio\/|video\/)/

export function opensHere(mimeType: string | null): boolean {
  return OPENS.test(mimeType ?? '')
}

const KB = 1024

/** 1.2 MB: the unit is written so in every language, as on phones. */
export function fileSize(bytes: number): string {
  if (bytes < KB) return `${number(bytes)} B`
  const [unit, value] = bytes < KB * KB ? ['KB', bytes / KB] : ['MB', bytes / KB / KB]
  return `${number(unit === 'MB' && value < 10 ? Math.round(value * 10) / 10 : Math.round(value))} ${unit}`
}

/**
 * For the attribute `download`: an empty one would be a link of the page to the router. The server's own name for it comes
 * first.
 */
export function savedAs(filename: string | null | undefined): string {
  return filename || 'file'
}

/** PDF, DOCX: what people call it; a name's own ending says it best. */
export function typeWord(filename: string | null | undefined, mimeType: string | null | undefined): string | null {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(filename ?? '')?.[1]
  if (ending) return ending.toUpperCase()
  const [, subtype = ''] = mimeType?.split(/[;+]/)[0]?.split('/') ?? []
  return subtype !== '' && subtype.length <= 5 ? subtype.toUpperCase() : null
}

/** 1:05, as players write it in every language. */
export function playTime(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}
