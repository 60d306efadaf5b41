import { useState } from 'preact/hooks'
import { ApiProblem } from '../../api'
import { t } from '../../i18n'
import { problemText } from '../../problem-text'
import { Button } from '../../ui/button'
import { TextField } from '../../ui/field'
import { Notice } from '../../ui/notice'
import { say } from '../../ui/toast'
import { dollars } from './money'
import type { Budget, Spend } from './server'

const MOST = 100_000_000

export function BudgetForm({ spend, save }: { spend: Spend; save: (budget: Budget) => Promise<void> }) {
  const [perDay, setPerDay] = useState(String(spend.limit))
  const [warn, setWarn] = useState(String(Math.round(spend.warnAt * 100)))
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [busy, setBusy] = useState(false)
  const neuronsPerDay = wholeNumber(perDay, 0, MOST)
  const percent = wholeNumber(warn, 10, 100)
  async function submit(event: Event): Promise<void> {
    event.preventDefault()
    if (neuronsPerDay === null || percent === null || busy) return
    setBusy(true)
    setProblem(null)
    try {
      await save({ neuronsPerDay, warnAt: percent / 100 })
      say(t('assistant.budgetSaved'))
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form class="budget-form" aria-labelledby="budget-limit" onSubmit={(event) => void submit(event)}>
      <h3 id="budget-limit">{t('assistant.budgetLimit')}</h3>
      <TextField
        label={t('assistant.budgetPerDay')}
        inputMode="numeric"
        value={perDay}
        error={neuronsPerDay === null ? t('assistant.budgetWrong') : undefined}
        help={t('assistant.budgetPerDayHelp', { cost: dollars((neuronsPerDay ?? 0) * spend.usdPerNeuron) })}
        onInput={(event) => setPerDay(event.currentTarget.value)}
      />
      <TextField
        label={t('assistant.budgetWarn')}
        inputMode="numeric"
        value={warn}
        error={percent === null ? t('assistant.budgetWarnWrong') : undefined}
        onInput={(event) => setWarn(event.currentTarget.value)}
      />
      {problem && <Notice tone="critical">{problemText(problem)}</Notice>}
      <Button kind="main" type="submit" disabled={busy || neuronsPerDay === null || percent === null}>
        {t('assistant.budgetSave')}
      </Button>
    </form>
  )
}

/** null: not one, or out of bounds. Separators of thousands may be typed. */
function wholeNumber(text: string, least: number, most: number): number | null {
  const digits = text.replace(/[\s.,]/g, '')
  const value = /^\d{1,9}$/.test(digits) ? Number(digits) : Number.NaN
  return value >= least && value <= most ? value : null
}
