import { useCallback, useEffect } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { online } from '../frame/connection-bar'
import { register } from '../frame/shortcuts'
import { teamName, tenant, tenantLoaded } from '../frame/tenant'
import { t } from '../i18n'
import { durationWords } from '../i18n/time'
import { may } from '../session'
import { Button } from '../ui/button'
import { Empty } from '../ui/empty'
import { minute } from './minute'
import { LEAF, LOOSE_THREAD, MOON, TEAPOT } from './pictures'
import type { Inbox } from './store'
import { takeOldest } from './take-oldest'
import { teamOf, type View } from './views'

const TRY_AGAIN_MS = 2_000

interface Props {
  inbox: Inbox
  view: View
}

/** What an empty list means, and one way on. */
export function ListEmpty({ inbox, view }: Props) {
  if (inbox.stateOf(view) === 'failed') return <Failed inbox={inbox} view={view} />
  if (tenantLoaded.value && tenant.value.channels.length === 0) return <NoNumber />
  switch (view) {
    case 'mine':
      return <MineEmpty inbox={inbox} />
    case 'unassigned':
      return (
        <Empty
          picture={LEAF}
          title={t('inbox.unassignedEmptyTitle')}
          action={<a href="/inbox/mine">{t('inbox.seeMine')}</a>}
        >
          {t('inbox.unassignedEmptyText')}
        </Empty>
      )
    case 'all':
      return (
        <Empty picture={TEAPOT} title={t('inbox.allEmptyTitle')}>
          {t('inbox.allEmptyText')}
        </Empty>
      )
    case 'snoozed':
      return (
        <Empty
          picture={MOON}
          title={t('inbox.snoozedEmptyTitle')}
          action={<a href="/inbox/all">{t('inbox.seeAll')}</a>}
        >
          {t('inbox.snoozedEmptyText')}
        </Empty>
      )
    case 'resolved':
      return (
        <Empty
          picture={LEAF}
          title={t('inbox.resolvedEmptyTitle')}
          action={<a href="/inbox/all">{t('inbox.seeAll')}</a>}
        >
          {t('inbox.resolvedEmptyText')}
        </Empty>
      )
    default:
      return (
        <Empty picture={LEAF} title={t('inbox.teamEmptyTitle')} action={<a href="/inbox/all">{t('inbox.seeAll')}</a>}>
          {t('inbox.teamEmptyText', { name: teamName(teamOf(view) ?? '') ?? '' })}
        </Empty>
      )
  }
}

function MineEmpty({ inbox }: { inbox: Inbox }) {
  const { route, path } = useLocation()
  const n = inbox.count('unassigned') ?? 0
  useEffect(() => {
    if (n > 0 && inbox.orderOf('unassigned').before === undefined) void inbox.load('unassigned')
  }, [inbox, n])
  void inbox.changed.value
  const [oldest = ''] = inbox.orderOf('unassigned').ids
  const since = inbox.row(oldest)?.waitingSince ?? null
  const takes = n > 0 && may('conversation.assign')
  const take = useCallback(() => void takeOldest(inbox, (id) => route(`/inbox/mine/${id}`)), [inbox, route])
  const byKey = takes && path === '/inbox/mine' // beside an open conversation the key is that one's
  useEffect(
    () => (byKey ? register([{ keys: 'KeyI', name: t('inbox.takeOldest'), run: take }]) : undefined),
    [byKey, take],
  )
  const action = takes ? (
    <Button kind="main" onClick={take}>
      {t('inbox.takeOldest')}
      <span class="key" aria-hidden="true">
        I
      </span>
    </Button>
  ) : (
    <a href="/inbox/all">{t('inbox.seeAll')}</a>
  )
  return (
    <Empty picture={TEAPOT} title={t('inbox.mineEmptyTitle')} action={action}>
      {n === 0
        ? t('inbox.mineEmptyNone')
        : since === null
          ? t('inbox.mineEmptyNobody', { n })
          : t('inbox.mineEmptyWaits', { n, time: durationWords(minute.value - since) })}
    </Empty>
  )
}

function NoNumber() {
  const connect = may('channel.write') ? <a href="/channels/new">{t('inbox.connectNumber')}</a> : undefined
  return (
    <Empty picture={LOOSE_THREAD} title={t('inbox.noNumberTitle')} action={connect}>
      {t(may('channel.write') ? 'inbox.noNumberAdmin' : 'inbox.noNumberAgent')}
    </Empty>
  )
}

function Failed({ inbox, view }: Props) {
  const problem = inbox.problemOf(view)
  const offline = problem?.isNetwork ?? true
  const isOnline = online.value
  useEffect(() => {
    if (!offline || !isOnline) return
    const timer = setTimeout(() => void inbox.load(view), TRY_AGAIN_MS)
    return () => clearTimeout(timer)
  }, [inbox, view, problem, offline, isOnline])
  return (
    <Empty
      picture={LOOSE_THREAD}
      title={t('inbox.failedTitle')}
      action={<Button onClick={() => void inbox.load(view)}>{t('frame.retry')}</Button>}
    >
      {offline || !isOnline ? t('inbox.failedNetwork') : t('inbox.failedText', { code: problem?.code ?? '' })}
    </Empty>
  )
}
