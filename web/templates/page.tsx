import { Plus, RefreshCw } from 'lucide-preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { ChannelPageTabs } from '../channels/channel-page-tabs'
import { refusalText } from '../channels/refusal-text'
import { nameOf } from '../channels/words'
import { minute } from '../frame/clock'
import { NotFound } from '../frame/not-found'
import { channelOf, tenantLoaded } from '../frame/tenant'
import { t, list as words } from '../i18n'
import { number } from '../i18n/number'
import { durationWords, exactTime } from '../i18n/time'
import { may } from '../session'
import { Button } from '../ui/button'
import { Empty } from '../ui/empty'
import { LinkButton } from '../ui/link-button'
import { PageHead } from '../ui/page-head'
import { Skeleton } from '../ui/skeleton'
import { TemplateDialog, type TemplateQuestion } from './dialogs'
import { Filters } from './filters'
import { LETTER } from './pictures'
import type { TemplateList } from './server'
import { createTemplateList, NO_FILTER, type TemplateListStore } from './store'
import { TemplateTable } from './table'
import { statusSaid } from './words'
import './templates.css'

/** The templates of a number, as Meta has them. */
export function TemplatesPage({ channelId }: { channelId: string }) {
  const store = useMemo(() => createTemplateList(channelId), [channelId])
  const [asked, ask] = useState<TemplateQuestion | null>(null)
  const channel = channelOf(channelId)
  useEffect(() => {
    document.title = `${t('channels.templates')} · WhatsNexus`
    return () => store.close()
  }, [store])
  if (tenantLoaded.value && !channel) return <NotFound />
  const first = `/channels/${channelId}/templates/new`
  return (
    <section class="sheet page" aria-label={t('channels.templates')}>
      <PageHead
        title={t('channels.templates')}
        about={channel && <bdi>{nameOf(channel)}</bdi>}
        back={{ href: '/channels', name: t('frame.channels') }}
      >
        {may('template.write') && (
          <LinkButton kind="main" href={first} icon={<Plus size={16} />}>
            {t('templates.new')}
          </LinkButton>
        )}
      </PageHead>
      <ChannelPageTabs channelId={channelId} here="templates" />
      <div class="page-scroll templates-page">
        <Listed {...{ store, channelId, ask }} />
      </div>
      {asked && <TemplateDialog {...{ asked, store, channelId }} onClose={() => ask(null)} />}
    </section>
  )
}

interface ListedProps {
  store: TemplateListStore
  channelId: string
  ask: (what: TemplateQuestion) => void
}

function Listed({ store, channelId, ask }: ListedProps) {
  const list = store.list.value
  const problem = store.problem.value
  if (list === null) {
    if (!problem) return <Skeleton rows={6} kind="line" />
    return (
      <Empty
        title={t('templates.failedTitle')}
        action={<Button onClick={() => void store.load(false)}>{t('frame.retry')}</Button>}
      >
        {refusalText(problem)}
      </Empty>
    )
  }
  const { syncedAt } = list
  return (
    <>
      <Filters store={store} />
      <p class="templates-line">
        <span title={exactTime(syncedAt)}>
          {t('templates.count', { n: store.shown.value.length })}
          {` · ${t('templates.synced', { time: durationWords(minute.value - syncedAt) })}`}
          {hiddenWords(list.hidden)}
        </span>
        <Button
          kind="quiet"
          icon={<RefreshCw size={16} />}
          disabled={store.syncing.value}
          onClick={() => void store.load(true)}
        >
          {t(store.syncing.value ? 'templates.syncing' : 'templates.syncNow')}
        </Button>
      </p>
      {list.templates.length === 0 ? (
        <Empty picture={LETTER} title={t('templates.emptyTitle')}>
          {t('templates.emptyText')}
        </Empty>
      ) : store.shown.value.length === 0 ? (
        <Empty
          title={t('templates.noMatchTitle')}
          action={<Button onClick={() => store.setFilter(NO_FILTER)}>{t('templates.clearFilter')}</Button>}
        />
      ) : (
        <TemplateTable {...{ templates: store.shown.value, channelId, ask, store }} />
      )}
    </>
  )
}

/** How many the picker does not offer, and why. */
function hiddenWords(hidden: TemplateList['hidden']): string {
  const n = hidden.reduce((sum, { count }) => sum + count, 0)
  if (n === 0) return ''
  const reasons = hidden.map(({ reason, count }) => `${hiddenReason(reason)} ${number(count)}`)
  return ` · ${t('templates.hidden', { n, reasons: words(reasons) })}`
}

function hiddenReason(reason: string): string {
  if (reason === 'NOT_FROM_HERE') return t('templates.hiddenNotFromHere')
  return reason === 'UNREADABLE' ? t('templates.hiddenUnreadable') : statusSaid(reason).word
}
