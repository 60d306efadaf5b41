import { signal } from '@preact/signals'
import { CloudOff, RefreshCw } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { waitingCount } from '../conversation/outbox'
import { t } from '../i18n'
import type { Inbox } from '../inbox/store'
import './connection-bar.css'

export const online = signal(navigator.onLine)
addEventListener('online', () => (online.value = true))
addEventListener('offline', () => (online.value = false))

/** A slim bar while what is shown may be old; nothing is covered and everything goes on working. */
export function ConnectionBar({ inbox }: { inbox: Inbox }) {
  const line = inbox.live.value
  const state = line?.state.value
  const waiting = waitingCount.value
  const tryNow = (
    <button type="button" class="connection-verb" onClick={() => line?.tryNow()}>
      {t('frame.tryNow')}
    </button>
  )
  if (!online.value) {
    return (
      <Bar icon={<CloudOff size={16} />} verb={tryNow}>
        {waiting > 0 ? t('frame.offlineWaiting', { n: waiting }) : t('frame.offlineText')}
      </Bar>
    )
  }
  if (state === 'lost') {
    return (
      <Bar icon={<CloudOff size={16} />} verb={tryNow}>
        {t('frame.reconnecting')}
      </Bar>
    )
  }
  if (state === 'catching_up') return <Bar icon={<RefreshCw size={16} />}>{t('frame.catchingUp')}</Bar>
  return <div class="connection-bar-none" role="status" />
}

interface BarProps {
  icon: ComponentChildren
  verb?: ComponentChildren
  children: string
}

function Bar({ icon, verb, children }: BarProps) {
  return (
    <div class="connection-bar" role="status">
      {icon}
      <span class="connection-words">{children}</span>
      {verb}
    </div>
  )
}
