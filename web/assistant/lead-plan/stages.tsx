import { Plus, X } from 'lucide-preact'
import { t } from '../../i18n'
import { Button, IconButton } from '../../ui/button'
import { TextField } from '../../ui/field'
import { SelectField } from '../../ui/select-field'
import { replaced, without } from './question-row'
import { Count } from './section'
import { idFor, type LeadPlan, type LeadStage } from './store'

const OURS = [
  { id: 'new', name: 'leads.stageNew', from: null, ends: null },
  { id: 'qualified', name: 'leads.stageQualified', from: 40, ends: null },
  { id: 'offer', name: 'leads.stageOffer', from: null, ends: null },
  { id: 'won', name: 'leads.stageWon', from: null, ends: 'won' },
  { id: 'lost', name: 'leads.stageLost', from: null, ends: 'lost' },
] as const

/** From left to right on the board. */
export function Stages({ plan, change }: { plan: LeadPlan; change: (part: Partial<LeadPlan>) => void }) {
  const stages: LeadStage[] =
    plan.stages ?? OURS.map(({ id, name, from, ends }) => ({ id, label: t(name), from, ends }))
  const put = (at: number, stage: LeadStage) => change({ stages: replaced(stages, at, stage) })
  const add = () => {
    const id = idFor(
      'stage',
      stages.map((one) => one.id),
    )
    change({ stages: [...stages, { id, label: '', from: null, ends: null }] })
  }
  return (
    <section class="plan-part" aria-labelledby="plan-stages">
      <h3 id="plan-stages">{t('leads.stages')}</h3>
      <ul class="plan-rows">
        {stages.map((stage, at) => (
          <li key={stage.id} class="plan-row">
            <div class="plan-row-fields">
              <TextField
                label={t('leads.label')}
                value={stage.label}
                maxLength={40}
                onInput={(event) => put(at, { ...stage, label: event.currentTarget.value })}
              />
              <Count
                label={t('leads.stageFrom')}
                help={t('leads.stageFromHelp')}
                value={stage.from}
                most={100}
                onChange={(from) => put(at, { ...stage, from })}
              />
              <SelectField
                label={t('leads.ends')}
                value={stage.ends ?? 'not'}
                options={[
                  { value: 'not', name: t('leads.endsNot') },
                  { value: 'won', name: t('leads.stageWon') },
                  { value: 'lost', name: t('leads.stageLost') },
                ]}
                onChange={(ends) => put(at, { ...stage, ends: ends === 'not' ? null : ends })}
              />
            </div>
            {stages.length > 1 && (
              <IconButton
                tip="inward"
                name={t('leads.removeRow', { name: stage.label || '…' })}
                onClick={() => change({ stages: without(stages, at) })}
              >
                <X size={18} />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
      {stages.length < 12 && (
        <Button icon={<Plus size={16} />} onClick={add}>
          {t('leads.addField')}
        </Button>
      )}
    </section>
  )
}
