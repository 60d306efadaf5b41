import { AppWindow, LayoutTemplate, Plug, Smartphone, Sparkle, Workflow } from 'lucide-preact'
import type { ThreadMessage } from '../../../workers/conversations/thread'
import { actorLabel } from '../../frame/tenant'
import { t, tx } from '../../i18n'
import { formatNumber } from '../../i18n/phone-number'
import { voiceOf } from './voice'

/** Above the first bubble of a group: who speaks for us, never by colour alone. */
export function Speaker({ message }: { message: ThreadMessage }) {
  const { by } = message
  switch (voiceOf(message)) {
    case 'assistant':
      return (
        <p class="speaker">
          <Sparkle size={14} class="speaker-spark" />
          <span>{tx('conversation.assistantName', { ai: <b class="speaker-ai">{t('conversation.ai')}</b> })}</span>
        </p>
      )
    case 'rule':
      return (
        <p class="speaker">
          <Workflow size={13} class="speaker-spark" />
          {t('conversation.automatic')}
        </p>
      )
    case 'phone':
      return (
        <p class="speaker">
          <Smartphone size={13} />
          {t('conversation.fromPhone')}
        </p>
      )
    case 'other_app':
      return (
        <p class="speaker">
          <AppWindow size={13} />
          {t('conversation.fromOtherApp')}
        </p>
      )
    case 'integration':
      return (
        <p class="speaker">
          <Plug size={13} />
          {t('conversation.agentApi')}
        </p>
      )
    default:
      return (
        <p class="speaker">
          {message.type === 'template' && <LayoutTemplate size={13} />}
          <bdi>{actorLabel(by)}</bdi>
        </p>
      )
  }
}

/** In a group: which of its members wrote. */
export function Author({ author }: { author: NonNullable<ThreadMessage['author']> }) {
  return (
    <p class="speaker">
      <bdi>{authorName(author)}</bdi>
    </p>
  )
}

function authorName({ name, waId }: NonNullable<ThreadMessage['author']>): string {
  return name ?? (waId ? formatNumber(waId) : t('conversation.somebody'))
}

/** The same in words, for readers. */
export function speakerName(message: Pick<ThreadMessage, 'by' | 'direction' | 'author'>): string {
  if (message.author) return authorName(message.author)
  switch (voiceOf(message)) {
    case 'rule':
      return t('conversation.automatic')
    case 'phone':
      return t('frame.phoneApp')
    case 'other_app':
      return t('conversation.fromOtherApp')
    default:
      return actorLabel(message.by)
  }
}
