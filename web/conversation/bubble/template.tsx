import { LayoutTemplate } from 'lucide-preact'
import type { ThreadMessage } from '../../../workers/conversations/thread'
import { type MessageKey, t } from '../../i18n'
import { MessageText } from './text'

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
    </>
  )
}
