import { signal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import { ApiProblem } from '../../api'
import { lookAtBudget } from '../../frame/budget'
import { t } from '../../i18n'
import { number } from '../../i18n/number'
import { problemText } from '../../problem-text'
import { may } from '../../session'
import { SettingsSection } from '../../settings/section'
import { Button } from '../../ui/button'
import { Empty } from '../../ui/empty'
import { Meter } from '../../ui/meter'
import { Notice } from '../../ui/notice'
import { Skeleton } from '../../ui/skeleton'
import { Days } from './days'
import { BudgetForm } from './form'
import { dollars } from './money'
import { PurposeTable } from './purposes'
import { type Budget, type Spend, spendServer } from './server'
import './budget.css'

function createSpend() {
  const spend = signal<Spend | null>(null)
  const problem = signal<ApiProblem | null>(null)
  async function load(): Promise<void> {
    try {
      spend.value = await spendServer.spend()
      problem.value = null
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      problem.value = error
    }
  }
  return {
    spend,
    problem,
    load,
    /** Throws what was refused. */
    async save(budget: Budget): Promise<void> {
      await spendServer.save(budget)
      await Promise.all([load(), lookAtBudget()])
    },
  }
}

/** What the models cost, and how much they may. */
export function BudgetSection() {
  const store = useMemo(createSpend, [])
  useEffect(() => {
    if (may('usage.read')) void store.load()
  }, [store])
  return (
    <SettingsSection title={t('assistant.budget')} about={t('assistant.budgetAbout')} permission="usage.read">
      <Shown store={store} />
    </SettingsSection>
  )
}

function Shown({ store }: { store: ReturnType<typeof createSpend> }) {
  const spend = store.spend.value
  const problem = store.problem.value
  if (problem) {
    return (
      <Empty
        title={t('assistant.budgetFailed')}
        action={<Button onClick={() => void store.load()}>{t('frame.retry')}</Button>}
      >
        {problemText(problem)}
      </Empty>
    )
  }
  if (!spend) return <Skeleton rows={5} kind="line" />
  return (
    <div class="budget">
      <Today spend={spend} />
      {spend.days.length === 0 ? (
        <p class="page-about">{t('assistant.budgetDaysNone')}</p>
      ) : (
        <>
          <Days spend={spend} />
          <PurposeTable spend={spend} />
        </>
      )}
      {may('assistant.write') && <BudgetForm key={`${spend.limit}.${spend.warnAt}`} spend={spend} save={store.save} />}
    </div>
  )
}

function Today({ spend: { limit, today, usdPerNeuron } }: { spend: Spend }) {
  const text = t('assistant.budgetOf', { used: number(Math.round(today.neurons)), limit: number(limit) })
  return (
    <section class="budget-today" aria-labelledby="budget-today">
      <h3 id="budget-today">{t('assistant.budgetToday')}</h3>
      <p class="budget-sum numbers">
        <bdi>{dollars(today.neurons * usdPerNeuron)}</bdi>
      </p>
      <Meter label={t('assistant.budgetToday')} value={today.neurons} max={limit} text={text} />
      <p class="page-about">
        {text} · {t('assistant.budgetCalls', { n: today.calls })}
      </p>
      {today.state === 'soon' && <Notice tone="warning">{t('assistant.budgetSoon')}</Notice>}
      {today.state === 'spent' && <Notice tone="critical">{t('assistant.budgetSpent')}</Notice>}
    </section>
  )
}
