import type { ThreadMessage } from '../../../workers/conversations/thread'
import type { OutboundMessage } from '../../../workers/whatsapp/outbound-message'
import { t } from '../../i18n'
import { ContactCards, LocationCard } from './cards'
import { SentAction } from './sent-action'
import { SentHeader } from './sent-header'
import { MessageText } from './text'
import './sent.css'

interface Props {
  content: OutboundMessage
  /** Where its files are; left out in a preview. */
  message?: ThreadMessage
  /** Not sent yet: what is still empty says so. */
  preview?: boolean
}

/** Is drawn by its `content` rather than by its kind alone. */
export function isSent(content: OutboundMessage | undefined): content is OutboundMessage {
  return content !== undefined && ['location', 'contacts', 'interactive'].includes(content.type)
}

/** What we sent that is more than words, as the customer sees it. */
export function SentContent({ content, message, preview = false }: Props) {
  switch (content.type) {
    case 'location':
      return <LocationCard location={content} />
    case 'contacts':
      return <ContactCards cards={content.contacts.map(cardOf)} />
    case 'interactive': {
      const { header, body, footer, action } = content
      return (
        <>
          {header && <SentHeader header={header} message={message} />}
          {body === '' ? preview && <p class="sent-empty">{t('insert.noWords')}</p> : <MessageText text={body} />}
          {footer && (
            <p class="template-footer" dir="auto">
              {footer}
            </p>
          )}
          <SentAction action={action} open={preview} />
        </>
      )
    }
    default:
      return null
  }
}

function cardOf({
  name,
  phones,
  emails,
  organisation,
}: Extract<OutboundMessage, { type: 'contacts' }>['contacts'][number]) {
  const lines = phones.map(({ phone }) => phone)
  return { name, phones: organisation ? [organisation, ...lines] : lines, ...(emails ? { emails } : {}) }
}
