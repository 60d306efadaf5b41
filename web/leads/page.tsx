import { Columns3, List } from 'lucide-preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { NotAllowed } from '../frame/not-allowed'
import { tenant } from '../frame/tenant'
import { t } from '../i18n'
import { problemText } from '../problem-text'
import { may } from '../session'
import { Button } from '../ui/button'
import { Empty } from '../ui/empty'
import { PageHead } from '../ui/page-head'
import { SelectField } from '../ui/select-field'
import { Skeleton } from '../ui/skeleton'
import { sayError } from '../ui/toast'
import { Board } from './board'
import { LeadDialog } from './dialog'
import { createLeads, type Leads } from './store'
import { LeadTable } from './table'
import './leads.css'

/** Who may buy, by stage and score. */
export function LeadsPage() {
  const store = useMemo(createLeads, [])
  const [openId, setOpenId] = useState<string | null>(null)
  const [as, setAs] = useState<'board' | 'table'>('board')
  useEffect(() => {
    document.title = `${t('frame.leads')} · WhatsNexus`
    if (may('lead.read')) void store.load()
  }, [store])
  if (!may('lead.read')) return <NotAllowed />
  const stages = store.stages.value
  const open = store.leads.value.find(({ id }) => id === openId)
  return (
    <section class="sheet page leads" aria-label={t('frame.leads')}>
      <PageHead title={t('frame.leads')} about={t('leads.about')}>
        <Filters store={store} />
        <fieldset class="leads-as" aria-label={t('leads.view')}>
          <button type="button" class="leads-as-one" aria-pressed={as === 'board'} onClick={() => setAs('board')}>
            <Columns3 size={16} aria-hidden="true" /> {t('leads.board')}
          </button>
          <button type="button" class="leads-as-one" aria-pressed={as === 'table'} onClick={() => setAs('table')}>
            <List size={16} aria-hidden="true" /> {t('leads.table')}
          </button>
        </fieldset>
      </PageHead>
      <Shown store={store} as={as} onOpen={setOpenId} />
      {open && stages && <LeadDialog store={store} stages={stages} lead={open} onClose={() => setOpenId(null)} />}
    </section>
  )
}

function Filters({ store }: { store: Leads }) {
  const { owner, least } = store.filter.value
  return (
    <>
      <SelectField
        quiet
        label={t('leads.owner')}
        value={owner}
        options={[
          { value: '', name: t('leads.anyOwner') },
          { value: 'nobody', name: t('leads.nobody') },
          ...tenant.value.people.map(({ id, name }) => ({ value: id, name })),
        ]}
        onChange={(next) => store.choose({ owner: next })}
      />
      <SelectField
        quiet
        label={t('leads.score')}
        value={least}
        options={(['0', '25', '50', '75'] as const).map((value) => ({
          value,
          name: value === '0' ? t('leads.anyScore') : t('leads.scoreFrom', { score: value }),
        }))}
        onChange={(next) => store.choose({ least: next })}
      />
    </>
  )
}

function Shown({ store, as, onOpen }: { store: Leads; as: 'board' | 'table'; onOpen: (id: string) => void }) {
  const problem = store.problem.value
  const stages = store.stages.value
  const leads = store.leads.value
  const { owner, least } = store.filter.value
  if (problem) {
    return (
      <Empty
        title={t('leads.failedTitle')}
        action={<Button onClick={() => void store.load()}>{t('frame.retry')}</Button>}
      >
        {problemText(problem)}
      </Empty>
    )
  }
  if (!stages) return <Skeleton rows={6} kind="row" />
  if (leads.length === 0 && !stages.on) {
    const action = may('assistant.write') ? <a href="/assistant/lead-plan">{t('leads.toPlan')}</a> : undefined
    return (
      <Empty title={t('leads.offTitle')} action={action}>
        {t('leads.offText')}
      </Empty>
    )
  }
  if (leads.length === 0) {
    const filtered = owner !== '' || least !== '0'
    return (
      <Empty title={filtered ? t('leads.noneTitle') : t('leads.emptyTitle')}>
        {filtered ? t('leads.noneText') : t('leads.emptyText')}
      </Empty>
    )
  }
  return (
    <>
      {as === 'board' ? (
        <Board store={store} stages={stages} leads={leads} onOpen={onOpen} />
      ) : (
        <LeadTable stages={stages} leads={leads} onOpen={onOpen} />
      )}
      {store.before.value !== null && (
        <div class="leads-more">
          <Button onClick={() => void store.more().catch((error: unknown) => sayError(problemText(error)))}>
            {t('leads.more')}
          </Button>
        </div>
      )}
    </>
  )
}
