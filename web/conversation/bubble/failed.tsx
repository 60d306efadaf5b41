import { CircleAlert } from 'lucide-preact'
import type { ThreadMessage } from '../../../workers/conversations/thread'
import { type MessageKey, t } from '../../i18n'
import { problemText } from '../../problem-text'
import { may } from '../../session'
import { Button } from '../../ui/button'
import { composingOf, focusComposer, putIntoComposer } from '../composing'
import { useConversation } from '../context'
import { discard, type OutboxMessage, sendAgain } from '../outbox'
import { copy, retry } from '../verbs'

/** Meta: more than 24 hours since the customer wrote; only a template goes through. */
const WINDOW_CLOSED = 131047
/** What agents meet most, in their own language; the rest in the server's words. */
const REASONS: Readonly<Record<number, MessageKey>> = {
  [WINDOW_CLOSED]: 'conversation.failWindow',
  131026: 'conversation.failUndeliverable',
  131049: 'conversation.failEnough',
  131050: 'conversation.failStopped',
  0: 'conversation.failConnection',
  190: 'conversation.failConnection',
  131042: 'conversation.failPayment',
  368: 'conversation.failRestricted',
  131031: 'conversation.failRestricted',
}

/** Not sent: why, and every way on. */
export function Failed({
  message,
  failure,
}: {
  message: ThreadMessage
  failure: NonNullable<ThreadMessage['failure']>
}) {
  const { thread } = useConversation()
  const { code, reason, nextStep } = failure
  const known = REASONS[code]
  const { text } = message
  return (
    <div class="failed">
      <p class="failed-line">
        <CircleAlert size={15} />
        <span>
          {t('conversation.notSent', { reason: known ? t(known) : `${reason} ${nextStep}` })}{' '}
          {code > 0 && <small class="mono">{t('conversation.code', { code: String(code) })}</small>}
        </span>
      </p>
      <div class="failed-verbs">
        {may('conversation.reply') && code === WINDOW_CLOSED && <AsTemplate conversationId={thread.id} />}
        {may('conversation.reply') && code !== WINDOW_CLOSED && (
          <Button onClick={() => void retry(thread, message)}>{t('conversation.retry')}</Button>
        )}
        {may('conversation.reply') && text !== null && message.type === 'text' && (
          <Button kind="quiet" onClick={() => putIntoComposer(thread.id, text)}>
            {t('conversation.editResend')}
          </Button>
        )}
        {text !== null && (
          <Button kind="quiet" onClick={() => void copy(text)}>
            {t('conversation.copy')}
          </Button>
        )}
      </div>
    </div>
  )
}

/** What the server did not even store: it stands only in this browser. */
export function Refused({ outbox }: { outbox: OutboxMessage }) {
  const { clientId, conversationId, problem, text, kind } = outbox
  return (
    <div class="failed">
      <p class="failed-line">
        <CircleAlert size={15} />
        <span>{problem ? t('conversation.notSent', { reason: problemText(problem) }) : t('conversation.failed')}</span>
      </p>
      <div class="failed-verbs">
        {problem?.code === 'conversation.window_closed' ? (
          <AsTemplate conversationId={conversationId} />
        ) : (
          <Button onClick={() => sendAgain(clientId)}>{t('conversation.retry')}</Button>
        )}
        {kind === 'reply' && (
          <Button
            kind="quiet"
            onClick={() => {
              discard(clientId)
              putIntoComposer(conversationId, text)
            }}
          >
            {t('conversation.editResend')}
          </Button>
        )}
        <Button kind="quiet" onClick={() => discard(clientId)}>
          {t('conversation.discard')}
        </Button>
      </div>
    </div>
  )
}

function AsTemplate({ conversationId }: { conversationId: string }) {
  const open = () => {
    focusComposer(conversationId, 'reply')
    composingOf(conversationId).templates.value = true
  }
  return <Button onClick={open}>{t('conversation.asTemplate')}</Button>
}
