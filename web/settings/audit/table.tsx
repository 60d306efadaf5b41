import { ListCollapse } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { t } from '../../i18n'
import { dateWithTime, exactTime } from '../../i18n/time'
import { IconButton } from '../../ui/button'
import { EntryDetails } from './details'
import type { AuditEntry } from './server'
import type { AuditStore } from './store'
import { actionWords, actorWords, detailPairs, targetHref, targetWords } from './words'

/** What is longer than a glance stands in the details. */
const GLANCE = 48

/** One line an entry. */
export function AuditTable({ entries, store }: { entries: readonly AuditEntry[]; store: AuditStore }) {
  const [open, setOpen] = useState<AuditEntry | null>(null)
  return (
    <>
      <table class="audit-table" aria-label={t('audit.table')}>
        <thead>
          <tr>
            <th scope="col">{t('audit.when')}</th>
            <th scope="col">{t('audit.who')}</th>
            <th scope="col">{t('audit.what')}</th>
            <th scope="col">{t('audit.target')}</th>
            <th scope="col">
              <span class="visually-hidden">{t('audit.details')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <Row key={entry.n} entry={entry} store={store} onOpen={() => setOpen(entry)} />
          ))}
        </tbody>
      </table>
      {open && <EntryDetails entry={open} store={store} onClose={() => setOpen(null)} />}
    </>
  )
}

function Row({ entry, store, onOpen }: { entry: AuditEntry; store: AuditStore; onOpen: () => void }) {
  const keys = store.keyNames.value
  const { n, at, actor, action, target: on } = entry
  const isOwn = actor === `agent:${on}`
  const href = targetHref(entry)
  const target = <bdi>{targetWords(entry, keys)}</bdi>
  const glance = detailPairs(entry)
    .map((pair) => pair.join(': '))
    .join(' · ')
  return (
    <tr>
      <td class="audit-when numbers">
        <time dateTime={new Date(at).toISOString()} title={exactTime(at)}>
          {dateWithTime(at)}
        </time>
      </td>
      <td class="audit-who">
        <bdi>{actorWords(actor, keys)}</bdi>
      </td>
      <th scope="row">
        {actionWords(action)}
        {glance !== '' && glance.length <= GLANCE && (
          <span class="audit-glance" dir="ltr">
            {glance}
          </span>
        )}
      </th>
      {/* Whom somebody signs in is no news. */}
      <td class="audit-target">{isOwn ? null : href ? <a href={href}>{target}</a> : target}</td>
      <td class="audit-more">
        <IconButton name={t('audit.detailsOf', { n })} tip="inward" onClick={onOpen}>
          <ListCollapse size={16} />
        </IconButton>
      </td>
    </tr>
  )
}
