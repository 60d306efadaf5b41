import { Plus } from 'lucide-preact'
import { useEffect, useMemo } from 'preact/hooks'
import { t } from '../../i18n'
import { SettingsSection } from '../../settings/section'
import { Button } from '../../ui/button'
import { TextField } from '../../ui/field'
import { Toggle } from '../../ui/toggle'
import { LinesField, SectionForm } from './form'
import { Languages } from './languages'
import { isComplete, QuestionRow, replaced, without } from './question-row'
import { Stages } from './stages'
import { Starters } from './starter-buttons'
import { homeLanguage, leadFields } from './starters'
import { idFor, type LeadField, type LeadPlan, leadPlanSection } from './store'
import './plan.css'

type Change = (part: Partial<LeadPlan>) => void

/** What makes somebody a lead, and what to find out. */
export function LeadPlanSection() {
  const store = useMemo(leadPlanSection, [])
  useEffect(() => void store.load(), [store])
  const plan = store.draft.value
  const complete =
    plan !== null && isComplete(plan.fields) && (plan.stages ?? []).every(({ label }) => label.trim() !== '')
  return (
    <SettingsSection title={t('assistant.leadPlan')} about={t('leads.planAbout')}>
      <SectionForm
        problem={store.problem.value}
        loaded={plan !== null}
        complete={complete}
        load={store.load}
        save={store.save}
      >
        {() => plan && <PlanFields plan={plan} change={store.change} />}
      </SectionForm>
    </SettingsSection>
  )
}

function PlanFields({ plan, change }: { plan: LeadPlan; change: Change }) {
  return (
    <>
      <Toggle
        assistant
        label={t('leads.planOn')}
        help={t('leads.planOnHelp')}
        on={plan.on}
        onChange={(on) => change({ on })}
      />
      {plan.fields.length === 0 && (
        <Starters begin={async (trade) => change({ fields: leadFields(trade, await homeLanguage()), on: true })} />
      )}
      <Fields plan={plan} change={change} />
      {plan.fields.length > 0 && <Languages rows={plan.fields} onChange={(fields) => change({ fields })} />}
      <LinesField
        label={t('leads.planIntents')}
        help={t('leads.intentsHelp')}
        lines={plan.intents.map(({ intent, worth }) => `${intent}: ${worth}`)}
        onChange={(lines) => change({ intents: lines.flatMap(intentIn) })}
      />
      <Count
        label={t('leads.patience')}
        value={plan.patience}
        most={10}
        onChange={(patience) => change({ patience: patience ?? 0 })}
      />
      <Stages plan={plan} change={change} />
    </>
  )
}

/** "buy: 15"; without points: 10. */
function intentIn(line: string): LeadPlan['intents'] {
  const colon = line.lastIndexOf(':')
  const points = colon < 0 ? '' : line.slice(colon + 1).trim()
  const isCounted = /^-?\d{1,3}$/.test(points)
  const intent = (isCounted ? line.slice(0, colon) : line).trim().slice(0, 80)
  return intent ? [{ intent, worth: isCounted ? Math.max(-100, Math.min(100, Number(points))) : 10 }] : []
}

const KINDS = ['text', 'number', 'date', 'email', 'phone', 'money', 'choice'] as const

function Fields({ plan: { fields }, change }: { plan: LeadPlan; change: Change }) {
  const put = (at: number, row: LeadField) => change({ fields: replaced(fields, at, row) })
  const add = () => {
    const id = idFor(
      'field',
      fields.map((one) => one.id),
    )
    change({ fields: [...fields, { id, label: '', kind: 'text', choices: [], question: '', worth: 10 }] })
  }
  return (
    <section class="plan-part" aria-labelledby="plan-fields">
      <h3 id="plan-fields">{t('leads.fields')}</h3>
      <ul class="plan-rows">
        {fields.map((field, at) => (
          <QuestionRow
            key={field.id}
            row={field}
            kinds={KINDS.map((value) => ({ value, name: t(`leads.kind_${value}`) }))}
            help={t('leads.questionHelp')}
            onChange={(row) => put(at, row)}
            onRemove={() => change({ fields: without(fields, at) })}
          >
            <Count
              label={t('leads.worth')}
              value={field.worth}
              most={100}
              onChange={(worth) => put(at, { ...field, worth: worth ?? 0 })}
            />
          </QuestionRow>
        ))}
      </ul>
      {fields.length < 20 && (
        <Button icon={<Plus size={16} />} onClick={add}>
          {t('leads.addField')}
        </Button>
      )}
    </section>
  )
}

export function Count(props: {
  label: string
  help?: string
  value: number | null
  most: number
  onChange: (value: number | null) => void
}) {
  const { label, help, value, most, onChange } = props
  return (
    <TextField
      label={label}
      help={help}
      inputMode="numeric"
      value={value === null ? '' : String(value)}
      onInput={(event) => {
        const digits = event.currentTarget.value.replace(/\D/g, '')
        onChange(digits === '' ? null : Math.min(most, Number(digits)))
      }}
    />
  )
}
