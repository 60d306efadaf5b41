import { CopyCheck, Plus, X } from 'lucide-preact'
import { t } from '../../i18n'
import { IconButton } from '../../ui/button'
import type { Day } from './server'
import { dayFault, nextSpan, timeOf, withTime } from './week'

interface Props {
  name: string
  day: Day
  onChange: (day: Day) => void
  /** Makes every day like this one. */
  toAll: () => void
}

/** The hours of one day of the week; none: closed. */
export function DayHours({ name, day, onChange, toAll }: Props) {
  const fault = dayFault(day)
  const next = nextSpan(day)
  const put = (at: number, side: 'from' | 'to', time: string) =>
    onChange(day.map((span, index) => (index === at ? withTime(span, side, time) : span)))
  return (
    <li class="day">
      <span class="day-name">{name}</span>
      <div class="day-spans">
        {day.length === 0 && <span class="day-closed">{t('organization.closed')}</span>}
        {day.map(({ from, to }, at) => (
          <div key={at} class="span">
            <input
              class="field-input"
              type="time"
              aria-label={t('organization.from', { day: name, n: at + 1 })}
              aria-invalid={fault ? true : undefined}
              value={timeOf(from)}
              onChange={({ currentTarget: { value } }) => put(at, 'from', value)}
            />
            <span aria-hidden="true">–</span>
            <input
              class="field-input"
              type="time"
              aria-label={t('organization.to', { day: name, n: at + 1 })}
              aria-invalid={fault ? true : undefined}
              value={timeOf(to)}
              onChange={({ currentTarget: { value } }) => put(at, 'to', value)}
            />
            <IconButton
              name={t('organization.removeSpan', { day: name, n: at + 1 })}
              tip="inward"
              onClick={() => onChange(day.filter((_, index) => index !== at))}
            >
              <X size={16} />
            </IconButton>
          </div>
        ))}
        {fault && (
          <div class="field-error" role="alert">
            {t(fault === 'backwards' ? 'organization.spanBackwards' : 'organization.spansOverlap')}
          </div>
        )}
      </div>
      <div class="day-verbs">
        {next && (
          <IconButton
            name={t('organization.addSpan', { day: name })}
            tip="inward"
            onClick={() => onChange([...day, next])}
          >
            <Plus size={16} />
          </IconButton>
        )}
        <IconButton name={t('organization.toAllDays', { day: name })} tip="inward" onClick={toAll}>
          <CopyCheck size={16} />
        </IconButton>
      </div>
    </li>
  )
}
