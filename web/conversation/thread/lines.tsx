import { minute } from '../../frame/clock'
import { t } from '../../i18n'
import { dayName } from '../../i18n/time'
import { Events } from '../bubble/events'
import { Message } from '../bubble/message'
import { SummaryCard } from '../bubble/summary'
import type { Line } from './arrange'

/** One line of the thread. Its parts are passed singly, so that an unchanged bubble is not drawn anew. */
export function LineView({ line }: { line: Line }) {
  switch (line.kind) {
    case 'day':
      return <Day at={line.at} />
    case 'unread':
      return (
        <p class="separator unread">
          <span>{t('conversation.unread')}</span>
        </p>
      )
    case 'message':
      return <Message message={line.message} first={line.first} last={line.last} outbox={line.outbox} />
    case 'summary':
      return line.event.event.type === 'summary' ? (
        <SummaryCard event={line.event} summary={line.event.event.summary} />
      ) : null
    case 'events':
      return <Events events={line.events} />
  }
}

function Day({ at }: { at: number }) {
  return (
    <p class="separator">
      <span>{dayName(at, minute.value)}</span>
    </p>
  )
}
