import { t } from '../i18n'
import { number } from '../i18n/number'
import { numberName } from './number-name'
import type { UsageRow } from './server'
import { categoryOf } from './sums'
import { categoryName, countryName, typeName } from './words'

/** Every number with what it counts. */
export function UsageTable({ rows }: { rows: readonly UsageRow[] }) {
  const sorted = [...rows].sort(
    (a, b) => numberName(a.channelId).localeCompare(numberName(b.channelId)) || b.count - a.count,
  )
  return (
    <section class="page-section" aria-labelledby="usage-table-title">
      <h2 id="usage-table-title">{t('usage.tableTitle')}</h2>
      <p class="page-help">{t('usage.tableHelp')}</p>
      <div class="usage-table-box">
        <table class="usage-table">
          <thead>
            <tr>
              <th scope="col">{t('usage.number')}</th>
              <th scope="col">{t('templates.category')}</th>
              <th scope="col">{t('usage.charge')}</th>
              <th scope="col">{t('usage.country')}</th>
              <th scope="col" class="usage-count">
                {t('usage.messages')}
              </th>
            </tr>
          </thead>
          <tbody>
            {sorted.map(({ channelId, category, type, country, count }) => (
              <tr key={`${channelId} ${category} ${type} ${country}`}>
                <th scope="row">
                  <bdi>{numberName(channelId)}</bdi>
                </th>
                <td>{categoryName(categoryOf(category))}</td>
                <td>{typeName(type)}</td>
                <td>{countryName(country) || '–'}</td>
                <td class="usage-count numbers">{number(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
