import { useEffect, useMemo } from 'preact/hooks'
import { tenant } from '../../frame/tenant'
import { t } from '../../i18n'
import { SettingsSection } from '../../settings/section'
import { SectionForm } from '../lead-plan/form'
import { Count } from '../lead-plan/section'
import { RuleCard } from './rule-card'
import { type Escalation, escalationSection } from './store'
import '../lead-plan/plan.css'
import './escalation.css'

type Change = (part: Partial<Escalation>) => void

/** When people take over, rule by rule, the gravest first. */
export function EscalationSection() {
  const store = useMemo(escalationSection, [])
  useEffect(() => void store.load(), [store])
  const rules = store.draft.value
  return (
    <SettingsSection title={t('assistant.escalation')} about={t('assistant.escalationAbout')}>
      <SectionForm
        problem={store.problem.value}
        loaded={rules !== null}
        complete={rules !== null && !namesNobody(rules)}
        missing={t('assistant.vipNeedsLabel')}
        load={store.load}
        save={store.save}
      >
        {() => rules && <Rules rules={rules} change={store.change} />}
      </SectionForm>
    </SettingsSection>
  )
}

/** Switched on without a label it would never apply. */
function namesNobody({ vip }: Escalation): boolean {
  return vip.on && vip.labels.length === 0
}

function Rules({ rules, change }: { rules: Escalation; change: Change }) {
  const { danger, asked_for_person: asked, angry, vip, loop, repeated, low_confidence: low } = rules
  return (
    <div class="rule-cards">
      <RuleCard name="Danger" rule={danger} put={(part) => change({ danger: { ...danger, ...part } })} />
      <RuleCard name="Asked" rule={asked} put={(part) => change({ asked_for_person: { ...asked, ...part } })} />
      <RuleCard
        name="Angry"
        rule={angry}
        toggle={(on) => change({ angry: { ...angry, on } })}
        put={(part) => change({ angry: { ...angry, ...part } })}
      />
      <RuleCard
        name="Vip"
        rule={vip}
        toggle={(on) => change({ vip: { ...vip, on } })}
        put={(part) => change({ vip: { ...vip, ...part } })}
      >
        <Labels chosen={vip.labels} onChange={(labels) => change({ vip: { ...vip, labels } })} />
        {namesNobody(rules) && <p class="field-error">{t('assistant.vipNeedsLabel')}</p>}
      </RuleCard>
      <RuleCard
        name="Repeated"
        rule={repeated}
        toggle={(on) => change({ repeated: { ...repeated, on } })}
        put={(part) => change({ repeated: { ...repeated, ...part } })}
      >
        <Count
          label={t('assistant.times')}
          value={repeated.times}
          most={5}
          onChange={(times) => change({ repeated: { ...repeated, times: Math.max(2, times ?? 2) } })}
        />
      </RuleCard>
      <RuleCard
        name="Loop"
        rule={loop}
        toggle={(on) => change({ loop: { ...loop, on } })}
        put={(part) => change({ loop: { ...loop, ...part } })}
      >
        <Count
          label={t('assistant.answers')}
          value={loop.answers}
          most={20}
          onChange={(answers) => change({ loop: { ...loop, answers: Math.max(3, answers ?? 3) } })}
        />
      </RuleCard>
      <RuleCard
        name="Low"
        rule={low}
        toggle={(on) => change({ low_confidence: { ...low, on } })}
        put={(part) => change({ low_confidence: { ...low, ...part } })}
      >
        <Count
          label={t('assistant.below')}
          value={Math.round(low.below * 100)}
          most={100}
          onChange={(percent) => change({ low_confidence: { ...low, below: (percent ?? 0) / 100 } })}
        />
      </RuleCard>
    </div>
  )
}

function Labels({ chosen, onChange }: { chosen: string[]; onChange: (chosen: string[]) => void }) {
  const { labels } = tenant.value
  if (labels.length === 0) return <p class="page-help">{t('assistant.noLabels')}</p>
  return (
    <fieldset class="rule-labels">
      <legend>{t('assistant.labels')}</legend>
      {labels.map(({ id, name }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={(event) =>
              onChange(event.currentTarget.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
            }
          />
          <bdi>{name}</bdi>
        </label>
      ))}
    </fieldset>
  )
}
