import { CircleAlert, Clock } from 'lucide-preact'
import type { ThreadMessage } from '../../../../workers/conversations/thread'
import { t } from '../../../i18n'
import { useConversation } from '../../context'
import { mayReact, ownReaction, react } from './react'
import './reactions.css'

/** On the lower edge of the bubble: theirs, and beside it ours. A click on ours takes it back. */
export function Reactions({ message, byCustomer }: { message: ThreadMessage; byCustomer: boolean }) {
  const { thread } = useConversation()
  const own = ownReaction(thread, message)
  const { reaction } = message
  if (!reaction && !own) return null
  return (
    <div class="message-reactions">
      {reaction && (
        <span
          class="message-reaction"
          role="img"
          aria-label={t(byCustomer ? 'conversation.reacted' : 'conversation.reactedOwn', { emoji: reaction })}
        >
          {reaction}
        </span>
      )}
      {own && <Own message={message} own={own} />}
    </div>
  )
}

function Own({ message, own }: { message: ThreadMessage; own: NonNullable<ReturnType<typeof ownReaction>> }) {
  const { thread } = useConversation()
  const { emoji, state } = own
  const words = wordsOf(own)
  return (
    <button
      type="button"
      class={`message-reaction reaction-own reaction-${state}`}
      aria-label={words}
      title={`${words} · ${t('insert.takeBack', { emoji })}`}
      disabled={state === 'sending' || !mayReact(thread, message, Date.now())}
      onClick={() => void react(thread, message, '')}
    >
      <span>{emoji}</span>
      {state === 'sending' && <Clock size={12} />}
      {state === 'failed' && <CircleAlert size={13} />}
    </button>
  )
}

function wordsOf({ emoji, state }: NonNullable<ReturnType<typeof ownReaction>>): string {
  switch (state) {
    case 'sending':
      return t('insert.reactionSending', { emoji })
    case 'failed':
      return t('insert.reactionFailed', { emoji, reason: t('insert.reactionRefused') })
    default:
      return t('insert.ownReaction', { emoji })
  }
}
