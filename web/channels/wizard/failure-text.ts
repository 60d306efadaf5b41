import type { CheckCode } from '../../../workers/channels/check-words'
import { isolated, list, type MessageKey, t } from '../../i18n'

/** Why a value does not work, and what to do. */
export const FAILURES: Record<CheckCode, MessageKey> = {
  token_invalid: 'channels.failToken',
  missing_scopes: 'channels.failScopes',
  foreign_account: 'channels.failAccount',
  number_not_in_account: 'channels.failNumber',
  number_taken: 'channels.failTaken',
  wrong_secret: 'channels.failSecret',
  callback_elsewhere: 'channels.failElsewhere',
  callback_refused: 'channels.failCallback',
  wrong_pin: 'channels.failPin',
  pin_locked: 'channels.failPinLocked',
  too_many_registrations: 'channels.failRegistrations',
  code_expired: 'channels.failCode',
  not_granted: 'channels.failGrant',
  meta_unreachable: 'channels.failUnreachable',
  refused: 'channels.failRefused',
}

interface Told {
  code?: string
  reason?: string
  nextStep?: string
  more?: Record<string, unknown>
}

/** In the interface's language; what is newer than this page in the server's words. */
export function failureText({ code = '', reason = '', nextStep = '', more = {} }: Told): string {
  const key = code in FAILURES ? FAILURES[code as CheckCode] : undefined
  if (!key) return [reason, nextStep].filter(Boolean).join(' ')
  const text = (name: string) => String(more[name] ?? '')
  const scopes = list(Array.isArray(more.missing) ? more.missing.map(String) : [])
  const said = t(key, { scopes, url: text('currentUrl'), reason })
  // Meta's own words help whoever searches for them.
  return more.meta ? `${said} ${isolated(`(${text('meta')})`)}` : said
}
