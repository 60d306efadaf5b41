import type { ConversationRow } from '../../workers/conversations/live-event'
import { t } from '../i18n'
import { formatNumber } from '../i18n/phone-number'

type Contact = ConversationRow['contact']

/** What people call them: their name, else the number, else the username. */
export function contactName({ name, waId, username, groupId }: Contact): string {
  if (name) return name
  if (waId) return formatNumber(waId)
  if (username) return `@${username}`
  return t(groupId ? 'conversation.group' : 'conversation.noName')
}

/** Beside the name, where it says more: the number, else the username. */
export function contactAddress({ name, waId, username }: Contact): string | null {
  if (!name) return null
  if (waId) return formatNumber(waId)
  return username ? `@${username}` : null
}
