import { t } from '../i18n'
import { number } from '../i18n/number'
import { numberName } from './number-name'
import type { UsageRow } from './server'
import { CATEGORIES, type ChannelSum, sumByChannel } from './sums'
import { categoryMeans, categoryName } from './words'

/** How much of what each number sent: one bar a number, its pieces by category. */
export function Bars({ rows }: { rows: readonly UsageRow[] }) {
  const sums = sumByChannel(rows)
  const most = Math.max(1, ...sums.map(({ total }) => total))
  const there = CATEGORIES.filter((category) => sums.some(({ byCategory }) => byCategory[category] > 0))
  return (
    <figure class="bars" aria-labelledby="bars-title">
      <figcaption id="bars-title">{t('usage.barsTitle')}</figcaption>
      <ul class="bars-rows">
        {sums.map((sum) => (
          <li key={sum.channelId}>
            <p class="bars-name">
              <bdi>{numberName(sum.channelId)}</bdi>
              <b class="numbers">{number(sum.total)}</b>
            </p>
            <Bar sum={sum} most={most} />
          </li>
        ))}
      </ul>
      <dl class="bars-meanings">
        {there.map((category) => (
          <div key={category}>
            <dt>
              <span class={`bar-key bar-${category}`} />
              {categoryName(category)}
              <b class="numbers">{number(sums.reduce((all, { byCategory }) => all + byCategory[category], 0))}</b>
            </dt>
            <dd>{categoryMeans(category)}</dd>
          </div>
        ))}
      </dl>
    </figure>
  )
}

/** The numbers stand beside it and in the table: a picture of them. */
function Bar({ sum, most }: { sum: ChannelSum; most: number }) {
  return (
    <div class="bar" aria-hidden="true">
      {CATEGORIES.filter((category) => sum.byCategory[category] > 0).map((category) => (
        <span
          key={category}
          class={`bar-piece bar-${category}`}
          style={{ inlineSize: `${(sum.byCategory[category] / most) * 100}%` }}
          title={`${categoryName(category)}: ${number(sum.byCategory[category])}`}
        />
      ))}
    </div>
  )
}
