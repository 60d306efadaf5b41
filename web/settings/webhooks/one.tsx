import { Ellipsis, History, KeyRound, Pause, Pencil, Play, Trash2 } from 'lucide-preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { minute } from '../../frame/clock'
import { NotFound } from '../../frame/not-found'
import { personName } from '../../frame/tenant'
import { t, tx } from '../../i18n'
import { dateOnly, dayAndTime, exactTime } from '../../i18n/time'
import { Button, IconButton } from '../../ui/button'
import { Chip } from '../../ui/chip'
import { Empty } from '../../ui/empty'
import { Menu, MenuItem } from '../../ui/menu'
import { Skeleton } from '../../ui/skeleton'
import { SecretOnce } from '../secret-once'
import { SettingsSection } from '../section'
import { type Asked, WebhookDialog } from './dialogs'
import { refusalText } from './refusal'
import { type Webhook, webhookServer } from './server'
import { createWebhook, toldSecret, type WebhookStore } from './store'
import { Tries } from './tries'
import { Tested, Trouble } from './trouble'
import { kindName, stateSaid, webhookName } from './words'

/** One webhook: how it is doing, what became of the last tries, and what can be done. */
export function WebhookPage({ webhookId }: { webhookId: string }) {
  const store = useMemo(() => createWebhook(webhookId), [webhookId])
  const [asked, ask] = useState<Asked | null>(null)
  useEffect(() => () => store.close(), [store])
  const webhook = store.webhook.value
  const problem = store.problem.value
  if (problem?.status === 404) return <NotFound />
  return (
    <SettingsSection
      title={webhook ? webhookName(webhook) : t('settings.webhooks')}
      about={<About url={webhook?.url} />}
      permission="webhook.write"
      verbs={webhook && <Verbs {...{ webhook, store, ask }} />}
    >
      {webhook ? (
        <Known {...{ webhook, store }} />
      ) : problem ? (
        <Empty
          title={t('webhooks.oneFailedTitle')}
          action={<Button onClick={() => void store.load()}>{t('frame.retry')}</Button>}
        >
          {refusalText(problem)}
        </Empty>
      ) : (
        <Skeleton rows={6} kind="line" />
      )}
      {webhook && asked && <WebhookDialog {...{ asked, webhook, store }} onClose={() => ask(null)} />}
    </SettingsSection>
  )
}

function About({ url }: { url: string | undefined }) {
  return (
    <>
      <a class="webhook-link" href="/settings/webhooks">
        {t('webhooks.all')}
      </a>
      {url && (
        <>
          {' · '}
          <bdi class="mono webhook-words" dir="ltr">
            {url}
          </bdi>
        </>
      )}
    </>
  )
}

interface KnownProps {
  webhook: Webhook
  store: WebhookStore
}

function Known({ webhook, store }: KnownProps) {
  return (
    <>
      <Secret webhookId={webhook.id} />
      <Trouble {...{ webhook, store }} />
      <Tested store={store} />
      <Facts webhook={webhook} />
      <Tries tries={store.tries.value ?? []} />
      <section class="page-section webhook-check" aria-labelledby="check-title">
        <h2 id="check-title">{t('webhooks.checkTitle')}</h2>
        <p>{tx('webhooks.checkText', CHECK_PARTS)}</p>
      </section>
    </>
  )
}

function Secret({ webhookId }: { webhookId: string }) {
  const told = toldSecret.value
  if (told?.webhookId !== webhookId) return null
  return (
    <SecretOnce
      title={t('webhooks.secretTitle')}
      text={t('webhooks.secretText')}
      label={t('webhooks.secret')}
      secret={told.secret}
      onDone={() => {
        toldSecret.value = null
      }}
    />
  )
}

function Facts({ webhook }: { webhook: Webhook }) {
  const { kinds, lastOkAt, createdAt, createdBy } = webhook
  const { word, tone } = stateSaid(webhook)
  const date = dateOnly(createdAt)
  return (
    <dl class="webhook-facts">
      <div>
        <dt>{t('webhooks.state')}</dt>
        <dd>
          <Chip tone={tone}>{word}</Chip>
        </dd>
      </div>
      <div>
        <dt>{t('webhooks.lastOk')}</dt>
        <dd class="numbers" title={lastOkAt === null ? undefined : exactTime(lastOkAt)}>
          {lastOkAt === null ? t('webhooks.none') : dayAndTime(lastOkAt, minute.value)}
        </dd>
      </div>
      <div>
        <dt>{t('webhooks.hears')}</dt>
        <dd>{kinds.length === 0 ? t('webhooks.hearsAll') : kinds.map(kindName).join(' · ')}</dd>
      </div>
      <div>
        <dt>{t('webhooks.addedOn')}</dt>
        <dd>
          {createdBy === null || createdBy.startsWith('api:')
            ? date
            : t('webhooks.addedBy', { date, name: personName(createdBy) })}
        </dd>
      </div>
    </dl>
  )
}

function Verbs({ webhook, store, ask }: KnownProps & { ask: (what: Asked) => void }) {
  const { id, state } = webhook
  const busy = store.busy.value
  return (
    <>
      {state === 'on' && (
        <Button
          icon={<Pause size={16} />}
          disabled={busy !== null}
          onClick={() => void store.act('pause', () => webhookServer.pause(id), t('webhooks.pausedDone'))}
        >
          {t('webhooks.pause')}
        </Button>
      )}
      <Button
        kind="main"
        icon={<Play size={16} class="mirror-never" />}
        disabled={busy !== null}
        onClick={() => void store.test()}
      >
        {t(busy === 'test' ? 'webhooks.testing' : 'webhooks.test')}
      </Button>
      <MoreMenu ask={ask} />
    </>
  )
}

function MoreMenu({ ask }: { ask: (what: Asked) => void }) {
  return (
    <Menu
      label={t('webhooks.more')}
      trigger={(attributes) => (
        <IconButton name={t('webhooks.more')} tip="inward" {...attributes}>
          <Ellipsis size={18} />
        </IconButton>
      )}
    >
      {(close) => {
        const open = (what: Asked) => () => {
          close()
          ask(what)
        }
        return (
          <>
            <MenuItem icon={<Pencil size={16} />} onClick={open('change')}>
              {t('webhooks.change')}
            </MenuItem>
            <MenuItem icon={<History size={16} />} onClick={open('replay')}>
              {t('webhooks.replay')}
            </MenuItem>
            <MenuItem icon={<KeyRound size={16} />} onClick={open('rotate')}>
              {t('webhooks.rotate')}
            </MenuItem>
            <MenuItem danger icon={<Trash2 size={16} />} onClick={open('delete')}>
              {t('webhooks.delete')}
            </MenuItem>
          </>
        )
      }}
    </Menu>
  )
}

function Header({ name }: { name: string }) {
  return (
    <code class="mono" dir="ltr">
      {name}
    </code>
  )
}

const CHECK_PARTS = {
  standard: (
    <a class="webhook-link" href="https://www.standardwebhooks.com" target="_blank" rel="noopener noreferrer" dir="ltr">
      Standard Webhooks
    </a>
  ),
  id: <Header name="webhook-id" />,
  timestamp: <Header name="webhook-timestamp" />,
  signature: <Header name="webhook-signature" />,
}
