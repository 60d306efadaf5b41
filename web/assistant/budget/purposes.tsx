import { type MessageKey, t } from '../../i18n'
import { number } from '../../i18n/number'
import { dollars } from './money'
import type { Spend } from './server'
import { byPurpose, type Sum, total } from './sums'
import '../../ui/table.css'

const NAMES: Readonly<Record<string, MessageKey>> = {
  answer: 'assistant.budgetForAnswer',
  try: 'assistant.budgetForTry',
  trial: 'assistant.budgetForTrial',
  copilot: 'assistant.budgetForCopilot',
  summary: 'assistant.budgetForSummary',
  ingest: 'assistant.budgetForIngest',
  intents: 'assistant.budgetForIntents',
}

/** What the last 30 days went for. */
export function PurposeTable({ spend: { days, usdPerNeuron } }: { spend: Spend }) {
  const sums = byPurpose(days)
  return (
    <table class="wide-table budget-table" aria-label={t('assistant.budgetDays')}>
      <thead>
        <tr>
          <th scope="col">{t('assistant.budgetPurpose')}</th>
          <th scope="col" class="wide-table-end">
            {t('assistant.budgetAsked')}
          </th>
          <th scope="col" class="wide-table-end">
            {t('assistant.budgetNeurons')}
          </th>
          <th scope="col" class="wide-table-end">
            {t('assistant.budgetCost')}
          </th>
        </tr>
      </thead>
      <tbody>
        {sums.map((sum) => {
          const key = NAMES[sum.name]
          return <Row key={sum.name} name={key ? t(key) : sum.name} sum={sum} usdPerNeuron={usdPerNeuron} />
        })}
      </tbody>
      <tfoot>
        <Row name={t('assistant.budgetTotal')} sum={total(sums)} usdPerNeuron={usdPerNeuron} />
      </tfoot>
    </table>
  )
}

function Row({ name, sum, usdPerNeuron }: { name: string; sum: Omit<Sum, 'name'>; usdPerNeuron: number }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td class="wide-table-end numbers">{number(sum.calls)}</td>
      <td class="wide-table-end numbers">{number(Math.round(sum.neurons))}</td>
      <td class="wide-table-end numbers">
        <bdi>{dollars(sum.neurons * usdPerNeuron)}</bdi>
      </td>
    </tr>
  )
}
