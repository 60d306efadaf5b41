import { effect } from '@preact/signals'
import { notify, withdrawWhere } from '../frame/notifications'
import { channelOf, tenant } from '../frame/tenant'
import { type MessageKey, t } from '../i18n'
import { formatNumber } from '../i18n/phone-number'
import { may } from '../session'
import { type Alert, alertOf } from './alert-rules'
import { showUnread } from './badges'
import type { Heard, Inbox } from './store'

/** The title may be this much behind: counting costs more than a row. */
const COUNT_AFTER_MS = 250

const WORDS: Record<Alert, MessageKey> = {
  message: 'inbox.notifyMessage',
  assigned: 'inbox.notifyAssigned',
  handed_over: 'inbox.notifyHandedOver',
}

/** What a person hears and sees of their conversations on any page, and in another tab. Returns the way to stop. */
export function followInbox(inbox: Inbox, open: (conversationId: string) => void): () => void {
  const told = new Map<string, Alert>()
  let timer = 0

  function count(): void {
    timer = 0
    showUnread(inbox.unreadIn('mine'))
    withdrawWhere(isSettled)
  }

  /** Read, or taken by somebody: here or on another device. */
  function isSettled(conversationId: string): boolean {
    if (isBeforeTheEyes(conversationId)) return true
    const holder = inbox.row(conversationId)?.baton.holder
    switch (told.get(conversationId)) {
      case 'handed_over':
        return holder !== 'people'
      case 'assigned':
        return holder !== 'agent'
      default:
        return inbox.unread(conversationId) === 0
    }
  }

  const stopCounting = effect(() => {
    void inbox.changed.value
    if (timer === 0) timer = window.setTimeout(count, COUNT_AFTER_MS)
  })

  function hear(heard: Heard): void {
    const { conversationId, row } = heard
    const alert = alertOf({ ...heard, userId: inbox.me.id, now: Date.now() })
    if (!alert || !row || isBeforeTheEyes(conversationId)) return
    told.set(conversationId, alert)
    notify({ title: wordsOf(alert, row.channelId), tag: conversationId, onOpen: () => open(conversationId) })
  }

  const stopHearing = inbox.onFeed(hear)
  if (may('conversation.read')) void inbox.load('mine')
  return () => {
    stopCounting()
    stopHearing()
    clearTimeout(timer)
    showUnread(0)
  }
}

/** Nothing of the customer: a notification is read by whoever passes the screen. */
function wordsOf(alert: Alert, channelId: string): string {
  const what = t(WORDS[alert])
  const number = channelOf(channelId)?.displayPhoneNumber
  if (!number || tenant.peek().channels.length < 2) return what
  return t('inbox.notifyOn', { what, number: formatNumber(number) })
}

function isBeforeTheEyes(conversationId: string): boolean {
  return (
    document.visibilityState === 'visible' && document.hasFocus() && location.pathname.endsWith(`/${conversationId}`)
  )
}
