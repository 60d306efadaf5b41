import { CircleCheck, Clock } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { t } from '../../i18n'
import { Button } from '../../ui/button'
import { Chip } from '../../ui/chip'
import { CopyField } from '../../ui/copy-field'
import { accessServer, type SsoDomain } from './server'
import type { AccessStore } from './store'

/** Which domains are proven, and the record by which the others will be. */
export function Domains({ store, domains }: { store: AccessStore; domains: SsoDomain[] }) {
  return (
    <ul class="domains" aria-label={t('access.domains')}>
      {domains.map((domain) => (
        <Domain key={domain.domain} store={store} {...domain} />
      ))}
    </ul>
  )
}

function Domain({ store, domain, proven, record }: SsoDomain & { store: AccessStore }) {
  const [problem, setProblem] = useState<string | null>(null)
  return (
    <li class="domain">
      <div class="domain-head">
        <bdi>{domain}</bdi>
        {proven ? (
          <Chip tone="done" icon={<CircleCheck size={13} />}>
            {t('access.proven')}
          </Chip>
        ) : (
          <Chip tone="soon" icon={<Clock size={13} />}>
            {t('access.unproven')}
          </Chip>
        )}
      </div>
      {!proven && (
        <>
          <CopyField
            label={t('access.record', { domain })}
            value={record}
            help={t('access.recordHelp')}
            words={{ copy: t('access.copy'), copied: t('access.copied') }}
          />
          {problem && (
            <p class="field-error" role="alert">
              {problem}
            </p>
          )}
          <div>
            <Button
              disabled={store.busy.value}
              onClick={() =>
                void store
                  .change(() => accessServer.prove(domain), t('access.nowProven', { domain }))
                  .then((refused) => setProblem(refused))
              }
            >
              {t('access.check')}
            </Button>
          </div>
        </>
      )}
    </li>
  )
}
