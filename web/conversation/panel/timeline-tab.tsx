import { useMemo, useState } from 'preact/hooks'
import type { ThreadEvent } from '../../../workers/conversations/thread'
import { minute } from '../../frame/clock'
import { actorLabel } from '../../frame/tenant'
import { t } from '../../i18n'
import { clockTime, dayName, exactTime, sameDay } from '../../i18n/time'
import { Button } from '../../ui/button'
import { Empty } from '../../ui/empty'
import { eventWords } from '../bubble/event-words'
import { EventIcon } from '../bubble/events'
import type { Thread } from '../store'
import type { TabProps } from './panel'
import './answer.css'

/** Changes may lie far apart between messages: as many pages are read for one press of the button. */
const MOST_PAGES = 5

/** Every change with its cause, newest first: the same entries that stand in the thread, without what was said. */
export function TimelineTab({ thread }: TabProps) {
  const items = thread.items.value
  const events = useMemo(() => items.filter((item): item is ThreadEvent => item.kind === 'event').reverse(), [items])
  const [busy, setBusy] = useState(false)
  const more = thread.before.value !== null
  if (events.length === 0 && !more) {
    return <Empty title={t('panel.timelineEmptyTitle')}>{t('panel.timelineEmptyText')}</Empty>
  }
  const earlier = async () => {
    setBusy(true)
    await loadEarlier(thread, events.length)
    setBusy(false)
  }
  return (
    <>
      {thread.after.value !== null && (
        <p class="panel-quiet">
          {t('panel.newerHidden')}{' '}
          <Button kind="quiet" onClick={() => void thread.open()}>
            {t('conversation.backToNewest')}
          </Button>
        </p>
      )}
      <ol class="timeline">
        {events.map((event, index) => {
          const newer = events[index - 1]
          const day = newer && sameDay(newer.at, event.at) ? null : dayName(event.at, minute.value)
          return <Entry key={event.id} event={event} day={day} />
        })}
      </ol>
      {more && (
        <Button disabled={busy} onClick={() => void earlier()}>
          {t('panel.earlier')}
        </Button>
      )}
      {thread.olderFailed.value && (
        <p class="panel-quiet" role="alert">
          {t('conversation.olderFailed')}
        </p>
      )}
    </>
  )
}

function Entry({ event, day }: { event: ThreadEvent; day: string | null }) {
  const time = clockTime(event.at)
  return (
    <>
      {day !== null && (
        <li class="timeline-day">
          <span>{day}</span>
        </li>
      )}
      <li class="timeline-entry">
        <EventIcon event={event} size={15} />
        <div>
          <p class="timeline-what">{eventWords(event)}</p>
          <p class="timeline-when" title={exactTime(event.at)}>
            {event.by === null ? time : t('panel.byAt', { name: actorLabel(event.by), time })}
          </p>
        </div>
      </li>
    </>
  )
}

async function loadEarlier(thread: Thread, known: number): Promise<void> {
  for (let page = 0; page < MOST_PAGES && thread.before.peek() !== null; page++) {
    await thread.loadOlder()
    if (thread.olderFailed.peek()) return
    if (thread.items.peek().filter(({ kind }) => kind === 'event').length > known) return
  }
}
