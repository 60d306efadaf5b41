import { Plus } from 'lucide-preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { t } from '../../i18n'
import { problemText } from '../../problem-text'
import { may } from '../../session'
import { SettingsSection } from '../../settings/section'
import { Button } from '../../ui/button'
import { Empty } from '../../ui/empty'
import { Skeleton } from '../../ui/skeleton'
import { GoLive } from './go-live'
import { ReplayForm } from './replay-form'
import { TrialPage } from './run'
import { RunTable } from './run-table'
import { SetDialog } from './set-dialog'
import { SetTable } from './set-table'
import { createTrials, type TrialsStore } from './store'
import './trials.css'

/** Everything about trying the assistant, or one trial. */
export function TrialsSection({ runId }: { runId?: string }) {
  return runId === undefined ? <AllTrials /> : <TrialPage key={runId} runId={runId} />
}

function AllTrials() {
  const store = useMemo(createTrials, [])
  useEffect(() => {
    void store.load()
    return () => store.close()
  }, [store])
  const problem = store.problem.value
  const loaded = store.gate.value !== null
  return (
    <SettingsSection title={t('assistant.trials')} about={t('trials.about')}>
      {loaded ? (
        <Loaded store={store} />
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

function Loaded({ store }: { store: TrialsStore }) {
  const [edited, edit] = useState<{ setId?: string } | null>(null)
  const { route } = useLocation()
  const writable = may('knowledge.write')
  const gate = store.gate.value
  const open = (runId: string | undefined) => {
    if (runId) route(`/assistant/trials/${runId}`)
  }
  return (
    <>
      {gate && <GoLive gate={gate} changed={store.load} />}
      <section class="page-section" aria-labelledby="sets-title">
        <div class="trials-head">
          <h3 id="sets-title">{t('trials.sets')}</h3>
          {writable && (
            <Button icon={<Plus size={16} />} onClick={() => edit({})}>
              {t('trials.newSet')}
            </Button>
          )}
        </div>
        <p class="page-help">{t('trials.setsHelp')}</p>
        <SetTable
          sets={store.sets.value ?? []}
          onOpen={(setId) => edit({ setId })}
          onRun={async (setId) => open(await store.start({ kind: 'batch', setId }))}
        />
      </section>
      {writable && may('conversation.read') && (
        <section class="page-section" aria-labelledby="replay-title">
          <h3 id="replay-title">{t('trials.replay')}</h3>
          <p class="page-help">{t('trials.replayHelp')}</p>
          <ReplayForm start={async (wanted) => open(await store.start({ kind: 'replay', ...wanted }))} />
        </section>
      )}
      <section class="page-section" aria-labelledby="runs-title">
        <h3 id="runs-title">{t('trials.runs')}</h3>
        <RunTable trials={store.trials.value ?? []} />
      </section>
      {edited && (
        <SetDialog
          {...edited}
          onClose={() => edit(null)}
          onSaved={() => {
            edit(null)
            void store.load()
          }}
        />
      )}
    </>
  )
}
