import { t } from '../../i18n'
import type { Trial } from './server'
import { trialName } from './words'

/** How far it is. */
export function Progress({ trial }: { trial: Trial }) {
  const { total, done } = trial
  const text = t('trials.progress', { done, total })
  return (
    <span class="trials-progress">
      <progress max={Math.max(1, total)} value={done} aria-label={trialName(trial)} />
      <span class="numbers">{text}</span>
    </span>
  )
}
