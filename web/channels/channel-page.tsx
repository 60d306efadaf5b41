import { RefreshCw } from 'lucide-preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { NotFound } from '../frame/not-found'
import { t, tx } from '../i18n'
import { formatNumber } from '../i18n/phone-number'
import { may } from '../session'
import { Button } from '../ui/button'
import { Empty } from '../ui/empty'
import { Notice } from '../ui/notice'
import { PageHead } from '../ui/page-head'
import { Skeleton } from '../ui/skeleton'
import { alarmWords } from './alarm'
import { Callback } from './callback'
import { ChannelPageTabs } from './channel-page-tabs'
import { type Asked, ChannelDialog } from './dialogs'
import { History } from './history'
import { HopsPart } from './hops'
import { ChannelMenu } from './menu'
import { PacePart } from './pace'
import { refusalText } from './refusal-text'
import { channelServer, type ChannelPage as Page } from './server'
import { Settings } from './settings'
import { type ChannelStore, createChannel } from './store'
import { Tiles } from './tiles'
import { isUnregistered, nameOf } from './words'
import './channel-page.css'

/** One number: how it is, what happened to it, and what can be done. */
export function ChannelPage({ channelId }: { channelId: string }) {
  const store = useMemo(() => createChannel(channelId), [channelId])
  const [asked, ask] = useState<Asked | null>(null)
  useEffect(() => () => store.close(), [store])
  const page = store.page.value
  const problem = store.problem.value
  useEffect(() => {
    document.title = `${page ? nameOf(page.channel) : t('frame.channels')} · WhatsNexus`
  }, [page])
  if (page === null && problem?.status === 404) return <NotFound />
  return (
    <section class="sheet page" aria-label={t('channels.one')}>
      {page ? (
        <Known {...{ page, store, ask }} />
      ) : problem ? (
        <Empty
          page
          title={t('channels.failedTitle')}
          action={<Button onClick={() => void store.load()}>{t('frame.retry')}</Button>}
        >
          {refusalText(problem)}
        </Empty>
      ) : (
        <Skeleton rows={6} kind="line" />
      )}
      {page && asked && <ChannelDialog {...{ asked, store, channel: page.channel }} onClose={() => ask(null)} />}
    </section>
  )
}

interface KnownProps {
  page: Page
  store: ChannelStore
  ask: (what: Asked) => void
}

function Known({ page, store, ask }: KnownProps) {
  const { channel, events, callback } = page
  const busy = store.busy.value
  const number = formatNumber(channel.displayPhoneNumber)
  const check = () => void store.act('check', () => channelServer.check(channel.id), t('channels.checkDone'))
  return (
    <>
      <PageHead
        title={<bdi>{nameOf(channel)}</bdi>}
        about={
          <span class="mono" dir="ltr">
            {number}
          </span>
        }
        back={{ href: '/channels', name: t('frame.channels') }}
      >
        {may('channel.write') && channel.connected && (
          <Button icon={<RefreshCw size={16} />} disabled={busy !== null} onClick={check}>
            {t(busy === 'check' ? 'channels.checking' : 'channels.checkNow')}
          </Button>
        )}
        {may('channel.write') && <ChannelMenu {...{ channel, ask, store }} />}
      </PageHead>
      <ChannelPageTabs channelId={channel.id} here="overview" />
      <div class="page-scroll channel-page">
        <Trouble {...{ page, store, ask }} />
        {channel.connected && (
          <div class="channel-main">
            <Tiles channel={channel} />
            <div class="channel-columns">
              <div class="channel-column">
                <PacePart pace={store.pace.value} health={channel.health} />
                <HopsPart hops={store.hops.value} />
              </div>
              <div class="channel-column">
                <Settings {...{ channel, store }} />
                <Callback {...{ callback, channel, store }} />
              </div>
            </div>
          </div>
        )}
        <History events={events} />
      </div>
    </>
  )
}

/** What is wrong now, and the one thing that helps. */
function Trouble({ page: { channel }, store, ask }: KnownProps) {
  const { alarm, connected, displayPhoneNumber } = channel
  const writes = may('channel.write')
  if (!connected) {
    const reconnect = writes && (
      <a class="button button-main link-button" href={`/channels/new?number=${channel.phoneNumberId}`}>
        {t('inbox.alarmReconnect')}
      </a>
    )
    return (
      <Notice tone="warning" title={t('channels.disconnectedTitle')} action={reconnect || undefined}>
        {t('channels.disconnectedText')}
      </Notice>
    )
  }
  if (isUnregistered(channel) && alarm?.code !== 'token_invalid') {
    const register = writes && (
      <Button kind="main" onClick={() => ask('register')}>
        {t('channels.register')}
      </Button>
    )
    return (
      <Notice tone="critical" alert title={t('channels.unregisteredTitle')} action={register || undefined}>
        {t('channels.unregisteredText')}
        {!writes && ` ${t('inbox.alarmAsk')}`}
      </Notice>
    )
  }
  if (!alarm) return null
  const subscribe = () =>
    void store.act('subscribe', () => channelServer.subscribe(channel.id), t('channels.subscribed'))
  const action =
    writes && alarm.code === 'token_invalid' ? (
      <Button kind="main" onClick={() => ask('token')}>
        {t('channels.changeToken')}
      </Button>
    ) : writes && alarm.code === 'not_subscribed' ? (
      <Button kind="main" disabled={store.busy.value !== null} onClick={subscribe}>
        {t('channels.subscribe')}
      </Button>
    ) : undefined
  const number = <bdi class="numbers">{formatNumber(displayPhoneNumber)}</bdi>
  return (
    <Notice tone={alarm.severity} alert title={tx(alarmWords(alarm.code), { number })} action={action}>
      {t(HELP[alarm.code] ?? 'channels.helpOther')}
      {!writes && ` ${t('inbox.alarmAsk')}`}
    </Notice>
  )
}

const HELP: Record<string, Parameters<typeof t>[0]> = {
  token_invalid: 'channels.helpToken',
  restricted: 'channels.helpRestricted',
  quality_red: 'channels.helpQuality',
  not_subscribed: 'channels.helpNotSubscribed',
  silent: 'channels.helpSilent',
  sends_failing: 'channels.helpFailing',
  name_declined: 'channels.helpName',
}
