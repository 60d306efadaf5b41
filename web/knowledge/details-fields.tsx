import { t } from '../i18n'
import { TextField } from '../ui/field'
import { SelectField } from '../ui/select-field'
import type { Details } from './store'

interface Props {
  details: Details
  disabled: boolean
  onChange: (part: Partial<Details>) => void
}

/** Who may be told, and until when. */
export function DetailsFields({ details: { audience, expiresAt }, disabled, onChange }: Props) {
  return (
    <div class="details-fields">
      <SelectField
        label={t('hub.audience')}
        help={t('hub.audienceHelp')}
        value={audience}
        disabled={disabled}
        options={[
          { value: 'customers', name: t('hub.customers') },
          { value: 'agents', name: t('hub.agents') },
        ]}
        onChange={(value) => onChange({ audience: value })}
      />
      <TextField
        type="date"
        label={t('hub.expiry')}
        help={t('hub.expiryHelp')}
        value={expiresAt === null ? '' : dayOf(expiresAt)}
        disabled={disabled}
        onInput={(event) => onChange({ expiresAt: endOf(event.currentTarget.value) })}
      />
    </div>
  )
}

/** The last day on which it is used, as a date field has it. */
export function dayOf(expiresAt: number): string {
  const last = new Date(expiresAt - 1)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${last.getFullYear()}-${two(last.getMonth() + 1)}-${two(last.getDate())}`
}

/** When that day is over where the person sits; null for an empty field. */
export function endOf(day: string): number | null {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day)
  return found ? new Date(Number(found[1]), Number(found[2]) - 1, Number(found[3]) + 1).getTime() : null
}
