import type { ChannelHealth } from '../../workers/channels/health'
import { t } from '../i18n'
import { number } from '../i18n/number'
import { clockTime } from '../i18n/time'
import { Meter } from '../ui/meter'
import { Notice } from '../ui/notice'
import type { Pace } from './server'
import { limitOf } from './words'

/** How fast it sends now, and how many people it may still write to today. */
export function PacePart({ pace, health }: { pace: Pace | null; health: ChannelHealth | null }) {
  if (!pace) return null
  const most = limitOf(pace.limit?.tier ?? health?.messagingLimit)
  const used = pace.limit?.used ?? 0
  return (
    <section class="page-section" aria-labelledby="pace-title">
      <h2 id="pace-title">{t('channels.pace')}</h2>
      {pace.circuit !== 'closed' && (
        <Notice tone="warning" title={t(pace.circuit === 'open' ? 'channels.circuitOpen' : 'channels.circuitProbing')}>
          {pace.opensAt !== null && pace.circuit === 'open'
            ? t('channels.circuitOpenUntil', { time: clockTime(pace.opensAt) })
            : t('channels.circuitHelp')}
        </Notice>
      )}
      <dl class="pace">
        <div>
          <dt>{t('channels.paceNow')}</dt>
          <dd>{t('channels.paceOf', { used: number(pace.inUse), n: pace.perSecond })}</dd>
        </div>
        <div>
          <dt>{t('channels.paceWaiting')}</dt>
          <dd>{pace.waiting === 0 ? t('channels.paceNone') : t('channels.paceMessages', { n: pace.waiting })}</dd>
        </div>
      </dl>
      <div class="pace-limit">
        <p class="pace-limit-words">
          <span>{t('channels.reached')}</span>
          <span class="numbers">
            {most === null || most === undefined
              ? t('channels.reachedUnlimited', { n: used })
              : t('channels.reachedOf', { used: number(used), n: most })}
          </span>
        </p>
        {typeof most === 'number' && (
          <Meter
            label={t('channels.reached')}
            value={used}
            max={most}
            text={t('channels.reachedOf', { used: number(used), n: most })}
          />
        )}
        <p class="page-help">{t('channels.reachedHelp')}</p>
      </div>
    </section>
  )
}
