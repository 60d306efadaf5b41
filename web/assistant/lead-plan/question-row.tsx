import { X } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { t } from '../../i18n'
import { IconButton } from '../../ui/button'
import { TextField } from '../../ui/field'
import { SelectField } from '../../ui/select-field'
import { LinesField } from './form'

interface Asked<Kind extends string> {
  id: string
  label: string
  kind: Kind
  choices: string[]
  question: string
}

interface Props<Kind extends string, Row extends Asked<Kind>> {
  row: Row
  kinds: readonly { value: Kind; name: string }[]
  help?: string
  onChange: (row: Row) => void
  onRemove: () => void
  children?: ComponentChildren
}

/** One thing to find out: what it is called, of what kind it is, and how it is asked. */
export function QuestionRow<Kind extends string, Row extends Asked<Kind>>(props: Props<Kind, Row>) {
  const { row, kinds, help, onChange, onRemove, children } = props
  return (
    <li class="plan-row">
      <div class="plan-row-fields">
        <TextField
          label={t('leads.label')}
          value={row.label}
          maxLength={80}
          onInput={(event) => onChange({ ...row, label: event.currentTarget.value })}
        />
        <SelectField
          label={t('leads.kind')}
          value={row.kind}
          options={kinds}
          onChange={(kind) => onChange({ ...row, kind })}
        />
        {children}
        <div class="plan-question">
          <TextField
            label={t('leads.question')}
            help={help}
            value={row.question}
            maxLength={300}
            onInput={(event) => onChange({ ...row, question: event.currentTarget.value })}
          />
        </div>
        {row.kind === 'choice' && (
          <LinesField
            label={t('leads.choices')}
            lines={row.choices}
            onChange={(choices) => onChange({ ...row, choices })}
          />
        )}
      </div>
      <IconButton tip="inward" name={t('leads.removeRow', { name: row.label || '…' })} onClick={onRemove}>
        <X size={18} />
      </IconButton>
    </li>
  )
}

export function replaced<Row>(rows: readonly Row[], at: number, row: Row): Row[] {
  return rows.map((one, i) => (i === at ? row : one))
}

export function without<Row>(rows: readonly Row[], at: number): Row[] {
  return rows.filter((_, i) => i !== at)
}

export function isComplete(rows: readonly { label: string; kind: string; choices: string[] }[]): boolean {
  return rows.every(({ label, kind, choices }) => label.trim() !== '' && (kind !== 'choice' || choices.length > 0))
}
