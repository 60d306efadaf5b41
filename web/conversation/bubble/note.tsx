import { Lock } from 'lucide-preact'
import type { ThreadMessage } from '../../../workers/conversations/thread'
import { online } from '../../frame/connection-bar'
import { actorLabel, tenant } from '../../frame/tenant'
import { t } from '../../i18n'
import { clockTime, exactTime } from '../../i18n/time'
import { Isolated } from '../../ui/isolated'
import type { OutboxMessage } from '../outbox'
import { mentionParts } from './mentions'
import { MessageText } from './text'

/** For us alone: never a bubble, over the whole width. */
export function Note({ message, outbox }: { message: ThreadMessage; outbox: OutboxMessage | undefined }) {
  const waiting = outbox?.state === 'waiting' && !online.value
  const text = message.text ?? ''
  const parts = mentionParts(
    text,
    tenant.value.people.map(({ name }) => name),
  )
  return (
    <div class="note">
      <Lock size={16} />
      <div class="note-body">
        <p class="note-head">
          <bdi class="note-author">{actorLabel(message.by)}</bdi>{' '}
          {t(waiting ? 'conversation.noteWaiting' : 'conversation.noteOnly')} <span aria-hidden="true">·</span>{' '}
          <time dateTime={new Date(message.sentAt).toISOString()} title={exactTime(message.sentAt)}>
            {clockTime(message.sentAt)}
          </time>
        </p>
        {parts.length === 1 ? (
          <MessageText text={text} />
        ) : (
          <MessageText text={text}>
            {parts.map(({ text, mention }, index) =>
              mention ? (
                // On its own, or a colleague's Latin name would make an Arabic note begin at the left.
                <bdi key={index}>
                  <b>{text}</b>
                </bdi>
              ) : (
                <Isolated key={index} text={text} />
              ),
            )}
          </MessageText>
        )}
      </div>
    </div>
  )
}
