import { useState } from 'preact/hooks'
import { tenant } from '../frame/tenant'
import { t } from '../i18n'
import { problemText } from '../problem-text'
import { may } from '../session'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Notice } from '../ui/notice'
import { SelectField } from '../ui/select-field'
import { say } from '../ui/toast'
import { FactLines, Reasons } from './facts'
import type { Lead, LeadChanges, Stages } from './server'
import type { Leads } from './store'
import { leadName, stageName, stageNamed } from './words'

/** All that is known of one, where it was said, and what may be done with it. */
export function LeadDialog({
  store,
  stages,
  lead,
  onClose,
}: {
  store: Leads
  stages: Stages
  lead: Lead
  onClose: () => void
}) {
  const [asking, setAsking] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const name = leadName(lead)
  const told = (work: Promise<void>, after?: () => void) => {
    setProblem(null)
    work.then(after, (error: unknown) => setProblem(problemText(error)))
  }
  const change = (changes: LeadChanges) => told(store.change(lead, changes))
  if (asking) {
    return (
      <Dialog
        title={t('leads.dismissTitle', { name })}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t('frame.cancel')}</Button>
            <Button
              kind="danger"
              onClick={() =>
                told(store.dismiss(lead), () => {
                  say(t('leads.dismissed', { name }))
                  onClose()
                })
              }
            >
              {t('leads.dismiss')}
            </Button>
          </>
        }
      >
        <p>{t('leads.dismissText')}</p>
        {problem && <Notice tone="critical">{problem}</Notice>}
      </Dialog>
    )
  }
  const writable = may('lead.write')
  return (
    <Dialog
      wide
      title={name}
      onClose={onClose}
      actions={
        <>
          {writable && <Button onClick={() => setAsking(true)}>{t('leads.dismiss')}</Button>}
          <a class="button button-main" href={`/inbox/all/${lead.conversationId}`}>
            {t('leads.open')}
          </a>
        </>
      }
    >
      {problem && <Notice tone="critical">{problem}</Notice>}
      {lead.proposedStage && (
        <p class="leads-proposal">
          {t('leads.proposal', { stage: stageNamed(stages, lead.proposedStage) })}
          {writable && (
            <Button onClick={() => change({ stage: lead.proposedStage ?? lead.stage })}>{t('leads.accept')}</Button>
          )}
        </p>
      )}
      <div class="leads-choices">
        <SelectField
          label={t('leads.stage')}
          value={lead.stage}
          disabled={!writable}
          options={stages.stages.map((stage) => ({ value: stage.id, name: stageName(stages, stage) }))}
          onChange={(stage) => change({ stage })}
        />
        <SelectField
          label={t('leads.owner')}
          value={lead.ownerId ?? ''}
          disabled={!writable}
          options={[
            { value: '', name: t('leads.nobody') },
            ...tenant.value.people.map((person) => ({ value: person.id, name: person.name })),
          ]}
          onChange={(ownerId) => change({ ownerId: ownerId === '' ? null : ownerId })}
        />
      </div>
      <FactLines lead={lead} {...(writable ? { onChange: (facts) => change({ facts }) } : {})} />
      <Reasons lead={lead} />
      {lead.cameBy && <p class="page-help">{t('leads.cameBy', { place: lead.cameBy })}</p>}
    </Dialog>
  )
}
