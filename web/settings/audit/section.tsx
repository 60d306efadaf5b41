import { Download } from 'lucide-preact'
import { useMemo, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { t } from '../../i18n'
import { problemText } from '../../problem-text'
import { Button } from '../../ui/button'
import { Empty } from '../../ui/empty'
import { Menu, MenuItem } from '../../ui/menu'
import { Skeleton } from '../../ui/skeleton'
import { say, sayError } from '../../ui/toast'
import { SettingsSection } from '../section'
import { Filters } from './filters'
import { auditServer } from './server'
import { type AuditStore, createAudit } from './store'
import { AuditTable } from './table'
import { Verify } from './verify'
import './audit.css'

/** Who did what. An address may say whom or what to begin with: `?actor=agent:usr_…`. */
export function AuditSection() {
  const { query } = useLocation()
  const store = useMemo(() => createAudit({ actor: query.actor ?? '', target: query.target ?? '' }), [])
  return (
    <SettingsSection
      title={t('settings.audit')}
      about={t('audit.about')}
      permission="audit.read"
      verbs={<Export store={store} />}
    >
      <Filters store={store} />
      <Entries store={store} />
      <Verify />
    </SettingsSection>
  )
}

function Entries({ store }: { store: AuditStore }) {
  const entries = store.entries.value
  const problem = store.problem.value
  if (problem) {
    return (
      <Empty
        title={t('audit.failedTitle')}
        action={<Button onClick={() => void store.load()}>{t('frame.retry')}</Button>}
      >
        {problemText(problem)}
      </Empty>
    )
  }
  if (!entries) return <Skeleton rows={8} kind="line" />
  if (entries.length === 0) {
    const { from, to, actor, action, target } = store.filter.value
    const isFiltered = from !== null || to !== null || `${actor}${action}${target}` !== ''
    return isFiltered ? (
      <Empty title={t('audit.nothingFits')}>{t('audit.nothingFitsText')}</Empty>
    ) : (
      <Empty title={t('audit.emptyTitle')}>{t('audit.emptyText')}</Empty>
    )
  }
  return (
    <div class="audit-entries">
      <AuditTable entries={entries} store={store} />
      {store.before.value !== null && (
        <Button disabled={store.loadingOlder.value} onClick={() => void store.loadOlder()}>
          {t('audit.older')}
        </Button>
      )}
    </div>
  )
}

const FORMATS = [
  { format: 'csv', name: 'audit.exportCsv' },
  { format: 'ndjson', name: 'audit.exportLines' },
] as const

/** What is looked for, as a file. */
function Export({ store }: { store: AuditStore }) {
  const [busy, setBusy] = useState(false)
  async function take(format: 'csv' | 'ndjson'): Promise<void> {
    setBusy(true)
    try {
      download(await auditServer.file(store.filter.peek(), format), format)
      say(t('audit.exported'))
      await store.load()
    } catch (error) {
      sayError(problemText(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Menu
      label={t('audit.export')}
      trigger={(attributes) => (
        <Button icon={<Download size={16} />} disabled={busy} {...attributes}>
          {t('audit.export')}
        </Button>
      )}
    >
      {(close) =>
        FORMATS.map(({ format, name }) => (
          <MenuItem
            key={format}
            onClick={() => {
              close()
              void take(format)
            }}
          >
            {t(name)}
          </MenuItem>
        ))
      }
    </Menu>
  )
}

function download(file: Blob, format: string): void {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = `whatsnexus-audit-${new Date().toISOString().slice(0, 10)}.${format}`
  link.click()
  URL.revokeObjectURL(address)
}
