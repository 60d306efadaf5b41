import { nameOf } from '../channels/words'
import { channelOf } from '../frame/tenant'
import { formatNumber } from '../i18n/phone-number'

/** Of numbers that are gone only the id is known. */
export function numberName(channelId: string): string {
  const channel = channelOf(channelId)
  return channel ? `${nameOf(channel)} · ${formatNumber(channel.displayPhoneNumber)}` : channelId
}
