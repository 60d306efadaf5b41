import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { tenant } from '../../frame/tenant'
import { t } from '../../i18n'
import { Chip } from '../../ui/chip'
import { SelectField } from '../../ui/select-field'
import { Toggle } from '../../ui/toggle'
import { LinesField } from '../lead-plan/form'

interface Tuned {
  teamId: string | null
  phrases: string[]
}

interface Props {
  name: 'Asked' | 'Angry' | 'Danger' | 'Repeated' | 'Loop' | 'Low' | 'Vip'
  rule: Tuned & { on: boolean }
  /** Absent: it is always on. */
  toggle?: (on: boolean) => void
  put: (part: Partial<Tuned>) => void
  children?: ComponentChildren
}

/** They look at figures or labels, not at what is said: words are shown only where some were written before. */
const COUNTS = new Set<Props['name']>(['Repeated', 'Loop', 'Low', 'Vip'])

const EVERYBODY = ''

/** One rule: what it looks for, how it is tuned, and whose waiting list it fills. */
export function RuleCard({ name, rule, toggle, put, children }: Props) {
  const id = useId()
  const title = t(`assistant.rule${name}`)
  return (
    <section class="rule-card" aria-labelledby={id}>
      <div class="rule-head">
        <h3 id={id}>{title}</h3>
        {toggle ? (
          <Toggle label={<span class="visually-hidden">{title}</span>} on={rule.on} onChange={toggle} />
        ) : (
          <Chip tone="neutral">{t('assistant.always')}</Chip>
        )}
      </div>
      <p class="page-help">{t(`assistant.rule${name}Help`)}</p>
      {rule.on && (
        <div class="plan-row-fields">
          {children}
          <SelectField
            label={t('assistant.team')}
            value={rule.teamId ?? EVERYBODY}
            options={[
              { value: EVERYBODY, name: t('assistant.everybody') },
              ...tenant.value.teams.map((team) => ({ value: team.id, name: team.name })),
            ]}
            onChange={(teamId) => put({ teamId: teamId === EVERYBODY ? null : teamId })}
          />
          {(!COUNTS.has(name) || rule.phrases.length > 0) && (
            <LinesField
              label={t('assistant.phrases')}
              help={t('assistant.phrasesHelp')}
              lines={rule.phrases}
              onChange={(phrases) => put({ phrases })}
            />
          )}
        </div>
      )}
    </section>
  )
}
