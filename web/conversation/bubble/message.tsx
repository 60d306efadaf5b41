import type { TargetedEvent, TargetedMouseEvent } from 'preact'
import { useRef, useState } from 'preact/hooks'
import type { ThreadMessage } from '../../../workers/conversations/thread'
import { t } from '../../i18n'
import { clockTime } from '../../i18n/time'
import { useConversation } from '../context'
import type { OutboxMessage } from '../outbox'
import { Actions } from './actions'
import { Content } from './content'
import { isExplained } from './explained'
import { Failed, Refused } from './failed'
import { Foot } from './foot'
import { Note } from './note'
import { ownReaction } from './reactions/react'
import { Reactions } from './reactions/shown'
import { Author, Speaker, speakerName } from './speaker'
import { isStitched, voiceOf } from './voice'
import './content.css'
import './message.css'
import './note.css'
import './status.css'

interface Props {
  message: ThreadMessage
  first: boolean
  last: boolean
  outbox?: OutboxMessage | undefined
}

/** One message with everything that belongs to it: who, what, when, and what became of it. */
export function Message({ message, first, last, outbox }: Props) {
  const { thread } = useConversation()
  const article = useRef<HTMLElement>(null)
  const [active, setActive] = useState(false)
  const voice = voiceOf(message)
  const side = voice === 'customer' ? 'in' : voice === 'note' ? 'note' : 'out'
  const label = t('conversation.messageBy', { who: speakerName(message), time: clockTime(message.sentAt) })
  const leave = (event: TargetedEvent<HTMLElement, FocusEvent | PointerEvent>) => {
    const { relatedTarget } = event
    if (relatedTarget instanceof Node && article.current?.contains(relatedTarget)) return
    if (!article.current?.querySelector(':popover-open')) setActive(false)
  }
  return (
    <article
      ref={article}
      class={`message message-${side} ${first ? 'message-first' : ''} ${last ? 'message-last' : ''}`}
      data-item={message.id}
      data-seq={message.seq}
      aria-label={label}
      tabIndex={-1}
      onPointerEnter={() => setActive(true)}
      onPointerLeave={leave}
      onFocusIn={() => setActive(true)}
      onFocusOut={leave}
      onContextMenu={(event) => reactByTouch(event, article.current)}
    >
      {voice === 'note' ? (
        <Note message={message} outbox={outbox} />
      ) : (
        <>
          {first && voice !== 'customer' && <Speaker message={message} />}
          {first && message.author && <Author author={message.author} />}
          <div class="message-row">
            <div
              class={bubbleClass(
                message,
                voice,
                isExplained(thread, message),
                outbox,
                ownReaction(thread, message) !== null,
              )}
            >
              <Content message={message} />
              <Reactions message={message} byCustomer={voice !== 'customer'} />
            </div>
            {active && !outbox && <Actions message={message} />}
          </div>
          <Foot message={message} last={last} outbox={outbox} />
        </>
      )}
      {message.status === 'failed' && message.failure && <Failed message={message} failure={message.failure} />}
      {outbox?.state === 'refused' && <Refused outbox={outbox} />}
    </article>
  )
}

function bubbleClass(
  message: ThreadMessage,
  voice: ReturnType<typeof voiceOf>,
  explained: boolean,
  outbox: OutboxMessage | undefined,
  reacted: boolean,
): string {
  const failed = message.status === 'failed' || outbox?.state === 'refused'
  return [
    'bubble',
    `bubble-${voice}`,
    isStitched(voice) && 'bubble-stitched',
    explained && 'bubble-explained',
    failed && 'bubble-failed',
    message.revoked && 'bubble-gone',
    (message.reaction || reacted) && 'bubble-reacted',
  ]
    .filter(Boolean)
    .join(' ')
}

/** A long press; a mouse asks the browser for its own menu, and so does a keyboard. */
function reactByTouch(event: TargetedMouseEvent<HTMLElement>, article: HTMLElement | null): void {
  const button = article?.querySelector<HTMLElement>('[data-react]')
  if (!(event instanceof PointerEvent) || event.pointerType !== 'touch' || !button) return
  event.preventDefault()
  button.click()
}
