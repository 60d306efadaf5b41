import { BookOpenText, Inbox as InboxIcon, Keyboard, RadioTower, Settings, Sparkle, Target } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { isCritical } from '../channels/alarm'
import { t } from '../i18n'
import type { Inbox } from '../inbox/store'
import { homePath, type Me, may } from '../session'
import { Mark } from '../ui/mark'
import { AccountMenu } from './account-menu'
import { budgetState, followBudget } from './budget'
import { followAlarms, unseenAlarms } from './security'
import './rail.css'

interface Props {
  me: Me
  inbox: Inbox
  onShortcuts: () => void
}

/** Pages on top, oneself at the bottom; on a phone a bar at the lower edge. */
export function Rail({ me, inbox, onShortcuts }: Props) {
  const { path } = useLocation()
  const mine = inbox.count('mine') ?? 0
  return (
    <nav class="rail" aria-label={t('frame.navigation')}>
      <a class="rail-mark" href={homePath()} aria-label={t('frame.name')}>
        <Mark />
      </a>
      {may('conversation.read') && (
        <a
          class="rail-item"
          href="/inbox/mine"
          aria-current={path.startsWith('/inbox') ? 'page' : undefined}
          aria-label={mine > 0 ? t('frame.inboxMine', { n: mine }) : t('frame.inbox')}
          data-tip={t('frame.inbox')}
          data-tip-side="end"
        >
          <InboxIcon size={20} />
          {mine > 0 && (
            // Not text: the name of the link says it in words, which need not have the number in them.
            <span class="rail-count numbers" dir="ltr" aria-hidden="true" data-count={mine > 99 ? '99+' : mine} />
          )}
        </a>
      )}
      {may('knowledge.read') && (
        <RailItem path={path} href="/knowledge" name={t('frame.knowledge')} icon={<BookOpenText size={20} />} />
      )}
      {may('knowledge.read') && <AssistantItem here={path.startsWith('/assistant')} />}
      {may('lead.read') && <RailItem path={path} href="/leads" name={t('frame.leads')} icon={<Target size={20} />} />}
      {may('channel.read') && <ChannelsItem here={path.startsWith('/channels') || path === '/usage'} />}
      <span class="rail-space" />
      <button
        type="button"
        class="rail-item rail-wide-only"
        aria-label={t('frame.shortcuts')}
        data-tip={`${t('frame.shortcuts')} · ?`}
        data-tip-side="end"
        onClick={onShortcuts}
      >
        <Keyboard size={20} />
      </button>
      <SettingsItem here={path.startsWith('/settings')} />
      <AccountMenu me={me} onShortcuts={onShortcuts} />
    </nav>
  )
}

function RailItem({ path, href, name, icon }: { path: string; href: string; name: string; icon: ComponentChildren }) {
  return (
    <a
      class="rail-item"
      href={href}
      aria-current={path.startsWith(href) ? 'page' : undefined}
      aria-label={name}
      data-tip={name}
      data-tip-side="end"
    >
      {icon}
    </a>
  )
}

/** With a red dot while its budget of the day is spent. */
function AssistantItem({ here }: { here: boolean }) {
  useEffect(followBudget, [])
  const spent = budgetState.value === 'spent'
  return (
    <a
      class="rail-item"
      href={spent ? '/assistant/budget' : '/assistant'}
      aria-current={here ? 'page' : undefined}
      aria-label={spent ? `${t('frame.assistant')}: ${t('inbox.budgetSpent')}` : t('frame.assistant')}
      data-tip={t('frame.assistant')}
      data-tip-side="end"
    >
      <Sparkle size={20} />
      {spent && <span class="rail-alarm" aria-hidden="true" />}
    </a>
  )
}

/** With a red dot while a number cannot do its work. */
function ChannelsItem({ here }: { here: boolean }) {
  const critical = isCritical()
  return (
    <a
      class="rail-item"
      href="/channels"
      aria-current={here ? 'page' : undefined}
      aria-label={t(critical ? 'frame.channelsAlarm' : 'frame.channels')}
      data-tip={t('frame.channels')}
      data-tip-side="end"
    >
      <RadioTower size={20} />
      {critical && <span class="rail-alarm" aria-hidden="true" />}
    </a>
  )
}

/** With a red dot while something that looked like an attack waits for somebody who may look at it. */
function SettingsItem({ here }: { here: boolean }) {
  useEffect(followAlarms, [])
  const alarm = unseenAlarms.value
  return (
    <a
      class="rail-item"
      href={alarm ? '/settings/alarms' : '/settings/account'}
      aria-current={here ? 'page' : undefined}
      aria-label={t(alarm ? 'frame.settingsAlarm' : 'frame.settings')}
      data-tip={t('frame.settings')}
      data-tip-side="end"
    >
      <Settings size={20} />
      {alarm && <span class="rail-alarm" aria-hidden="true" />}
    </a>
  )
}
