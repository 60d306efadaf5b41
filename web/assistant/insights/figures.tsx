import { t } from '../../i18n'
import { number, percent } from '../../i18n/number'
import { dateOnly } from '../../i18n/time'
import { costOf } from '../budget/money'
import type { Insights } from './server'

/** What became of customers' questions: in figures, and day by day. */
export function Figures({ insights }: { insights: Insights }) {
  const { questions, conversations, automation, confirmed, assumed, reopened, handedOver, neurons } = insights
  const figures = [
    [t('insights.questions'), number(questions)],
    [t('insights.automation'), automation === null ? '–' : percent(automation)],
    [t('insights.confirmed'), number(confirmed)],
    [t('insights.assumed'), number(assumed)],
    [t('insights.reopened'), number(reopened)],
    [t('insights.handedOver'), number(handedOver)],
    [t('insights.cost'), conversations === 0 ? '–' : costOf(neurons / conversations)],
  ] as const
  return (
    <>
      <dl class="trial-figures">
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd class="numbers">{value}</dd>
          </div>
        ))}
      </dl>
      <p class="page-help">{t('insights.meaning')}</p>
      {questions > 0 && insights.days.length > 0 && <Days days={insights.days} />}
    </>
  )
}

/** A bar a day, in three pieces; the same numbers stand in a table for readers. */
function Days({ days }: Pick<Insights, 'days'>) {
  const most = Math.max(1, ...days.map(({ answered, clarified, handedOver }) => answered + clarified + handedOver))
  const pieces = [
    ['answered', t('insights.answered')],
    ['clarified', t('insights.clarified')],
    ['handedOver', t('insights.handedOver')],
  ] as const
  return (
    <figure class="insight-days" aria-labelledby="days-title">
      <figcaption id="days-title">{t('insights.perDay')}</figcaption>
      <div class="insight-bars" aria-hidden="true">
        {days.map((day) => (
          <span key={day.day} class="insight-bar" title={dateOnly(Date.parse(day.day))}>
            {pieces.map(([piece]) => (
              <span
                key={piece}
                class={`insight-piece insight-${piece}`}
                style={{ blockSize: `${(day[piece] / most) * 100}%` }}
              />
            ))}
          </span>
        ))}
      </div>
      <p class="insight-span numbers" aria-hidden="true">
        <span>{dateOnly(Date.parse(days[0]?.day ?? ''))}</span>
        <span>{dateOnly(Date.parse(days.at(-1)?.day ?? ''))}</span>
      </p>
      <p class="insight-keys">
        {pieces.map(([piece, name]) => (
          <span key={piece}>
            <span class={`insight-key insight-${piece}`} /> {name}
          </span>
        ))}
      </p>
      <div class="visually-hidden">
        <table>
          <caption>{t('insights.perDay')}</caption>
          <tbody>
            {days.map((day) => (
              <tr key={day.day}>
                <th scope="row">{dateOnly(Date.parse(day.day))}</th>
                {pieces.map(([piece, name]) => (
                  <td key={piece}>
                    {name}: {number(day[piece])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  )
}
