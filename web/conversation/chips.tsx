import { useComputed } from '@preact/signals'
import { Ban, Gift, Hourglass, Lock, MessageCircle, Timer } from 'lucide-preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { minute, second } from '../frame/clock'
import { t } from '../i18n'
import { clockTime, duration, exactTime } from '../i18n/time'
import { handed } from '../inbox/chips'
import { Handed } from '../inbox/handed'
import { Chip } from '../ui/chip'
import { countdown, crossed } from './countdown'
import { windowState } from './reply-window'
import type { ConversationShown, Thread } from './store'
import { waitingTone } from './waiting'

/** How long they have waited, and how long we may still write freely. */
export function Chips({ thread, conversation }: { thread: Thread; conversation: ConversationShown }) {
  // What they wrote before this number was connected opened no window here, but they have written.
  const wrote = useComputed(() =>
    thread.items.value.some((item) => item.kind === 'message' && item.direction === 'inbound'),
  )
  const over = handed(conversation)
  return (
    <>
      {over && <Handed handed={over} size={26} />}
      <Waiting conversation={conversation} />
      <Window closesAt={conversation.windowClosesAt} wrote={wrote.value} />
      <Extra conversation={conversation} />
    </>
  )
}

/** Seldom, and good to know before a template is chosen. */
function Extra({ conversation }: { conversation: ConversationShown }) {
  const free = conversation.adWindowClosesAt > minute.value
  if (!free && !conversation.marketingOptOut) return null
  return (
    <span class="head-chip-extra">
      {free && (
        <Chip size={26} icon={<Gift size={15} />} title={t('conversation.freeUntilTip')}>
          {t('conversation.freeUntil', { time: clockTime(conversation.adWindowClosesAt) })}
        </Chip>
      )}
      {conversation.marketingOptOut && (
        <Chip size={26} tone="late" icon={<Ban size={15} />} title={t('conversation.optedOutTip')}>
          {t('conversation.optedOut')}
        </Chip>
      )}
    </span>
  )
}

/** While the assistant speaks nobody waits for people. */
function Waiting({ conversation }: { conversation: ConversationShown }) {
  const { waitingSince, baton, state } = conversation
  if (waitingSince === null || state !== 'open' || baton.holder === 'assistant') return null
  const waited = minute.value - waitingSince
  return (
    <Chip
      size={26}
      tone={waitingTone(waited)}
      icon={<Timer size={15} />}
      title={t('conversation.waitsForTip', { time: exactTime(waitingSince) })}
    >
      {t('conversation.waitsFor', { time: duration(waited) })}
    </Chip>
  )
}

function Window({ closesAt, wrote }: { closesAt: number; wrote: boolean }) {
  const calm = windowState(closesAt, minute.value)
  // Only the last half hour is watched each second.
  const { state, left } = calm.state === 'closing' ? windowState(closesAt, second.value) : calm
  const said = useSaid(closesAt === 0 ? null : left)
  switch (state) {
    case 'never':
    case 'closed':
      return (
        <Chip
          size={26}
          icon={<Lock size={15} />}
          title={t(wrote ? 'conversation.windowClosedTip' : 'conversation.windowNeverTip')}
        >
          {t(state === 'never' && !wrote ? 'conversation.windowNever' : 'conversation.windowClosed')}
        </Chip>
      )
    default:
      return (
        <>
          <Chip
            size={26}
            tone={state === 'open' ? 'neutral' : state === 'soon' ? 'soon' : 'late'}
            icon={state === 'open' ? <MessageCircle size={15} /> : <Hourglass size={15} />}
            title={t('conversation.windowTip', { time: exactTime(closesAt) })}
          >
            {state === 'open'
              ? t('conversation.window', { left: duration(left) })
              : t('conversation.windowSoon', { left: state === 'closing' ? countdown(left) : duration(left) })}
          </Chip>
          <span class="visually-hidden" role="status">
            {said}
          </span>
        </>
      )
  }
}

/** A countdown that speaks each second is noise: readers hear an hour, a quarter and five minutes before the end. */
function useSaid(left: number | null): string {
  const before = useRef(left)
  const [said, setSaid] = useState('')
  useEffect(() => {
    const reached = left !== null && before.current !== null && crossed(before.current, left)
    before.current = left
    if (reached && left !== null) setSaid(t('conversation.windowSaid', { left: duration(left) }))
  }, [left])
  return said
}
