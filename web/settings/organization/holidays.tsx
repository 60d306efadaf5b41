import { Plus, X } from 'lucide-preact'
import { useRef } from 'preact/hooks'
import { t } from '../../i18n'
import { Button, IconButton } from '../../ui/button'
import type { Holiday } from './server'

/** As workers/tenants/organization.ts takes them. */
const MOST = 200

interface Props {
  days: readonly Holiday[]
  onChange: (days: Holiday[]) => void
  /** False: a date is there twice. */
  isOnce: boolean
  /** False: one lacks its date or its name. */
  isNamed: boolean
}

/** Days on which nobody is there, whatever day of the week it is. */
export function Holidays({ days, onChange, isOnce, isNamed }: Props) {
  const list = useRef<HTMLUListElement>(null)
  const put = (at: number, part: Partial<Holiday>) =>
    onChange(days.map((day, index) => (index === at ? { ...day, ...part } : day)))
  const add = () => {
    onChange([...days, { date: '', name: '' }])
    requestAnimationFrame(() => list.current?.querySelector<HTMLInputElement>('li:last-child input')?.focus())
  }
  return (
    <fieldset class="holidays">
      <legend class="field-head">{t('organization.holidays')}</legend>
      {days.length > 0 && (
        <ul ref={list}>
          {days.map(({ date, name }, at) => (
            <li key={at} class="holiday">
              <input
                class="field-input"
                type="date"
                aria-label={t('organization.holidayDate', { n: at + 1 })}
                value={date}
                onChange={({ currentTarget: { value } }) => put(at, { date: value })}
              />
              <input
                class="field-input"
                dir={name === '' ? undefined : 'auto'}
                maxLength={100}
                aria-label={t('organization.holidayName', { n: at + 1 })}
                placeholder={t('organization.holidayNameHint')}
                value={name}
                onInput={({ currentTarget: { value } }) => put(at, { name: value })}
              />
              <IconButton
                name={t('organization.removeHoliday', { name: name || String(at + 1) })}
                tip="inward"
                onClick={() => onChange(days.filter((_, index) => index !== at))}
              >
                <X size={16} />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      {/* No error, for it is still being typed; but without it nobody would know why nothing can be saved. */}
      {!isNamed && <div class="field-help">{t('organization.holidayNeeds')}</div>}
      {!isOnce && (
        <div class="field-error" role="alert">
          {t('organization.holidayTwice')}
        </div>
      )}
      <div>
        <Button kind="quiet" icon={<Plus size={16} />} disabled={days.length >= MOST} onClick={add}>
          {t('organization.addHoliday')}
        </Button>
      </div>
    </fieldset>
  )
}
