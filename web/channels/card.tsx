import { CircleAlert, CircleCheck, LayoutTemplate, Sparkle, Unplug } from 'lucide-preact'
import { minute } from '../frame/clock'
import { t, tx } from '../i18n'
import { formatNumber } from '../i18n/phone-number'
import { durationWords, exactTime } from '../i18n/time'
import { Chip } from '../ui/chip'
import { alarmWords } from './alarm'
import type { Channel } from './server'
import './said.css'
import { isUnregistered, limitWord, nameOf, qualitySaid, throughputSaid } from './words'

/** One number: who it is and how it is, in the fewest words. */
export function ChannelCard({ channel }: { channel: Channel }) {
  const { id, displayPhoneNumber, health, healthAt, assistant, connected, alarm } = channel
  const shown = formatNumber(displayPhoneNumber)
  const name = nameOf(channel)
  const quality = qualitySaid(health?.quality ?? null)
  return (
    <li class={connected ? 'channel-card' : 'channel-card channel-card-off'}>
      <div class="channel-card-head">
        <div class="channel-card-who">
          <h2>
            <a class="channel-card-link" href={`/channels/${id}`} dir="auto">
              {name}
            </a>
          </h2>
          <p class="mono" dir="ltr">
            {shown}
          </p>
        </div>
        {isUnregistered(channel) ? (
          <Chip tone="late" icon={<CircleAlert size={14} />}>
            {t('channels.unregistered')}
          </Chip>
        ) : connected && alarm?.severity === 'critical' ? null : connected ? (
          <Chip tone="done" icon={<CircleCheck size={14} />}>
            {t('channels.connected')}
          </Chip>
        ) : (
          <Chip icon={<Unplug size={14} />}>{t('channels.disconnected')}</Chip>
        )}
      </div>
      {connected && alarm && (
        <p class={`channel-card-alarm channel-card-${alarm.severity}`}>
          {tx(alarmWords(alarm.code), { number: <bdi>{shown}</bdi> })}
        </p>
      )}
      {connected && (
        <dl class="channel-card-facts">
          <div>
            <dt>{t('channels.quality')}</dt>
            <dd class={`said-${quality.tone}`}>{quality.word}</dd>
          </div>
          <div>
            <dt>{t('channels.limit')}</dt>
            <dd>{limitWord(health?.messagingLimit)}</dd>
          </div>
          <div>
            <dt>{t('channels.throughput')}</dt>
            <dd>{throughputSaid(channel).word}</dd>
          </div>
          <div>
            <dt>{t('frame.assistant')}</dt>
            <dd class={assistant ? 'channel-assistant' : undefined}>
              {assistant && <Sparkle size={14} strokeWidth={2} />}
              {t(assistant ? 'channels.assistantOn' : 'channels.assistantOff')}
            </dd>
          </div>
        </dl>
      )}
      <p class="channel-card-foot">
        {connected ? (
          <span title={healthAt ? exactTime(healthAt) : undefined}>
            {healthAt
              ? t('channels.checked', { time: durationWords(minute.value - healthAt) })
              : t('channels.neverChecked')}
          </span>
        ) : (
          <span>{t('channels.disconnectedHelp')}</span>
        )}
        {connected && (
          <a href={`/channels/${id}/templates`} aria-label={t('channels.templatesOf', { name })}>
            <LayoutTemplate size={14} />
            {t('channels.templates')}
          </a>
        )}
      </p>
    </li>
  )
}
