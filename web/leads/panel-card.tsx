import { signal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import { t } from '../i18n'
import { problemText } from '../problem-text'
import { may } from '../session'
import { SelectField } from '../ui/select-field'
import { sayError } from '../ui/toast'
import { Score } from './board'
import { FactLines, Reasons } from './facts'
import { type Lead, type LeadChanges, leadServer, type Stages } from './server'
import { stageName, stageNamed } from './words'
import './leads.css'

/** What a conversation tells of a lead, beside it. Nothing is drawn where there is none. */
export function LeadCard({ conversationId, seen }: { conversationId: string; seen: unknown }) {
  const store = useMemo(() => createCard(conversationId), [conversationId])
  useEffect(() => {
    if (may('lead.read')) void store.load()
  }, [store, seen])
  const { lead, stages } = store.shown.value ?? {}
  if (!lead || !stages) return null
  const writable = may('lead.write')
  const change = (changes: LeadChanges) =>
    void store.change(lead, changes).catch((error: unknown) => sayError(problemText(error)))
  return (
    <section class="panel-block leads-panel" aria-label={t('leads.inPanel')}>
      <h3 class="panel-title">
        {t('leads.inPanel')} <Score score={lead.score} />
      </h3>
      {lead.proposedStage && (
        <p class="page-help">{t('leads.proposal', { stage: stageNamed(stages, lead.proposedStage) })}</p>
      )}
      <SelectField
        label={t('leads.stage')}
        value={lead.stage}
        disabled={!writable}
        options={stages.stages.map((stage) => ({ value: stage.id, name: stageName(stages, stage) }))}
        onChange={(stage) => change({ stage })}
      />
      <FactLines lead={lead} {...(writable ? { onChange: (facts) => change({ facts }) } : {})} />
      <Reasons lead={lead} />
    </section>
  )
}

/** Beside a conversation it is no reason to complain when it cannot be read: the next look tries again. */
function createCard(conversationId: string) {
  const shown = signal<{ lead: Lead | undefined; stages: Stages } | null>(null)
  return {
    shown,
    async load(): Promise<void> {
      try {
        const [stages, { leads }] = await Promise.all([leadServer.stages(), leadServer.list({ conversationId })])
        shown.value = { stages, lead: leads[0] }
      } catch {
        shown.value = null
      }
    },
    async change(lead: Lead, changes: LeadChanges): Promise<void> {
      const changed = await leadServer.change(lead.id, changes)
      if (shown.value) shown.value = { ...shown.value, lead: changed }
    },
  }
}
