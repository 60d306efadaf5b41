import { t } from '../../i18n'
import { percent } from '../../i18n/number'
import { dateWithTime } from '../../i18n/time'
import { Progress } from './progress'
import type { Trial } from './server'
import { isUnderWay } from './store'
import { stateName, trialName } from './words'

export function RunTable({ trials }: { trials: readonly Trial[] }) {
  if (trials.length === 0) return <p class="trials-none">{t('trials.noRuns')}</p>
  return (
    <ul class="trials-list">
      {trials.map((trial) => (
        <li key={trial.id}>
          <a class="trials-name" href={`/assistant/trials/${trial.id}`}>
            <bdi>{trialName(trial)}</bdi>
          </a>
          <span class="trials-facts numbers">
            {stateName(trial)} · {dateWithTime(trial.createdAt)}
          </span>
          {isUnderWay(trial) ? <Progress trial={trial} /> : <Shares trial={trial} />}
        </li>
      ))}
    </ul>
  )
}

function Shares({ trial: { kind, answeredShare, rightShare, tally } }: { trial: Trial }) {
  if (!tally || tally.asked === 0) return null
  if (kind === 'impact') {
    const { gained, lost, changed } = tally
    return <span class="trials-shares numbers">{t('trials.impactSum', { gained, lost, changed })}</span>
  }
  return (
    <span class="trials-shares numbers">
      {t('trials.shares', { answered: percent(answeredShare ?? 0), right: percent(rightShare ?? 0) })}
    </span>
  )
}
