import { Plus } from 'lucide-preact'
import { useEffect, useMemo } from 'preact/hooks'
import { tenant } from '../../frame/tenant'
import { t } from '../../i18n'
import { SettingsSection } from '../../settings/section'
import { Button } from '../../ui/button'
import { TextArea, TextField } from '../../ui/field'
import { SelectField } from '../../ui/select-field'
import { Toggle } from '../../ui/toggle'
import { LinesField, SectionForm } from '../lead-plan/form'
import { Languages } from '../lead-plan/languages'
import { isComplete, QuestionRow, replaced, without } from '../lead-plan/question-row'
import { Starters } from '../lead-plan/starter-buttons'
import { homeLanguage, starterFlow } from '../lead-plan/starters'
import { type Flow, type FlowSlot, flowsSection, idFor } from '../lead-plan/store'
import { IntentsField } from './intents-field'
import '../lead-plan/plan.css'

/** Requests that take several answers, such as a booking. */
export function FlowsSection() {
  const store = useMemo(flowsSection, [])
  useEffect(() => void store.load(), [store])
  const flows = store.draft.value?.flows ?? []
  const put = (next: Flow[]) => store.change({ flows: next })
  const complete = flows.every(
    ({ name, slots }) =>
      name.trim() !== '' && slots.every(({ question }) => question.trim() !== '') && isComplete(slots),
  )
  const add = () => {
    const id = idFor(
      'request',
      flows.map((one) => one.id),
    )
    const slots: FlowSlot[] = [newSlot([])]
    put([...flows, { id, name: t('leads.flowNew'), on: true, intents: [], phrases: [], slots, done: '', teamId: null }])
  }
  return (
    <SettingsSection title={t('assistant.flows')} about={t('leads.flowsAbout')}>
      <SectionForm
        problem={store.problem.value}
        loaded={store.draft.value !== null}
        complete={complete}
        load={store.load}
        save={store.save}
      >
        {() => (
          <>
            {flows.length === 0 && (
              <Starters
                begin={async (trade) => put([starterFlow(trade, await homeLanguage(), idFor(trade.flow, []))])}
              />
            )}
            {flows.map((flow, at) => (
              <FlowForm
                key={flow.id}
                flow={flow}
                onChange={(next) => put(replaced(flows, at, next))}
                onRemove={() => put(without(flows, at))}
              />
            ))}
            {flows.length < 20 && (
              <div>
                <Button icon={<Plus size={16} />} onClick={add}>
                  {t('leads.flowAdd')}
                </Button>
              </div>
            )}
          </>
        )}
      </SectionForm>
    </SettingsSection>
  )
}

function newSlot(taken: readonly string[]): FlowSlot {
  return { id: idFor('answer', taken), label: '', kind: 'text', choices: [], question: '', required: true }
}

function FlowForm({ flow, onChange, onRemove }: { flow: Flow; onChange: (flow: Flow) => void; onRemove: () => void }) {
  const change = (part: Partial<Flow>) => onChange({ ...flow, ...part })
  return (
    <section class="plan-part plan-flow" aria-label={flow.name}>
      <h3>{flow.name}</h3>
      <Toggle label={t('leads.flowOn')} on={flow.on} onChange={(on) => change({ on })} />
      <div class="plan-rows">
        <div class="plan-row-fields">
          <TextField
            label={t('leads.label')}
            value={flow.name}
            maxLength={80}
            onInput={(event) => change({ name: event.currentTarget.value })}
          />
          <SelectField
            label={t('leads.flowTeam')}
            value={flow.teamId ?? ''}
            options={[
              { value: '', name: t('leads.everybody') },
              ...tenant.value.teams.map(({ id, name }) => ({ value: id, name })),
            ]}
            onChange={(teamId) => change({ teamId: teamId === '' ? null : teamId })}
          />
          <LinesField label={t('leads.flowPhrases')} lines={flow.phrases} onChange={(phrases) => change({ phrases })} />
          <IntentsField chosen={flow.intents} onChange={(intents) => change({ intents })} />
        </div>
      </div>
      <h4>{t('leads.flowSlots')}</h4>
      <Slots slots={flow.slots} onChange={(slots) => change({ slots })} />
      <div class="plan-rows">
        <TextArea
          label={t('leads.flowDone')}
          help={t('leads.flowDoneHelp')}
          rows={2}
          maxLength={500}
          value={flow.done}
          onInput={(event) => change({ done: event.currentTarget.value })}
        />
      </div>
      <Languages
        rows={flow.slots}
        onChange={(slots, doneLines) => change({ slots, doneLines })}
        closing={{ text: flow.done, lines: flow.doneLines ?? {} }}
      />
      <Button onClick={onRemove}>{t('leads.removeRow', { name: flow.name })}</Button>
    </section>
  )
}

const KINDS = ['text', 'number', 'date', 'time', 'email', 'phone', 'choice'] as const

function Slots({ slots, onChange }: { slots: FlowSlot[]; onChange: (slots: FlowSlot[]) => void }) {
  return (
    <>
      <ul class="plan-rows">
        {slots.map((slot, at) => (
          <QuestionRow
            key={slot.id}
            row={slot}
            kinds={KINDS.map((value) => ({ value, name: t(`leads.kind_${value}`) }))}
            onChange={(row) => onChange(replaced(slots, at, row))}
            onRemove={() => slots.length > 1 && onChange(without(slots, at))}
          >
            <Toggle
              label={t('leads.flowRequired')}
              on={slot.required}
              onChange={(required) => onChange(replaced(slots, at, { ...slot, required }))}
            />
          </QuestionRow>
        ))}
      </ul>
      {slots.length < 12 && (
        <Button icon={<Plus size={16} />} onClick={() => onChange([...slots, newSlot(slots.map(({ id }) => id))])}>
          {t('leads.addField')}
        </Button>
      )}
    </>
  )
}
