import { CircleAlert, TriangleAlert } from 'lucide-preact'
import { alarmed, alarmWords } from '../channels/alarm'
import { t, tx } from '../i18n'
import { formatNumber } from '../i18n/phone-number'
import { may } from '../session'
import './channel-alarm.css'

/** Above the list, for as long as a number cannot do its work: what is wrong, and who can help. */
export function ChannelAlarm() {
  const [worst, ...others] = alarmed()
  if (!worst) return null
  const { severity, code } = worst.alarm
  const critical = severity === 'critical'
  return (
    <div class={critical ? 'alarm alarm-critical' : 'alarm'} role="alert">
      {critical ? <CircleAlert size={16} /> : <TriangleAlert size={16} />}
      <p>
        {tx(alarmWords(code), { number: <bdi class="numbers">{formatNumber(worst.displayPhoneNumber)}</bdi> })}{' '}
        {may('channel.write') ? (
          <a href={`/channels/${worst.id}`}>
            {t(code === 'token_invalid' ? 'inbox.alarmReconnect' : 'inbox.alarmLook')}
          </a>
        ) : (
          t('inbox.alarmAsk')
        )}
        {others.length > 0 && (
          <>
            {' · '}
            <a href="/channels">{t('inbox.alarmMore', { n: others.length })}</a>
          </>
        )}
      </p>
    </div>
  )
}
