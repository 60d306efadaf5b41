import { Check, CheckCheck, CircleAlert, CircleQuestionMark, Clock, CloudOff, RotateCw } from 'lucide-preact'
import type { ThreadMessage } from '../../../workers/conversations/thread'
import { second } from '../../frame/clock'
import { online } from '../../frame/connection-bar'
import { t } from '../../i18n'
import { clockTime } from '../../i18n/time'
import { Menu } from '../../ui/menu'
import { useConversation } from '../context'
import type { OutboxMessage } from '../outbox'
import { retry } from '../verbs'
import { isTicking, MARK_WORDS, type Mark, markOf, nextTryAt } from './status'
import { StatusCard } from './status-card'
import { WaitingSign } from './status-waiting'

interface Props {
  message: ThreadMessage
  outbox: OutboxMessage | undefined
}

/** How far it has come, as sign and word; a click tells everything that is known of it. */
export function StatusMark({ message, outbox }: Props) {
  const { thread } = useConversation()
  const calm = markOf(message, Date.now(), outbox)
  // Only what is under way looks at the clock.
  const mark = isTicking(calm) ? markOf(message, second.value, outbox) : calm
  if (mark === null) return null
  if (outbox || mark === 'failed') {
    // What failed says so in words under the bubble; what has not left has no history yet.
    return mark === 'failed' && message.attempts.length < 2 ? null : <Plain mark={mark} message={message} />
  }
  const nextAt = nextTryAt(message)
  const waiting = message.status === 'queued' ? message.waiting : null
  return (
    <>
      <Menu
        kind="form"
        label={t('conversation.statusTitle')}
        trigger={(attributes) => (
          <button type="button" class={`status-mark mark-${waiting ? 'held' : mark}`} {...attributes}>
            {waiting ? (
              <WaitingSign waiting={waiting} />
            ) : (
              <>
                <Sign mark={mark} />
                {mark === 'retrying' && nextAt !== null
                  ? t('conversation.retryingAt', { time: clockTime(nextAt) })
                  : t(MARK_WORDS[mark])}
              </>
            )}
          </button>
        )}
      >
        {() => <StatusCard message={message} mark={mark} />}
      </Menu>
      {(mark === 'retrying' || mark === 'checking') && (
        <button type="button" class="foot-link" onClick={() => void retry(thread, message)}>
          {t('conversation.sendNow')}
        </button>
      )}
    </>
  )
}

function Plain({ mark, message }: { mark: Mark; message: ThreadMessage }) {
  if (mark === 'failed') {
    return (
      <Menu
        kind="form"
        label={t('conversation.statusTitle')}
        trigger={(attributes) => (
          <button type="button" class="status-mark mark-failed" {...attributes}>
            {t('conversation.attempts', { n: message.attempts.length })}
          </button>
        )}
      >
        {() => <StatusCard message={message} mark={mark} />}
      </Menu>
    )
  }
  const offline = mark === 'waiting' && !online.value
  return (
    <span class={`status-mark mark-${mark}`}>
      {offline ? <CloudOff size={13} /> : <Sign mark={mark} />}
      {t(offline ? 'conversation.waitingOffline' : MARK_WORDS[mark])}
    </span>
  )
}

function Sign({ mark }: { mark: Mark }) {
  switch (mark) {
    case 'sent':
      return <Check size={15} />
    case 'delivered':
      return <CheckCheck size={16} />
    case 'read':
    case 'played':
      return <CheckCheck size={16} strokeWidth={2.5} />
    case 'failed':
      return <CircleAlert size={15} />
    case 'checking':
      return <CircleQuestionMark size={13} />
    case 'retrying':
      return <RotateCw size={13} />
    default:
      return <Clock size={13} />
  }
}
