import type { ThreadMessage } from '../../../workers/conversations/thread'
import { type MessageKey, t } from '../../i18n'
import { eventOf, kindOf } from './content-of'

/** Meta: the message exists, but this number may not have it. */
const UNAVAILABLE = 131060

const WHOLE: Readonly<Record<string, MessageKey>> = {
  request_welcome: 'conversation.opened',
  media_placeholder: 'conversation.pastFile',
}

/** What stands in the bubble of a message that cannot be shown: what it was, and what to do where something can be done. */
export function absentWords(message: ThreadMessage): string {
  const { error_code, subtype } = eventOf(message)
  if (error_code === UNAVAILABLE) return t('conversation.unavailable')
  if (subtype === 'nfm_reply') return t('conversation.formUnread')
  if (message.text !== null && message.text.trim() === '') return t('conversation.blank')
  const whole = WHOLE[message.type]
  if (whole) return t(whole)
  const key = message.direction === 'inbound' ? 'conversation.cannotShow' : 'conversation.cannotShowOwn'
  return t(key, { kind: t(kindOf(message)) })
}
