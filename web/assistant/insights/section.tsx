import { signal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import { ApiProblem } from '../../api'
import { t } from '../../i18n'
import { problemText } from '../../problem-text'
import { may } from '../../session'
import { SettingsSection } from '../../settings/section'
import { Button } from '../../ui/button'
import { Empty } from '../../ui/empty'
import { SelectField } from '../../ui/select-field'
import { Skeleton } from '../../ui/skeleton'
import { say, sayError } from '../../ui/toast'
import { Figures } from './figures'
import { type Insights, insightServer, type Suggestion } from './server'
import { SuggestionList } from './suggestion-list'
import './insights.css'

const DAYS = ['7', '30', '90']

function createInsights() {
  const days = signal('30')
  const insights = signal<Insights | null>(null)
  const suggestions = signal<Suggestion[] | null>(null)
  const problem = signal<ApiProblem | null>(null)
  async function load(): Promise<void> {
    const asked = days.peek()
    try {
      const [figures, found] = await Promise.all([
        may('usage.read') ? insightServer.insights(asked) : null,
        insightServer.suggestions(asked),
      ])
      if (days.peek() !== asked) return // another period was chosen meanwhile
      insights.value = figures
      suggestions.value = found
      problem.value = null
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      problem.value = error
    }
  }
  async function deal(id: string, how: 'set_aside' | 'answered' | null): Promise<void> {
    try {
      await insightServer.deal(id, how)
      if (how !== null)
        say(t(how === 'answered' ? 'insights.isAnswered' : 'insights.isAside'), {
          label: t('frame.undo'),
          run: () => void deal(id, null),
        })
    } catch (error) {
      sayError(problemText(error))
    }
    await load()
  }
  return {
    ...{ days, insights, suggestions, problem, load, deal },
    choose(next: string): void {
      days.value = next
      void load()
    },
  }
}

/** How the assistant does with customers, and what it could not answer. */
export function InsightsSection() {
  const store = useMemo(createInsights, [])
  useEffect(() => void store.load(), [store])
  const insights = store.insights.value
  const suggestions = store.suggestions.value
  const problem = store.problem.value
  return (
    <SettingsSection
      title={t('assistant.insights')}
      about={t('insights.about')}
      verbs={
        <SelectField
          quiet
          label={t('insights.period')}
          value={store.days.value}
          options={DAYS.map((value) => ({ value, name: t('insights.lastDays', { n: Number(value) }) }))}
          onChange={store.choose}
        />
      }
    >
      {suggestions ? (
        <>
          {insights && <Figures insights={insights} />}
          <section class="page-section" aria-labelledby="suggestions-title">
            <h3 id="suggestions-title">{t('insights.unanswered')}</h3>
            <p class="page-help">{t('insights.unansweredHelp')}</p>
            <SuggestionList suggestions={suggestions} deal={store.deal} />
          </section>
        </>
      ) : problem ? (
        <Empty
          title={t('insights.notLoaded')}
          action={<Button onClick={() => void store.load()}>{t('frame.retry')}</Button>}
        >
          {problemText(problem)}
        </Empty>
      ) : (
        <Skeleton rows={5} kind="line" />
      )}
    </SettingsSection>
  )
}
