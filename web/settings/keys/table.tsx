import { Ban, Ellipsis, Pencil } from 'lucide-preact'
import { minute } from '../../frame/clock'
import { personName } from '../../frame/tenant'
import { t } from '../../i18n'
import { number } from '../../i18n/number'
import { dateOnly, durationWords, exactTime, shortTime } from '../../i18n/time'
import { IconButton } from '../../ui/button'
import { Chip } from '../../ui/chip'
import { Menu, MenuItem } from '../../ui/menu'
import type { ApiKey } from './server'
import { scopesText } from './words'
import '../../ui/table.css'

/** From then on it is said that a key ends soon. */
const SOON_MS = 14 * 86_400_000

export interface KeyQuestion {
  kind: 'change' | 'revoke'
  apiKey: ApiKey
}

interface Props {
  keys: readonly ApiKey[]
  label: string
  /** Absent: they are over, and nothing can be done with them. */
  ask?: (question: KeyQuestion) => void
}

export function KeyTable({ keys, label, ask }: Props) {
  return (
    <table class="wide-table key-table" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t('keys.name')}</th>
          <th scope="col">{t('keys.may')}</th>
          <th scope="col">{t('keys.lastUsed')}</th>
          <th scope="col">{t(ask ? 'keys.expires' : 'keys.revokedAt')}</th>
          <th scope="col" class="wide-table-end">
            {t('keys.limit')}
          </th>
          <th scope="col">
            <span class="visually-hidden">{t('channels.more')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {keys.map((apiKey) => (
          <Row key={apiKey.id} {...{ apiKey, ask }} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ apiKey, ask }: { apiKey: ApiKey; ask: Props['ask'] }) {
  const { name, prefix, scopes, createdAt, perMinute } = apiKey
  // It is kept to the quarter of an hour that has begun: never before there was the key.
  const lastUsedAt = apiKey.lastUsedAt === null ? null : Math.max(apiKey.lastUsedAt, createdAt)
  return (
    <tr>
      <th scope="row">
        <bdi>{name}</bdi>
        <p class="key-about">
          {prefix !== '' && (
            <span class="mono" dir="ltr">
              {prefix}…
            </span>
          )}
          <span>{madeWords(apiKey)}</span>
        </p>
      </th>
      <td class="key-scopes">{scopesText(scopes)}</td>
      <td class="key-fact" data-name={t('keys.lastUsed')}>
        {lastUsedAt === null ? (
          t('keys.neverUsed')
        ) : (
          <time dateTime={new Date(lastUsedAt).toISOString()} title={exactTime(lastUsedAt)}>
            {shortTime(lastUsedAt, minute.value)}
          </time>
        )}
      </td>
      <td class="key-fact" data-name={t(ask ? 'keys.expires' : 'keys.revokedAt')}>
        <Ends apiKey={apiKey} />
      </td>
      <td class="key-fact wide-table-end numbers" data-name={t('keys.limit')}>
        {perMinute === null ? t('keys.limitUsual') : number(perMinute)}
      </td>
      <td class="key-verbs">{ask && <RowMenu {...{ apiKey, ask }} />}</td>
    </tr>
  )
}

/** When it ends, or has ended. */
function Ends({ apiKey: { expiresAt, revokedAt } }: { apiKey: ApiKey }) {
  if (revokedAt !== null) return <span title={exactTime(revokedAt)}>{dateOnly(revokedAt)}</span>
  if (expiresAt === null) return <>{t('keys.never')}</>
  const left = expiresAt - minute.value
  if (left <= 0) return <Chip tone="late">{t('keys.expired')}</Chip>
  if (left > SOON_MS) return <span title={exactTime(expiresAt)}>{dateOnly(expiresAt)}</span>
  return (
    <Chip tone="soon" title={exactTime(expiresAt)}>
      {t('keys.expiresSoon', { time: durationWords(left) })}
    </Chip>
  )
}

/** Those that an operator or a seed has made have nobody's name. */
function madeWords({ createdBy, createdAt }: ApiKey): string {
  const date = dateOnly(createdAt)
  return createdBy === null ? t('keys.madeOn', { date }) : t('keys.madeBy', { name: personName(createdBy), date })
}

function RowMenu({ apiKey, ask }: { apiKey: ApiKey; ask: (question: KeyQuestion) => void }) {
  const label = t('keys.moreOf', { name: apiKey.name })
  return (
    <Menu
      label={label}
      trigger={(attributes) => (
        <IconButton name={label} tip="inward" {...attributes}>
          <Ellipsis size={18} />
        </IconButton>
      )}
    >
      {(close) => {
        const open = (kind: KeyQuestion['kind']) => () => {
          close()
          ask({ kind, apiKey })
        }
        return (
          <>
            <MenuItem icon={<Pencil size={16} />} onClick={open('change')}>
              {t('keys.change')}
            </MenuItem>
            <MenuItem danger icon={<Ban size={16} />} onClick={open('revoke')}>
              {t('keys.revoke')}
            </MenuItem>
          </>
        )
      }}
    </Menu>
  )
}
