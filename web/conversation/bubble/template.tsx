import { FileText, Image, LayoutTemplate, type LucideIcon, Ticket, Video } from 'lucide-preact'
import type { ThreadMessage } from '../../../workers/conversations/thread'
import type { MediaKind } from '../../../workers/whatsapp/outbound-message'
import { type MessageKey, t } from '../../i18n'
import { dayAndTime } from '../../i18n/time'
import { MediaBox } from './media'
import { MessageText } from './text'
import './sent.css'

const CATEGORIES: Readonly<Record<string, MessageKey>> = {
  UTILITY: 'conversation.templateUseful',
  MARKETING: 'conversation.templateOffer',
  AUTHENTICATION: 'conversation.templateCode',
}

/** An approved text of the business: its name, its words, and what stands on its buttons. */
export function TemplateContent({ message }: { message: ThreadMessage }) {
  const { template, text } = message
  const category = template?.category ? CATEGORIES[template.category] : undefined
  return (
    <>
      <p class="template-head">
        <LayoutTemplate size={14} />
        <bdi class="template-name">{template?.name}</bdi>
        {category && (
          <span
            class="template-category"
            title={t('conversation.metaCategory', { category: template?.category?.toLowerCase() ?? '' })}
          >
            {t(category)}
          </span>
        )}
      </p>
      {template?.media && <HeaderFile message={message} kind={template.media.kind} />}
      {template?.header && (
        <p class="template-header" dir="auto">
          {template.header}
        </p>
      )}
      {text === null ? (
        <p class="template-empty">{t('conversation.templateText')}</p>
      ) : (
        <MessageText text={text} {...(template ? { language: template.language.replace('_', '-') } : {})} />
      )}
      {template?.offer && (
        <p class="template-offered">
          <Ticket size={16} />
          <span>
            <b dir="auto">{template.offer.text}</b>
            {template.offer.endsAt !== null && (
              <span> · {t('insert.offerUntil', { time: dayAndTime(template.offer.endsAt, message.sentAt) })}</span>
            )}
          </span>
        </p>
      )}
      {template?.footer && (
        <p class="template-footer" dir="auto">
          {template.footer}
        </p>
      )}
      {template?.buttons && template.buttons.length > 0 && (
        <ul class="template-buttons">
          {template.buttons.map((words) => (
            <li key={words} dir="auto">
              {words}
            </li>
          ))}
        </ul>
      )}
      {template?.cards && template.cards.length > 0 && <Cards cards={template.cards} />}
    </>
  )
}

type Template = NonNullable<ThreadMessage['template']>

/** The file of its header, once it is known here; before that what it is. */
function HeaderFile({ message, kind }: { message: ThreadMessage; kind: MediaKind }) {
  if (message.media) return <MediaBox message={message} shape={kind === 'document' ? 'document' : 'picture'} />
  const Icon = FILES[kind] ?? FileText
  return (
    <div class="sent-file">
      <Icon size={24} />
    </div>
  )
}

const FILES: Partial<Record<MediaKind, LucideIcon>> = { image: Image, video: Video }

/** Of a carousel, side by side as on the phone. */
function Cards({ cards }: { cards: NonNullable<Template['cards']> }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
    <ul class="sent-cards" tabIndex={0}>
      {cards.map(({ text, buttons, media }, at) => {
        const Icon = FILES[media?.kind ?? 'image'] ?? FileText
        return (
          <li key={at}>
            {media && (
              <div class="sent-card-file">
                <Icon size={20} />
              </div>
            )}
            <p dir="auto">{text}</p>
            {buttons.map((words) => (
              <p key={words} class="sent-card-button" dir="auto">
                {words}
              </p>
            ))}
          </li>
        )
      })}
    </ul>
  )
}
