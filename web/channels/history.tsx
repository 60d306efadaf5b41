import { CircleAlert, CircleDot, TriangleAlert } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { minute } from '../frame/clock'
import { personName } from '../frame/tenant'
import { t } from '../i18n'
import { exactTime, shortTime } from '../i18n/time'
import { Button } from '../ui/button'
import { eventWords } from './event-words'
import type { ChannelEvent } from './server'

const FIRST = 12
const ICONS = { info: CircleDot, warning: TriangleAlert, critical: CircleAlert } as const

/** What Meta told of the number and its account, and what people did to the connection; the newest first. */
export function History({ events }: { events: readonly ChannelEvent[] }) {
  const [all, setAll] = useState(false)
  const shown = all ? events : events.slice(0, FIRST)
  return (
    <section class="page-section channel-history" aria-labelledby="history-title">
      <h2 id="history-title">{t('channels.history')}</h2>
      {events.length === 0 ? (
        <p class="page-help">{t('channels.historyEmpty')}</p>
      ) : (
        <ol class="events">
          {shown.map((event) => {
            const Icon = ICONS[event.severity] ?? CircleDot
            return (
              <li key={event.id} class={`event event-${event.severity}`}>
                <Icon size={16} />
                <span class="event-words">{eventWords(event)}</span>
                <span class="event-by">{event.byUser ? personName(event.byUser) : 'Meta'}</span>
                <time class="numbers" dateTime={new Date(event.at).toISOString()} title={exactTime(event.at)}>
                  {shortTime(event.at, minute.value)}
                </time>
              </li>
            )
          })}
        </ol>
      )}
      {shown.length < events.length && (
        <Button kind="quiet" onClick={() => setAll(true)}>
          {t('channels.historyAll', { n: events.length - shown.length })}
        </Button>
      )}
    </section>
  )
}
