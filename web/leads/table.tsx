import { minute } from '../frame/clock'
import { personName } from '../frame/tenant'
import { t } from '../i18n'
import { shortTime } from '../i18n/time'
import { Score } from './board'
import type { Lead, Stages } from './server'
import { factWords, leadName, stageNamed } from './words'
import '../ui/table.css'

/** The same leads line by line, the highest score first. */
export function LeadTable({
  stages,
  leads,
  onOpen,
}: {
  stages: Stages
  leads: readonly Lead[]
  onOpen: (id: string) => void
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
    <section class="page-scroll leads-table" tabIndex={0} aria-label={t('leads.table')}>
      <table class="wide-table">
        <thead>
          <tr>
            <th scope="col">{t('leads.name')}</th>
            <th scope="col">{t('leads.stage')}</th>
            <th scope="col">{t('leads.score')}</th>
            <th scope="col">{t('leads.known')}</th>
            <th scope="col">{t('leads.owner')}</th>
            <th scope="col">{t('leads.heard')}</th>
          </tr>
        </thead>
        <tbody>
          {leads.map((lead) => (
            <tr key={lead.id}>
              <th scope="row">
                <button type="button" class="leads-name" onClick={() => onOpen(lead.id)}>
                  <bdi>{leadName(lead)}</bdi>
                </button>
              </th>
              <td>{stageNamed(stages, lead.stage)}</td>
              <td>
                <Score score={lead.score} />
              </td>
              <td class="leads-known">
                {lead.facts.map(({ field, value }) => (
                  <bdi key={field}>{factWords(value)}</bdi>
                ))}
              </td>
              <td>{lead.ownerId ? personName(lead.ownerId) : '–'}</td>
              <td class="numbers">{shortTime(lead.heardAt, minute.value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
