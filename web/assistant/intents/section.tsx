import { Library, Plus } from 'lucide-preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { t } from '../../i18n'
import { problemText } from '../../problem-text'
import { may } from '../../session'
import { Question } from '../../settings/question'
import { SettingsSection } from '../../settings/section'
import { Button } from '../../ui/button'
import { Empty } from '../../ui/empty'
import { Notice } from '../../ui/notice'
import { Skeleton } from '../../ui/skeleton'
import { say } from '../../ui/toast'
import { ConfusionView } from './confusion'
import { IntentEditor } from './editor'
import { IntentList } from './list'
import { PackDialog } from './pack-dialog'
import type { Intent } from './server'
import { createIntents, type Intents, readableName } from './store'
import { Topics } from './topics'
import { Tryout } from './tryout'
import './intents.css'

type Asked = { verb: 'new'; examples?: string[] } | { verb: 'pack' } | { verb: 'edit' | 'remove'; intent: Intent }

/** What customers want, learnt from examples: which intents there are, and how well they are told apart. */
export function IntentsSection() {
  const store = useMemo(createIntents, [])
  const [asked, setAsked] = useState<Asked | null>(null)
  useEffect(() => {
    void store.load()
    return () => store.close()
  }, [store])
  const close = () => setAsked(null)
  const verbs = (
    <>
      <Button icon={<Library size={16} />} onClick={() => setAsked({ verb: 'pack' })}>
        {t('intents.addPack')}
      </Button>
      <Button kind="main" icon={<Plus size={16} />} onClick={() => setAsked({ verb: 'new' })}>
        {t('intents.add')}
      </Button>
    </>
  )
  return (
    <SettingsSection
      title={t('assistant.intents')}
      about={t('intents.about')}
      verbs={may('knowledge.write') ? verbs : undefined}
    >
      <div role="status">{store.training.value && <Notice tone="info">{t('intents.training')}</Notice>}</div>
      <Shown store={store} ask={setAsked} />
      {asked?.verb === 'new' && <IntentEditor store={store} said={asked.examples ?? []} onClose={close} />}
      {asked?.verb === 'edit' && (
        <IntentEditor
          store={store}
          intent={asked.intent}
          onClose={close}
          onRemove={() => setAsked({ verb: 'remove', intent: asked.intent })}
        />
      )}
      {asked?.verb === 'pack' && <PackDialog store={store} onClose={close} />}
      {asked?.verb === 'remove' && <Remove store={store} intent={asked.intent} onClose={close} />}
    </SettingsSection>
  )
}

function Shown({ store, ask }: { store: Intents; ask: (asked: Asked) => void }) {
  const problem = store.problem.value
  const intents = store.intents.value
  if (problem) {
    return (
      <Empty
        title={t('intents.failedTitle')}
        action={<Button onClick={() => void store.load()}>{t('frame.retry')}</Button>}
      >
        {problemText(problem)}
      </Empty>
    )
  }
  if (intents === null) return <Skeleton rows={6} kind="line" />
  if (intents.length === 0) {
    const pack = <Button onClick={() => ask({ verb: 'pack' })}>{t('intents.addPack')}</Button>
    return (
      <Empty title={t('intents.emptyTitle')} action={may('knowledge.write') ? pack : undefined}>
        {t('intents.emptyText')}
      </Empty>
    )
  }
  return (
    <>
      <Tryout />
      <IntentList intents={intents} onOpen={(intent) => ask({ verb: 'edit', intent })} />
      {may('knowledge.write') && <Topics intents={intents} onMake={(examples) => ask({ verb: 'new', examples })} />}
      <ConfusionView intents={intents} store={store} onEdit={(intent) => ask({ verb: 'edit', intent })} />
    </>
  )
}

function Remove({ store, intent, onClose }: { store: Intents; intent: Intent; onClose: () => void }) {
  const name = readableName(intent.name)
  async function remove(): Promise<void> {
    await store.remove(intent.name)
    say(t('intents.removed', { name }))
  }
  return (
    <Question
      danger
      title={t('intents.removeTitle', { name })}
      verb={t('intents.remove')}
      onConfirm={remove}
      onClose={onClose}
    >
      <p>{t('intents.removeText', { n: intent.examples.length })}</p>
    </Question>
  )
}
