import { type ChannelShown, tenant } from '../frame/tenant'
import type { MessageKey } from '../i18n'

type Alarm = NonNullable<ChannelShown['alarm']>
type Alarmed = ChannelShown & { alarm: Alarm }

/** What is wrong with a number, in one sentence. */
const WORDS: Record<Alarm['code'], MessageKey> = {
  token_invalid: 'inbox.alarmToken',
  not_registered: 'inbox.alarmUnregistered',
  restricted: 'inbox.alarmRestricted',
  quality_red: 'inbox.alarmQuality',
  not_subscribed: 'inbox.alarmNotSubscribed',
  silent: 'inbox.alarmSilent',
  sends_failing: 'inbox.alarmFailing',
  name_declined: 'inbox.alarmName',
  disconnected: 'inbox.alarmDisconnected',
}

export function alarmWords(code: Alarm['code']): MessageKey {
  return WORDS[code] ?? 'inbox.alarmOther' // of a newer server
}

/** Numbers that should work and do not, the worst first. One that was disconnected on purpose is no alarm. */
export function alarmed(): Alarmed[] {
  return tenant.value.channels.filter(isAlarmed).sort((a, b) => rank(b) - rank(a))
}

export function isCritical(): boolean {
  return alarmed().some(({ alarm }) => alarm.severity === 'critical')
}

function isAlarmed(channel: ChannelShown): channel is Alarmed {
  return channel.connected && channel.alarm !== null
}

function rank({ alarm }: Alarmed): number {
  return alarm.severity === 'critical' ? 1 : 0
}
