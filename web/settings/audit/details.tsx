import type { ComponentChildren } from 'preact'
import { t } from '../../i18n'
import { exactTime } from '../../i18n/time'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import type { AuditEntry } from './server'
import { type AuditStore, NO_FILTER } from './store'
import { actionWords, actorWords, detailPairs, targetWords } from './words'

/** An entry as it was kept, ids and seals too; and the way to what belongs to it. */
export function EntryDetails({ entry, store, onClose }: { entry: AuditEntry; store: AuditStore; onClose: () => void }) {
  const keys = store.keyNames.value
  const { n, at, actor, action, target, sessionId, requestId, hash, previousHash } = entry
  const who = actorWords(actor, keys)
  const pairs = detailPairs(entry)
  const look = (filter: { actor: string } | { target: string }) => {
    onClose()
    store.look({ ...NO_FILTER, ...filter })
  }
  return (
    <Dialog
      wide
      title={t('audit.entry', { n })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={() => look({ actor })}>{t('audit.byThem', { name: who })}</Button>
          {target !== null && <Button onClick={() => look({ target })}>{t('audit.aboutIt')}</Button>}
          <Button onClick={onClose}>{t('frame.close')}</Button>
        </>
      }
    >
      <dl class="audit-details">
        <Fact name={t('audit.when')}>{exactTime(at)}</Fact>
        <Fact name={t('audit.who')} id={actor}>
          {who}
        </Fact>
        <Fact name={t('audit.what')} id={action}>
          {actionWords(action)}
        </Fact>
        <Fact name={t('audit.target')} {...(target === null ? {} : { id: target })}>
          {targetWords(entry, keys)}
        </Fact>
        {pairs.length > 0 && (
          <Fact name={t('audit.kept')}>
            {pairs.map(([name, value]) => (
              <span key={name} class="audit-id mono" dir="ltr">
                {name}: {value}
              </span>
            ))}
          </Fact>
        )}
        {sessionId !== null && <Fact name={t('audit.session')} id={sessionId} />}
        {requestId !== null && <Fact name={t('audit.request')} id={requestId} />}
        <Fact name={t('audit.hash')} id={hash} />
        <Fact name={t('audit.previousHash')} id={previousHash} />
      </dl>
    </Dialog>
  )
}

function Fact({ name, id, children }: { name: string; id?: string; children?: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {children && <bdi>{children}</bdi>}
        {id !== undefined && (
          <span class="audit-id mono" dir="ltr">
            {id}
          </span>
        )}
      </dd>
    </div>
  )
}
