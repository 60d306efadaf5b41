import { useState } from 'preact/hooks'
import { t } from '../../i18n'
import { dateOnly } from '../../i18n/time'
import { TextField } from '../../ui/field'
import { SelectField } from '../../ui/select-field'
import { say } from '../../ui/toast'
import { CheckList } from '../check-list'
import { Question } from '../question'
import type { ApiKey } from './server'
import type { KeyStore } from './store'
import { scopeGroups } from './words'

const DAY_MS = 86_400_000
/** What the server takes, and what a key has that was given no limit of its own (workers/auth/key-routes.ts, rate-limit.ts). */
const MOST = 60_000

const LASTS = ['30', '90', '365', 'never', 'same'] as const
type Lasts = (typeof LASTS)[number]

interface Props {
  /** Absent: a new one is made. */
  apiKey?: ApiKey | undefined
  store: KeyStore
  onClose: () => void
}

/** What a key is called, may do, how long and how often. */
export function KeyForm({ apiKey, store, onClose }: Props) {
  const [name, setName] = useState(apiKey?.name ?? '')
  const [scopes, setScopes] = useState(apiKey?.scopes ?? [])
  const [lasts, setLasts] = useState<Lasts>(apiKey ? 'same' : '365')
  const [limit, setLimit] = useState(apiKey?.perMinute?.toString() ?? '')
  const isLimitRight = limit.trim() === '' || (Number(limit) >= 1 && Number(limit) <= MOST)

  async function save(): Promise<void> {
    const wanted = { name: name.trim(), scopes, perMinute: limit.trim() === '' ? null : Number(limit) }
    if (apiKey) await store.change(apiKey.id, { ...wanted, ...(lasts === 'same' ? {} : { expiresAt: endOf(lasts) }) })
    else await store.make({ ...wanted, expiresAt: endOf(lasts) })
    say(t(apiKey ? 'keys.saved' : 'keys.made', { name: wanted.name }))
  }
  return (
    <Question
      wide
      title={apiKey ? t('keys.changeTitle', { name: apiKey.name }) : t('keys.makeTitle')}
      verb={t(apiKey ? 'keys.save' : 'keys.make')}
      ready={name.trim() !== '' && scopes.length > 0 && isLimitRight}
      onConfirm={save}
      onClose={onClose}
    >
      <TextField
        label={t('keys.name')}
        help={t('keys.nameHelp')}
        value={name}
        maxLength={100}
        autoComplete="off"
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <CheckList
        label={t('keys.scopes')}
        help={t('keys.scopesHelp')}
        groups={scopeGroups()}
        chosen={scopes}
        onChange={setScopes}
      />
      <div class="key-form-row">
        <SelectField
          label={t('keys.expires')}
          help={t('keys.expiresHelp')}
          value={lasts}
          options={LASTS.filter((value) => value !== 'same' || apiKey).map((value) => ({
            value,
            name: lastsName(value, apiKey?.expiresAt ?? null),
          }))}
          onChange={setLasts}
        />
        <TextField
          label={t('keys.limit')}
          help={t('keys.limitHelp', { most: MOST })}
          error={isLimitRight ? undefined : t('keys.limitWrong', { most: MOST })}
          inputMode="numeric"
          autoComplete="off"
          value={limit}
          onInput={(event) => setLimit(event.currentTarget.value.replace(/\D/g, '').slice(0, 6))}
        />
      </div>
    </Question>
  )
}

function endOf(lasts: Lasts): number | null {
  const days = Number(lasts)
  return Number.isNaN(days) ? null : Date.now() + days * DAY_MS
}

function lastsName(lasts: Lasts, expiresAt: number | null): string {
  switch (lasts) {
    case '30':
      return t('keys.after30')
    case '90':
      return t('keys.after90')
    case '365':
      return t('keys.after365')
    case 'never':
      return t('keys.never')
    case 'same':
      return t('keys.asItIs', { date: expiresAt === null ? t('keys.never') : dateOnly(expiresAt) })
  }
}
