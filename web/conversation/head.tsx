import { ArrowLeft, PanelRight } from 'lucide-preact'
import { useEffect } from 'preact/hooks'
import type { ConversationRow } from '../../workers/conversations/live-event'
import { channelOf, tenant } from '../frame/tenant'
import { t } from '../i18n'
import { formatNumber } from '../i18n/phone-number'
import type { Inbox } from '../inbox/store'
import { Avatar } from '../ui/avatar'
import { IconButton } from '../ui/button'
import { Chips } from './chips'
import { Colleagues } from './colleagues'
import { contactAddress, contactName } from './contact-name'
import { HeadActions } from './head-actions'
import { isPanelOpen, togglePanel } from './panel/state'
import { contactIn, hideRevealed } from './revealed'
import type { Thread } from './store'
import './head.css'

interface Props {
  thread: Thread
  inbox: Inbox
  onClose: () => void
  onNext: (() => void) | undefined
}

/** Who this is, who else looks, how long there is, and what to do with it. */
export function Head({ thread, inbox, onClose, onNext }: Props) {
  const conversation = thread.conversation.value
  // The list knows who it is before the thread is loaded.
  const row = conversation ?? inbox.row(thread.id)
  const known = row && { ...row, contact: contactIn(thread.id, row.contact) }
  useEffect(() => hideRevealed, [thread.id])
  return (
    <header class="head">
      <div class="head-line">
        <IconButton name={t('conversation.backToList')} class="head-back" onClick={onClose}>
          <ArrowLeft size={20} class="mirror" />
        </IconButton>
        {known && (
          <>
            <Avatar id={known.id} name={contactName(known.contact)} size={36} />
            <div class="head-who">
              <h2 class="head-name">
                <bdi>{contactName(known.contact)}</bdi>
              </h2>
              <p class="head-about">
                <About row={known} />
              </p>
            </div>
          </>
        )}
        {conversation && (
          <>
            <Colleagues thread={thread} inbox={inbox} />
            <div class="head-chips">
              <Chips thread={thread} conversation={conversation} />
            </div>
            <HeadActions thread={thread} inbox={inbox} {...(onNext ? { onNext } : {})} />
          </>
        )}
        {!isPanelOpen.value && (
          <IconButton name={t('conversation.openPanel')} keys="]" tip="inward" onClick={togglePanel}>
            <PanelRight size={18} class="mirror" />
          </IconButton>
        )}
      </div>
    </header>
  )
}

/** The address beside the name; and on which number of ours, where there are several. */
function About({ row: { contact, channelId } }: { row: Pick<ConversationRow, 'contact' | 'channelId'> }) {
  const address = contactAddress(contact)
  const ours = tenant.value.channels.length > 1 ? channelOf(channelId)?.displayPhoneNumber : undefined
  return (
    <>
      {address && <bdi dir="ltr">{address}</bdi>}
      {address && ours && <span aria-hidden="true"> · </span>}
      {ours && <span>{t('conversation.onNumber', { number: isolated(formatNumber(ours.replace(/\D/g, ''))) })}</span>}
    </>
  )
}

/** A number inside a sentence keeps its own direction. */
function isolated(text: string): string {
  return `\u2066${text}\u2069`
}
