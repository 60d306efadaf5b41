import { CircleAlert, ExternalLink } from 'lucide-preact'
import type { ThreadMessage } from '../../../workers/conversations/thread'
import { t } from '../../i18n'
import { problemText } from '../../problem-text'
import { may } from '../../session'
import { Button } from '../../ui/button'
import { isReopenable, reopenSent } from '../composer/insert/reopen'
import { composingOf, focusComposer, putIntoComposer } from '../composing'
import { useConversation } from '../context'
import { discard, type OutboxMessage, sendAgain } from '../outbox'
import type { Thread } from '../store'
import { copy, retry } from '../verbs'
import { OtherFile } from './other-file'

type Failure = NonNullable<ThreadMessage['failure']>
interface Props {
  message: ThreadMessage
  failure: Failure
}

const WHATSAPP_MANAGER = 'https://business.facebook.com/latest/whatsapp_manager'

/** Not sent: why, and every way on. */
export function Failed({ message, failure }: Props) {
  const { thread } = useConversation()
  const { text } = message
  return (
    <div class="failed">
      <p class="failed-line">
        <CircleAlert size={15} />
        <span>
          {t('conversation.notSent', { reason: t(`failure.${failure.group}`) })}{' '}
          {failure.code > 0 && <small class="mono">{t('conversation.code', { code: String(failure.code) })}</small>}
          <MetaSays failure={failure} />
        </span>
      </p>
      <div class="failed-verbs">
        <NextStep message={message} failure={failure} />
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

/** Where our own sentence cannot say which part was refused, Meta's words do; in its language. */
function MetaSays({ failure: { group, details } }: Pick<Props, 'failure'>) {
  if (!details || (group !== 'unknown' && group !== 'content' && group !== 'values')) return null
  return (
    <span class="failed-details" dir="auto">
      {t('failure.metaSays', { details })}
    </span>
  )
}

/** The button that does what the sentence advises; whoever may not do it reads who can. */
function NextStep({ message, failure: { action, group } }: Props) {
  const { thread } = useConversation()
  const channelId = thread.conversation.value?.channelId
  if (action === 'reconnect' || action === 'open_meta') {
    if (!may('channel.write')) return <span class="failed-who">{t('failure.askAdmin')}</span>
    return (
      <>
        {action === 'open_meta' ? (
          <a class="button button-plain" href={WHATSAPP_MANAGER} target="_blank" rel="noopener noreferrer">
            {t('failure.toMeta')}
            <ExternalLink size={14} class="mirror" aria-hidden="true" />
          </a>
        ) : (
          <a class="button button-plain" href={`/channels/${channelId ?? ''}`}>
            {t('failure.toChannel')}
          </a>
        )}
        <Again message={message} quiet />
      </>
    )
  }
  if (!may('conversation.reply')) return null
  switch (action) {
    case 'use_template':
      return <AsTemplate conversationId={thread.id} />
    case 'check_file':
      return <OtherFile message={message} />
    case 'ask_customer':
      return <Button onClick={() => void ask(thread, group)}>{t('failure.askThem')}</Button>
    case 'retry':
      return <Again message={message} />
    case 'wait':
      return <Again message={message} quiet />
    case 'none':
      return null
  }
}

async function ask(thread: Thread, group: Failure['group']): Promise<void> {
  const { askCustomer } = await import('./ask-customer')
  askCustomer(thread, group)
}

function Again({ message, quiet = false }: { message: ThreadMessage; quiet?: boolean }) {
  const { thread } = useConversation()
  if (!may('conversation.reply')) return null
  return (
    <Button {...(quiet ? { kind: 'quiet' as const } : {})} onClick={() => void retry(thread, message)}>
      {t('conversation.retry')}
    </Button>
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
        {kind === 'message' && isReopenable(clientId) && (
          <Button
            kind="quiet"
            onClick={() => {
              discard(clientId)
              reopenSent(conversationId, clientId)
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
