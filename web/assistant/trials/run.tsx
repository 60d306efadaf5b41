import { ArrowLeft } from 'lucide-preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { t } from '../../i18n'
import { number, percent, seconds } from '../../i18n/number'
import { problemText } from '../../problem-text'
import { may } from '../../session'
import { SettingsSection } from '../../settings/section'
import { Button } from '../../ui/button'
import { Empty } from '../../ui/empty'
import { Skeleton } from '../../ui/skeleton'
import { costOf } from '../budget/money'
import { Progress } from './progress'
import { OneResult } from './result'
import { RunChips } from './run-chips'
import { isShown, type Shown, shownIn } from './run-filter'
import type { Trial } from './server'
import { createTrial, isUnderWay, type TrialStore } from './store'
import { stateName, trialName } from './words'

/** One trial: its figures, and question by question what the assistant would have said. */
export function TrialPage({ runId }: { runId: string }) {
  const store = useMemo(() => createTrial(runId), [runId])
  useEffect(() => {
    void store.load()
    return () => store.close()
  }, [store])
  const trial = store.trial.value
  const problem = store.problem.value
  return (
    <SettingsSection
      title={trial ? trialName(trial) : t('trials.runs')}
      about={trial ? stateName(trial) : undefined}
      verbs={
        trial && isUnderWay(trial) && may('knowledge.write') ? (
          <Button onClick={() => void store.cancel()}>{t('trials.cancel')}</Button>
        ) : undefined
      }
    >
      <p>
        <a class="trials-back" href="/assistant/trials">
          <ArrowLeft size={15} /> {t('trials.back')}
        </a>
      </p>
      {trial ? (
        <Loaded trial={trial} store={store} />
      ) : problem ? (
        <Empty
          title={t('trials.notLoaded')}
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

function Loaded({ trial, store }: { trial: Trial; store: TrialStore }) {
  const [chosen, show] = useState<Shown | null>(null)
  const { query } = useLocation()
  const results = store.results.value
  const only = chosen ?? shownIn(query.show, results)
  const shown = results.filter((result) => isShown(result, only))
  const judgeable = !isUnderWay(trial) && trial.kind !== 'impact' && may('knowledge.write')
  return (
    <>
      {isUnderWay(trial) && <Progress trial={trial} />}
      {trial.tally && <Figures trial={trial} />}
      {trial.kind === 'replay' && (
        <p class="page-help">
          {t('trials.sentNothing')}
          {trial.notReplayed > 0 && ` ${t('trials.notReplayed', { n: trial.notReplayed })}`}
        </p>
      )}
      {results.length > 0 && (
        <>
          <RunChips results={results} shown={only} onShow={show} />
          {shown.length === 0 && <p class="trials-none">{t('trials.noneShown')}</p>}
          <ol class="trial-results">
            {shown.map((result) => (
              <OneResult key={result.n} result={result} {...(judgeable ? { judge: store.judge } : {})} />
            ))}
          </ol>
        </>
      )}
    </>
  )
}

function Figures({ trial: { kind, tally, answeredShare, rightShare } }: { trial: Trial }) {
  if (!tally) return null
  const figures: [string, string][] =
    kind === 'impact'
      ? [
          [t('trials.gained'), number(tally.gained)],
          [t('trials.lost'), number(tally.lost)],
          [t('trials.changed'), number(tally.changed)],
          [t('trials.same'), number(tally.same)],
        ]
      : [
          [t('trials.answeredShare'), answeredShare === null ? '–' : percent(answeredShare)],
          [t('trials.rightShare'), rightShare === null ? '–' : percent(rightShare)],
          [t('trials.handedOver'), number(tally.handedOver)],
          [t('trials.unsupported'), number(tally.unsupported)],
          ...(kind === 'replay' ? [[t('trials.own'), number(tally.own)] satisfies [string, string]] : []),
        ]
  return (
    <dl class="trial-figures">
      {[...figures, [t('trials.time'), seconds(tally.latencyMs)], [t('trials.cost'), costOf(tally.neurons)]].map(
        ([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd class="numbers">{value}</dd>
          </div>
        ),
      )}
    </dl>
  )
}
