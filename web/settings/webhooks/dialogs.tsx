import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { t } from '../../i18n'
import { dayAndTime } from '../../i18n/time'
import { TextField } from '../../ui/field'
import { say } from '../../ui/toast'
import { Question } from '../question'
import { WebhookForm } from './form'
import { refusalText } from './refusal'
import { type Webhook, webhookServer } from './server'
import { toldSecret, type WebhookStore } from './store'

export type Asked = 'change' | 'replay' | 'rotate' | 'delete'

/** The feed is kept so long (durable-objects/inbox/retention.ts). */
const KEPT_MS = 7 * 86_400_000
const HOUR_MS = 3_600_000

interface Props {
  webhook: Webhook
  store: WebhookStore
  onClose: () => void
}

export function WebhookDialog({ asked, ...props }: Props & { asked: Asked }) {
  switch (asked) {
    case 'change':
      return <ChangeDialog {...props} />
    case 'replay':
      return <ReplayDialog {...props} />
    case 'rotate':
      return <RotateDialog {...props} />
    case 'delete':
      return <DeleteDialog {...props} />
  }
}

function ChangeDialog({ webhook, store, onClose }: Props) {
  const save = async (wanted: Parameters<typeof webhookServer.add>[0]) => {
    // An address that stays is not said again: the server takes one that is said for a new one, and begins afresh.
    const { url, ...rest } = wanted
    await webhookServer.change(webhook.id, url === webhook.url ? rest : wanted)
    say(t('webhooks.saved'))
    await store.load()
  }
  return <WebhookForm webhook={webhook} save={save} onClose={onClose} />
}

function ReplayDialog({ webhook, store, onClose }: Props) {
  const [from, setFrom] = useState(() => fieldTime(Date.now() - HOUR_MS))
  const at = new Date(from).getTime()
  const isPast = at < Date.now() // not for what is no time either
  return (
    <Question
      title={t('webhooks.replayTitle')}
      verb={t('webhooks.replay')}
      ready={isPast}
      onClose={onClose}
      refusalText={refusalText}
      onConfirm={async () => {
        await webhookServer.replay(webhook.id, at)
        say(t('webhooks.replayDone', { date: dayAndTime(at, Date.now()) }))
        await store.load()
      }}
    >
      <p>{t('webhooks.replayText')}</p>
      <TextField
        type="datetime-local"
        label={t('webhooks.replayFrom')}
        help={isPast && at < Date.now() - KEPT_MS ? t('webhooks.replayEarly') : undefined}
        error={isPast ? undefined : t('webhooks.replayWrong')}
        value={from}
        onInput={(event) => setFrom(event.currentTarget.value)}
      />
    </Question>
  )
}

function RotateDialog({ webhook, store, onClose }: Props) {
  return (
    <Question
      title={t('webhooks.rotateTitle')}
      verb={t('webhooks.rotate')}
      onClose={onClose}
      refusalText={refusalText}
      onConfirm={async () => {
        const { secret } = await webhookServer.rotate(webhook.id)
        toldSecret.value = { webhookId: webhook.id, secret }
        say(t('webhooks.rotateDone'))
        await store.load()
      }}
    >
      <p>{t('webhooks.rotateText')}</p>
    </Question>
  )
}

function DeleteDialog({ webhook, onClose }: Props) {
  const { route } = useLocation()
  return (
    <Question
      danger
      title={t('webhooks.deleteTitle')}
      verb={t('webhooks.delete')}
      onClose={onClose}
      refusalText={refusalText}
      onConfirm={async () => {
        await webhookServer.remove(webhook.id)
        say(t('webhooks.deleted'))
        route('/settings/webhooks')
      }}
    >
      <p class="webhook-words">{t('webhooks.deleteText', { address: webhook.url })}</p>
    </Question>
  )
}

/** As a field for a moment wants it: in the browser's own time, without a zone. */
function fieldTime(at: number): string {
  const offset = new Date(at).getTimezoneOffset() * 60_000
  return new Date(at - offset).toISOString().slice(0, 16)
}
