import { Plus } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { t } from '../../i18n'
import { problemText } from '../../problem-text'
import { Button } from '../../ui/button'
import { Empty } from '../../ui/empty'
import { Skeleton } from '../../ui/skeleton'
import { SecretOnce } from '../secret-once'
import { SettingsSection } from '../section'
import { KeyForm } from './form'
import { KEY } from './pictures'
import { RevokeDialog } from './revoke'
import { createKeys, type KeyStore } from './store'
import { type KeyQuestion, KeyTable } from './table'
import './keys.css'

/** What the tenant's own programs call the API with. */
export function KeysSection() {
  const store = useMemo(createKeys, [])
  const [asked, ask] = useState<KeyQuestion | 'make' | null>(null)
  const close = () => ask(null)
  const make = (
    <Button kind="main" icon={<Plus size={16} />} onClick={() => ask('make')}>
      {t('keys.make')}
    </Button>
  )
  const hasSome = (store.keys.value?.length ?? 0) > 0
  return (
    <SettingsSection
      title={t('settings.keys')}
      about={
        <>
          {t('keys.about')}{' '}
          <a class="key-docs" href="/api/docs" target="_blank" rel="noreferrer">
            {t('keys.docs')}
          </a>
        </>
      }
      permission="key.write"
      verbs={hasSome && make}
    >
      <JustMade store={store} />
      <Listed store={store} make={make} ask={ask} />
      {asked === 'make' && <KeyForm store={store} onClose={close} />}
      {asked !== null && asked !== 'make' && asked.kind === 'change' && (
        <KeyForm apiKey={asked.apiKey} store={store} onClose={close} />
      )}
      {asked !== null && asked !== 'make' && asked.kind === 'revoke' && (
        <RevokeDialog apiKey={asked.apiKey} store={store} onClose={close} />
      )}
    </SettingsSection>
  )
}

function JustMade({ store: { secret } }: { store: KeyStore }) {
  const made = secret.value
  if (!made) return null
  return (
    <SecretOnce
      title={t('keys.secretTitle', { name: made.name })}
      text={t('keys.secretText')}
      label={t('keys.secret')}
      secret={made.secret}
      onDone={() => {
        secret.value = null
      }}
    />
  )
}

interface ListedProps {
  store: KeyStore
  make: ComponentChildren
  ask: (question: KeyQuestion) => void
}

function Listed({ store, make, ask }: ListedProps) {
  const problem = store.problem.value
  const over = store.over.value
  if (store.keys.value === null) {
    if (!problem) return <Skeleton rows={4} kind="line" />
    return (
      <Empty
        title={t('keys.failedTitle')}
        action={<Button onClick={() => void store.load()}>{t('frame.retry')}</Button>}
      >
        {problemText(problem)}
      </Empty>
    )
  }
  return (
    <>
      {store.live.value.length > 0 ? (
        <KeyTable keys={store.live.value} label={t('settings.keys')} ask={ask} />
      ) : (
        <Empty picture={KEY} title={t('keys.emptyTitle')} action={over.length === 0 && make}>
          {t('keys.emptyText')}
        </Empty>
      )}
      {over.length > 0 && (
        <details class="keys-over">
          <summary>{t('keys.gone', { n: over.length })}</summary>
          <KeyTable keys={over} label={t('keys.gone', { n: over.length })} />
        </details>
      )}
    </>
  )
}
