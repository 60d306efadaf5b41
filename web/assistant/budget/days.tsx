import { t } from '../../i18n'
import { dayName, dollars } from './money'
import type { Spend } from './server'
import { byDay } from './sums'

const DAYS = 30

/** One column a day; the table below says the same in figures. */
export function Days({ spend: { days, today, usdPerNeuron } }: { spend: Spend }) {
  const sums = byDay(days, today.day, DAYS)
  const most = Math.max(1, ...sums.map(({ neurons }) => neurons))
  return (
    <figure class="budget-days" aria-labelledby="budget-days">
      <figcaption id="budget-days">{t('assistant.budgetDays')}</figcaption>
      <div class="budget-chart" aria-hidden="true">
        <span class="budget-most numbers">
          <bdi>{dollars(most * usdPerNeuron)}</bdi>
        </span>
        <ol>
          {sums.map(({ name, neurons }) => (
            <li
              key={name}
              title={t('assistant.budgetDay', { day: dayName(name), cost: dollars(neurons * usdPerNeuron) })}
            >
              <span style={{ blockSize: `${(neurons / most) * 100}%` }} />
            </li>
          ))}
        </ol>
        <p class="budget-span page-about">
          <bdi>{dayName(sums[0]?.name ?? today.day)}</bdi>
          <bdi>{dayName(today.day)}</bdi>
        </p>
      </div>
    </figure>
  )
}
