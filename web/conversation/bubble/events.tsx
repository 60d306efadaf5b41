import {
  AlarmClock,
  ArrowRightLeft,
  ChevronDown,
  CircleCheck,
  CreditCard,
  FingerprintPattern,
  GitFork,
  GitMerge,
  Info,
  Phone,
  PhoneMissed,
  RotateCcw,
  Settings2,
  ShieldCheck,
  Tag,
  TriangleAlert,
  Users,
} from 'lucide-preact'
import { useState } from 'preact/hooks'
import type { ThreadEvent } from '../../../workers/conversations/thread'
import { t } from '../../i18n'
import { clockTime, exactTime } from '../../i18n/time'
import { eventWords } from './event-words'

/** As many stand in the thread one by one. */
const MOST_LINES = 3

/** What happened between messages; a longer run folds into one line. */
export function Events({ events }: { events: readonly ThreadEvent[] }) {
  const [open, setOpen] = useState(false)
  const folds = events.length > MOST_LINES
  return (
    <div class="events">
      {folds && (
        <button type="button" class="events-fold" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t('conversation.fewerChanges') : t('conversation.changes', { n: events.length })}
          <ChevronDown size={14} />
        </button>
      )}
      {(!folds || open) && events.map((event) => <EventLine key={event.id} event={event} />)}
    </div>
  )
}

function EventLine({ event }: { event: ThreadEvent }) {
  return (
    <p class="event" data-item={event.id} data-seq={event.seq}>
      <EventIcon event={event} size={13} />
      <span title={exactTime(event.at)}>
        {t('conversation.eventAt', { event: eventWords(event), time: clockTime(event.at) })}
      </span>
    </p>
  )
}

export function EventIcon({ event: { event }, size }: { event: ThreadEvent; size: number }) {
  switch (event.type) {
    case 'baton':
    case 'handover':
      return <ArrowRightLeft size={size} class="mirror" />
    case 'state':
      if (event.state === 'snoozed') return <AlarmClock size={size} />
      return event.state === 'resolved' ? <CircleCheck size={size} /> : <RotateCcw size={size} class="mirror" />
    case 'labels':
      return <Tag size={size} />
    case 'moved_here':
      return <GitMerge size={size} />
    case 'separated':
    case 'returned':
      return <GitFork size={size} />
    case 'number_left':
      return <FingerprintPattern size={size} />
    case 'identity_confirmed':
      return <ShieldCheck size={size} />
    case 'identity_change':
      return <FingerprintPattern size={size} />
    case 'call':
      return event.seconds === 0 ? <PhoneMissed size={size} /> : <Phone size={size} />
    case 'group':
      return <Users size={size} />
    case 'payment':
      return <CreditCard size={size} />
    case 'preference':
      return <Settings2 size={size} />
    case 'error':
      return <TriangleAlert size={size} />
    default:
      return <Info size={size} />
  }
}
