import type { ThreadMessage } from '../../../workers/conversations/thread'
import { t } from '../../i18n'
import { clockTime, dateWithTime, duration, exactTime } from '../../i18n/time'
import { Menu } from '../../ui/menu'
import { useConversation } from '../context'
import type { OutboxMessage } from '../outbox'
import { openPanel } from '../panel/state'
import { surenessOf } from './sources'
import { StatusMark } from './status-mark'
import { MessageText } from './text'

interface Props {
  message: ThreadMessage
  last: boolean
  outbox: OutboxMessage | undefined
}

/** Under the last bubble of a group the time and what became of it; under the others only what is theirs alone. */
export function Foot({ message, last, outbox }: Props) {
  const { decision, edits, late, revoked, attempts, status } = message
  const waits = status === 'queued' && (message.waiting ?? attempts.at(-1)?.nextAt) != null
  const moves = outbox !== undefined || status === 'failed' || waits || attempts.length > 1
  const parts = [
    decision && !revoked && <Why key="why" message={message} />,
    edits.length > 0 && !revoked && <Edited key="edited" message={message} />,
    (last || late) && <Time key="time" message={message} />,
    (last || moves) && <StatusMark key="mark" message={message} outbox={outbox} />,
  ].filter(Boolean)
  return parts.length > 0 ? <div class="message-foot">{parts}</div> : null
}

function Time({ message }: { message: ThreadMessage }) {
  const { sentAt, visibleAt, late } = message
  const words = late
    ? t('conversation.sentLate', { sent: clockTime(sentAt), later: duration(visibleAt - sentAt) })
    : clockTime(sentAt)
  return (
    <time class="numbers" dateTime={new Date(sentAt).toISOString()} title={exactTime(sentAt)}>
      {words}
    </time>
  )
}

/** What it leans on and how sure it was: opens the reasons beside the thread. */
function Why({ message }: { message: ThreadMessage }) {
  const { thread } = useConversation()
  const { sources = [], confidence = null } = message.decision ?? {}
  const sureness = confidence === null ? null : t(`conversation.${surenessOf(confidence)}`)
  const words =
    sources.length > 0
      ? sureness === null
        ? t('conversation.sourcesPlain', { n: sources.length })
        : t('conversation.sources', { n: sources.length, sureness })
      : sureness === null
        ? t('conversation.whyPlain')
        : t('conversation.why', { sureness })
  const show = () => {
    thread.explained.value = message.id
    openPanel('answer')
  }
  return (
    <button
      type="button"
      class="foot-link foot-why"
      aria-label={`${t('conversation.showAnswer')}: ${words}`}
      onClick={show}
    >
      {words}
    </button>
  )
}

/** The last edit is what the bubble shows; what stood there before is kept. */
function Edited({ message }: { message: ThreadMessage }) {
  const { edits, event } = message
  const original = typeof event?.text === 'string' ? [{ text: event.text, at: message.sentAt }] : []
  const earlier = [...original, ...edits.slice(0, -1)]
  if (earlier.length === 0) return <span>{t('conversation.edited')}</span>
  return (
    <Menu
      kind="form"
      label={t('conversation.editedTitle')}
      trigger={(attributes) => (
        <button type="button" class="foot-link" {...attributes}>
          {t('conversation.edited')}
        </button>
      )}
    >
      {() => (
        <div class="status-card">
          <p class="status-title">{t('conversation.editedTitle')}</p>
          {earlier.map(({ text, at }, index) => (
            <div key={index} class="edit-version">
              <MessageText text={text ?? ''} />
              <time class="numbers">{dateWithTime(at)}</time>
            </div>
          ))}
        </div>
      )}
    </Menu>
  )
}
