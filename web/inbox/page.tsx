import { useSignal } from '@preact/signals'
import { useCallback, useEffect } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { NotAllowed } from '../frame/not-allowed'
import { NotFound } from '../frame/not-found'
import { register } from '../frame/shortcuts'
import { t } from '../i18n'
import { may } from '../session'
import { BudgetAlarm } from './budget-alarm'
import { ChannelAlarm } from './channel-alarm'
import { ConversationPart, fetchConversationPart } from './conversation-part'
import { ConversationList } from './list'
import { ListHead } from './list-head'
import { NothingChosen } from './nothing-chosen'
import { Splitter } from './splitter'
import type { Inbox } from './store'
import { useNext } from './use-next'
import { isView, type View } from './views'
import { listWidth } from './width'
import './page.css'

const PART_AFTER_MS = 200

interface Props {
  inbox: Inbox
  /** As it stands in the address. */
  view: string
  conversationId?: string
}

export function InboxPage({ inbox, view, conversationId }: Props) {
  if (!isView(view)) return <NotFound />
  if (!may('conversation.read')) return <NotAllowed />
  return <InboxFrame inbox={inbox} view={view} {...(conversationId === undefined ? {} : { conversationId })} />
}

/** The list on the ground, and the one white sheet with the conversation. On a narrow screen one of them. */
function InboxFrame({ inbox, view, conversationId }: Props & { view: View }) {
  const { route } = useLocation()
  const focusOn = useSignal<string | null>(null)
  useEffect(
    () =>
      register([
        ...Object.entries(GO).map(([key, one]) => ({
          keys: `KeyG ${key}`,
          name: t('inbox.keyGo', { view: t(`inbox.${one}`) }),
          run: () => route(`/inbox/${one}`),
        })),
        { keys: 'F6', name: t('inbox.keyRegions') },
        ...(conversationId === undefined ? [] : [{ keys: 'Escape', name: t('inbox.keyClose') }]),
      ]),
    [route, conversationId],
  )

  // Behind the first rows, in a moment in which nobody waits.
  const isListed = inbox.stateOf(view) === 'ready'
  useEffect(() => {
    if (!isListed) return
    const timer = setTimeout(fetchConversationPart, PART_AFTER_MS)
    return () => clearTimeout(timer)
  }, [isListed])

  const close = useCallback(() => {
    if (conversationId !== undefined) focusOn.value = conversationId
    route(`/inbox/${view}`)
  }, [conversationId, view, route, focusOn])

  const next = useNext(inbox, view, conversationId)
  const goOn = useCallback(() => {
    const id = next()
    if (id === undefined) close()
    else route(`/inbox/${view}/${id}`)
  }, [next, close, view, route])

  return (
    <div class={conversationId === undefined ? 'inbox' : 'inbox inbox-open'}>
      <h1 class="visually-hidden">{t('inbox.title')}</h1>
      <div class="inbox-list" style={{ '--list-width': `${listWidth.value}px` }}>
        <ListHead inbox={inbox} view={view} />
        <ChannelAlarm />
        <BudgetAlarm />
        <ConversationList inbox={inbox} view={view} openId={conversationId} focusOn={focusOn} />
      </div>
      <Splitter />
      <div class="sheet">
        {conversationId === undefined ? (
          <NothingChosen />
        ) : (
          <ConversationPart inbox={inbox} conversationId={conversationId} view={view} onClose={close} onNext={goOn} />
        )}
      </div>
    </div>
  )
}

/** To one's own the whole dashboard goes by G M. */
const GO = { KeyU: 'unassigned', KeyA: 'all', KeyS: 'snoozed', KeyR: 'resolved' } as const
