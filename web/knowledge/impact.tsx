import { FlaskConical } from 'lucide-preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { Progress } from '../assistant/trials/progress'
import { OneResult } from '../assistant/trials/result'
import { type Trial, trialServer } from '../assistant/trials/server'
import { createTrial, isUnderWay } from '../assistant/trials/store'
import { stateName } from '../assistant/trials/words'
import { t } from '../i18n'
import { problemText } from '../problem-text'
import { Button } from '../ui/button'
import '../assistant/trials/trials.css'
import './impact.css'

interface Props {
  /** Or what must be done before it can be asked: what was typed is saved. Answers where. */
  documentId: string | (() => Promise<string>)
  change: 'draft' | 'removal' | 'file'
  disabled?: boolean
  /** The sentence of a refusal, where more is known of it than every page does. */
  refusalText?: (problem: unknown) => string
}

const SHOWN = 5

/** What customers would be told that they are not told now, or no longer: asked of the past before it is done. */
export function Impact({ documentId, change, disabled = false, refusalText = problemText }: Props) {
  const [runId, setRunId] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const ask = async () => {
    setBusy(true)
    setProblem(null)
    try {
      const id = typeof documentId === 'string' ? documentId : await documentId()
      setRunId((await trialServer.start({ kind: 'impact', documentId: id, change })).id)
    } catch (error) {
      setProblem(refusalText(error))
    }
    setBusy(false)
  }
  return (
    <section class="impact" aria-label={t('trials.whatIf')}>
      <p class="impact-ask">
        <Button icon={<FlaskConical size={16} />} disabled={busy || disabled} onClick={() => void ask()}>
          {t('trials.whatIf')}
        </Button>
        <span class="page-help">
          {t(change === 'draft' && typeof documentId !== 'string' ? 'trials.whatIfSaves' : 'trials.whatIfHelp')}
        </span>
      </p>
      {problem && (
        <p class="field-error" role="alert">
          {problem}
        </p>
      )}
      {runId && <Found key={runId} runId={runId} />}
    </section>
  )
}

function Found({ runId }: { runId: string }) {
  const store = useMemo(() => createTrial(runId), [runId])
  useEffect(() => {
    void store.load()
    return () => store.close()
  }, [store])
  const trial = store.trial.value
  const problem = store.problem.value
  if (problem) {
    return (
      <p class="impact-ask" role="alert">
        {problemText(problem)} <Button onClick={() => void store.load()}>{t('frame.retry')}</Button>
      </p>
    )
  }
  if (!trial) return null
  if (isUnderWay(trial)) return <Progress trial={trial} />
  const differing = store.results.value.filter(({ verdict }) => verdict !== 'same' && verdict !== null)
  return (
    <>
      <p role="status">{sumOf(trial)}</p>
      {differing.length > 0 && (
        <ol class="trial-results">
          {differing.slice(0, SHOWN).map((result) => (
            <OneResult key={result.n} result={result} />
          ))}
        </ol>
      )}
      {trial.state === 'done' && (
        <p>
          <a href={`/assistant/trials/${runId}`}>{t('trials.impactAll')}</a>
        </p>
      )}
    </>
  )
}

function sumOf(trial: Trial): string {
  const { state, error, tally } = trial
  if (state === 'failed' && error === 'nothing_to_ask') return t('trials.impactNone')
  if (state !== 'done' || !tally) return stateName(trial)
  const { gained, lost, changed, asked } = tally
  if (gained + lost + changed === 0) return t('trials.impactNothing', { n: asked })
  return t('trials.impactSum', { gained, lost, changed })
}
