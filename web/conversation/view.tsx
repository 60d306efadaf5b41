import { useSignal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import { register } from '../frame/shortcuts'
import { t } from '../i18n'
import type { Inbox } from '../inbox/store'
import type { View } from '../inbox/views'
import { MediaLayer } from '../media/media-layer'
import { Composer } from './composer/composer'
import { contactName } from './contact-name'
import { ConversationContext } from './context'
import { followEscape } from './escape'
import { Head } from './head'
import { tellPresence } from './here'
import { Panel } from './panel/panel'
import { isPanelOpen, panelPlace, togglePanel } from './panel/state'
import { followReading } from './reading'
import { watchRegions } from './regions'
import { createThread, type Thread } from './store'
import { Log } from './thread/log'
import { Identity, Middle } from './view-states'
import './view.css'

interface Props {
  inbox: Inbox
  conversationId: string
  /** The list it was opened from: links stay in it. */
  view: View
  onClose: () => void
  /** To the next one of the list, after resolving. */
  onNext?: () => void
}

/** One conversation: what was said, where to answer, and what is known. Another conversation is another view. */
export function ConversationView(props: Props) {
  return <OneConversation key={props.conversationId} {...props} />
}

function OneConversation({ inbox, conversationId, view, onClose, onNext }: Props) {
  const thread = useMemo(() => createThread(conversationId, inbox), [conversationId, inbox])
  const atEnd = useSignal(false)
  const reading = useMemo(() => followReading(thread, inbox, atEnd), [thread, inbox, atEnd])

  useEffect(() => {
    void thread.open(seqOfHash())
    const follow = () => {
      const seq = seqOfHash()
      if (seq !== undefined) void thread.jumpTo(seq)
    }
    addEventListener('hashchange', follow)
    const stopTelling = tellPresence(conversationId, inbox)
    const stopWatching = watchRegions()
    return () => {
      removeEventListener('hashchange', follow)
      stopTelling()
      stopWatching()
      reading.stop()
      thread.close()
    }
  }, [thread, inbox, conversationId, reading])

  useEffect(() => followEscape(() => (closesFirst() ? togglePanel() : onClose())), [onClose])
  useEffect(
    () =>
      register([
        { keys: 'BracketRight', name: t('conversation.openPanel'), run: togglePanel },
        { keys: 'KeyU', name: t('conversation.markUnread'), run: () => void reading.unreadFrom(chosenSeq(thread)) },
      ]),
    [thread, reading],
  )

  // The same object for as long as the conversation is open: whoever uses it is drawn anew when it changes.
  const shared = useMemo(() => ({ thread, inbox, reading }), [thread, inbox, reading])
  const conversation = thread.conversation.value
  const known = conversation ?? inbox.row(conversationId)
  const name = known ? contactName(known.contact) : '…'
  const { value: state } = thread.state
  return (
    <ConversationContext.Provider value={shared}>
      <section class="conversation" aria-label={t('conversation.region', { name })}>
        <div class="conversation-main">
          {state !== 'gone' && <Head thread={thread} inbox={inbox} onClose={onClose} onNext={onNext} />}
          {conversation?.identityUnconfirmed && state !== 'gone' && <Identity thread={thread} />}
          <Middle thread={thread} view={view} onClose={onClose}>
            <Log atEnd={atEnd} />
          </Middle>
          {conversation && state !== 'gone' && <Composer thread={thread} inbox={inbox} />}
          <MediaLayer thread={thread} />
        </div>
        {isPanelOpen.value && conversation && state !== 'gone' && <Panel thread={thread} view={view} />}
      </section>
    </ConversationContext.Provider>
  )
}

/** `#12`: the message to go to. */
function seqOfHash(): number | undefined {
  const digits = /^#(\d{1,15})$/.exec(location.hash)?.[1]
  return digits === undefined ? undefined : Number(digits)
}

/** The message with the focus, else the customer's newest. */
function chosenSeq(thread: Thread): number {
  const focused = document.activeElement?.closest<HTMLElement>('.message')?.dataset.seq
  if (focused !== undefined) return Number(focused)
  const newest = thread.items.peek().findLast((item) => item.kind === 'message' && item.direction === 'inbound')
  return newest?.seq ?? Number.MAX_SAFE_INTEGER
}

/** A panel that lies over the thread is a layer of its own. */
function closesFirst(): boolean {
  return isPanelOpen.peek() && panelPlace.peek() !== 'beside'
}
