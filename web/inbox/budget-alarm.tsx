import { CircleAlert, TriangleAlert } from 'lucide-preact'
import { budgetState } from '../frame/budget'
import { t } from '../i18n'
import './channel-alarm.css'

/** For whoever can raise it: the models have cost today nearly what they may, or all of it. */
export function BudgetAlarm() {
  const { value: state } = budgetState
  if (state === 'fine') return null
  const spent = state === 'spent'
  return (
    <div class={spent ? 'alarm alarm-critical' : 'alarm'} role="alert">
      {spent ? <CircleAlert size={16} /> : <TriangleAlert size={16} />}
      <p>
        {t(spent ? 'inbox.budgetSpent' : 'inbox.budgetSoon')} <a href="/assistant/budget">{t('inbox.budgetRaise')}</a>
      </p>
    </div>
  )
}
