import { t } from '../../i18n'
import { briefTime, number } from '../../i18n/number'
import { dateWithTime, exactTime } from '../../i18n/time'
import { Chip } from '../../ui/chip'
import type { WebhookTry } from './server'
import { tryText } from './words'
import '../../ui/table.css'

/** What became of each try. */
export function Tries({ tries }: { tries: readonly WebhookTry[] }) {
  return (
    <section class="page-section" aria-labelledby="tries-title">
      <h2 id="tries-title">{t('webhooks.tries')}</h2>
      <p class="page-help">{t(tries.length === 0 ? 'webhooks.triesNone' : 'webhooks.triesHelp')}</p>
      {tries.length > 0 && (
        <table class="wide-table webhook-table webhook-tries" aria-labelledby="tries-title">
          <thead>
            <tr>
              <th scope="col">{t('webhooks.when')}</th>
              <th scope="col">{t('webhooks.answer')}</th>
              <th scope="col" class="wide-table-end">
                {t('webhooks.took')}
              </th>
              <th scope="col" class="wide-table-end">
                {t('webhooks.events')}
              </th>
            </tr>
          </thead>
          <tbody>
            {tries.map((one) => (
              <Row key={one.id} {...one} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function Row(one: WebhookTry) {
  const { at, status, ms, events, failure, firstEventId } = one
  return (
    <tr>
      <th scope="row" class="numbers">
        <time dateTime={new Date(at).toISOString()} title={exactTime(at)}>
          {dateWithTime(at)}
        </time>
      </th>
      <td class="webhook-answer">
        <Chip tone={failure === null ? 'done' : 'late'}>
          {status === null ? t('webhooks.noAnswer') : t('webhooks.answered', { status: String(status) })}
        </Chip>
        {failure !== null && (
          <p class="webhook-why">
            {tryText(one)}
            {firstEventId !== null && (
              <span class="webhook-event">
                {t('webhooks.event')}{' '}
                <span class="mono" dir="ltr">
                  {firstEventId}
                </span>
              </span>
            )}
          </p>
        )}
      </td>
      <td class="wide-table-end numbers" data-name={t('webhooks.took')}>
        {briefTime(ms)}
      </td>
      <td class="wide-table-end numbers" data-name={t('webhooks.events')}>
        {number(events)}
      </td>
    </tr>
  )
}
