import { Plus } from 'lucide-preact'
import { useMemo, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { minute } from '../../frame/clock'
import { t } from '../../i18n'
import { exactTime, shortTime } from '../../i18n/time'
import { Button } from '../../ui/button'
import { Chip } from '../../ui/chip'
import { Empty } from '../../ui/empty'
import { Skeleton } from '../../ui/skeleton'
import { say } from '../../ui/toast'
import { SettingsSection } from '../section'
import { WebhookForm } from './form'
import { HOOK } from './pictures'
import { refusalText } from './refusal'
import { type Webhook, type WebhookWanted, webhookServer } from './server'
import { createWebhooks, toldSecret } from './store'
import { stateSaid, webhookName } from './words'
import '../../ui/table.css'

export function WebhookList() {
  const store = useMemo(createWebhooks, [])
  const { route } = useLocation()
  const [adding, setAdding] = useState(false)
  const webhooks = store.webhooks.value
  const problem = store.problem.value
  const add = (
    <Button kind="main" icon={<Plus size={16} />} onClick={() => setAdding(true)}>
      {t('webhooks.add')}
    </Button>
  )
  async function make(wanted: WebhookWanted): Promise<void> {
    const { webhook, secret } = await webhookServer.add(wanted)
    toldSecret.value = { webhookId: webhook.id, secret }
    say(t('webhooks.added'))
    route(`/settings/webhooks/${webhook.id}`)
  }
  return (
    <SettingsSection
      title={t('settings.webhooks')}
      about={t('webhooks.about')}
      permission="webhook.write"
      verbs={webhooks !== null && webhooks.length > 0 && add}
    >
      {webhooks === null ? (
        problem ? (
          <Empty
            title={t('webhooks.failedTitle')}
            action={<Button onClick={() => void store.load()}>{t('frame.retry')}</Button>}
          >
            {refusalText(problem)}
          </Empty>
        ) : (
          <Skeleton rows={3} kind="line" />
        )
      ) : webhooks.length === 0 ? (
        <Empty picture={HOOK} title={t('webhooks.emptyTitle')} action={add}>
          {t('webhooks.emptyText')}
        </Empty>
      ) : (
        <WebhookTable webhooks={webhooks} />
      )}
      {adding && <WebhookForm save={make} onClose={() => setAdding(false)} />}
    </SettingsSection>
  )
}

function WebhookTable({ webhooks }: { webhooks: readonly Webhook[] }) {
  return (
    <table class="wide-table webhook-table" aria-label={t('settings.webhooks')}>
      <thead>
        <tr>
          <th scope="col">{t('webhooks.address')}</th>
          <th scope="col">{t('webhooks.hears')}</th>
          <th scope="col">{t('webhooks.state')}</th>
          <th scope="col" class="wide-table-end">
            {t('webhooks.lastOk')}
          </th>
        </tr>
      </thead>
      <tbody>
        {webhooks.map((webhook) => (
          <Row key={webhook.id} webhook={webhook} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ webhook }: { webhook: Webhook }) {
  const { id, url, kinds, lastOkAt } = webhook
  const { word, tone } = stateSaid(webhook)
  return (
    <tr>
      <th scope="row">
        <a href={`/settings/webhooks/${id}`}>
          <bdi>{webhookName(webhook)}</bdi>
        </a>
        <p class="webhook-url mono" dir="ltr">
          {url}
        </p>
      </th>
      <td>{kinds.length === 0 ? t('webhooks.hearsAll') : t('webhooks.hearsSome', { n: kinds.length })}</td>
      <td>
        <Chip tone={tone}>{word}</Chip>
      </td>
      <td class="wide-table-end numbers" data-name={t('webhooks.lastOk')}>
        {lastOkAt === null ? (
          t('webhooks.none')
        ) : (
          <time dateTime={new Date(lastOkAt).toISOString()} title={exactTime(lastOkAt)}>
            {shortTime(lastOkAt, minute.value)}
          </time>
        )}
      </td>
    </tr>
  )
}
