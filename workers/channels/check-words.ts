import type { GraphFailure } from '../whatsapp/graph-call'
import { describeGraphError } from '../whatsapp/graph-errors'

/** Why a value does not work, and what to do. */
export interface CheckFailure {
  ok: false
  /** Stable: the dashboard has sentences for each. */
  code: CheckCode
  reason: string
  nextStep: string
  more?: Record<string, string | number | string[]>
}

export type CheckCode =
  | 'token_invalid'
  | 'missing_scopes'
  | 'foreign_account'
  | 'number_not_in_account'
  | 'number_taken'
  | 'wrong_secret'
  | 'callback_elsewhere'
  | 'callback_refused'
  | 'wrong_pin'
  | 'pin_locked'
  | 'too_many_registrations'
  | 'code_expired'
  | 'not_granted'
  | 'meta_unreachable'
  | 'refused'

const WORDS: Record<CheckCode, [reason: string, nextStep: string]> = {
  token_invalid: ['Meta does not accept this access token.', 'Make a new system user token at Meta and paste it here.'],
  missing_scopes: [
    'The access token lacks permissions.',
    'Make a token with whatsapp_business_management and whatsapp_business_messaging.',
  ],
  foreign_account: [
    'This token may not see this WhatsApp business account.',
    'Check the id, and that the system user was given this account at Meta.',
  ],
  number_not_in_account: ['This number is not one of the account.', 'Choose one of the numbers of the account.'],
  number_taken: [
    'This number is connected by another organisation here.',
    'Disconnect it there first. It can then be connected here at once.',
  ],
  wrong_secret: [
    'This is not the secret of the app that the token is from.',
    'Copy the app secret from App settings → Basic at Meta.',
  ],
  callback_elsewhere: [
    'Messages of this number go to another address.',
    'Connect it: it is then set to ours. Or remove the other address at Meta.',
  ],
  callback_refused: [
    'Meta could not verify the callback address.',
    'Check that the address can be reached from the internet, then try again.',
  ],
  wrong_pin: ['The PIN is wrong.', 'Use the PIN of the two-step verification, or reset it in WhatsApp Manager.'],
  pin_locked: ['Too many wrong PINs.', 'Wait before the next try; Meta says how long in WhatsApp Manager.'],
  too_many_registrations: ['A number can be registered ten times in 72 hours.', 'Wait 72 hours.'],
  code_expired: ['The sign-up took too long: its code lives for 30 seconds.', 'Start the sign-up again.'],
  not_granted: [
    'Meta did not grant us this WhatsApp business account.',
    'Start the sign-up again and choose the account in Meta’s window.',
  ],
  meta_unreachable: ['Meta did not answer.', 'Try again in a minute.'],
  refused: ['Meta refused this.', 'Read what Meta says, correct it, then try again.'],
}

export function failed(code: CheckCode, more?: CheckFailure['more'], reason?: string): CheckFailure {
  const [usual, nextStep] = WORDS[code]
  return { ok: false, code, reason: reason ?? usual, nextStep, ...(more && { more }) }
}

const TOKEN = new Set([0, 190])
const SCOPES = new Set([3, 10])
const INVISIBLE = new Set([33, 100])
const LOCKED_PIN = new Set([133006, 133008, 133009])

/** What Meta's refusal means where an account or a number was asked for. */
export function failedCall({ code, httpStatus, details }: GraphFailure): CheckFailure {
  const more = details === undefined ? undefined : { meta: details }
  if (TOKEN.has(code)) return failed('token_invalid', more)
  if (/appsecret_proof/i.test(details ?? '')) return failed('wrong_secret')
  if (SCOPES.has(code) || (code >= 200 && code < 300)) return failed('missing_scopes', more)
  if (INVISIBLE.has(code)) return failed('foreign_account', more)
  if (code === 133005) return failed('wrong_pin')
  if (LOCKED_PIN.has(code)) return failed('pin_locked')
  if (code === 133016) return failed('too_many_registrations')
  if (code < 0 || (httpStatus ?? 0) >= 500) return failed('meta_unreachable')
  return failed('refused', more, describeGraphError(code, httpStatus).reason)
}
