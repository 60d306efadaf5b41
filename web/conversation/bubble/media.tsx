import { FileText, Image, Mic, Music, Sticker, Video } from 'lucide-preact'
import type { ThreadMessage } from '../../../workers/conversations/thread'
import { type MessageKey, t } from '../../i18n'
import type { Shape } from './content-of'

const STATES = {
  pending: 'conversation.mediaPending',
  ready: 'conversation.mediaPending',
  failed: 'conversation.mediaFailed',
  expired: 'conversation.mediaExpired',
} as const satisfies Record<NonNullable<ThreadMessage['media']>['state'], MessageKey>

/** Room of the right size, what it is, and why it is not there. */
export function MediaBox({ message, shape }: { message: ThreadMessage; shape: Shape }) {
  const { media } = message
  const state = t(STATES[media?.state ?? 'failed'])
  switch (shape) {
    case 'picture':
      return (
        <div class="media-picture">
          {message.type === 'video' ? <Video size={24} /> : <Image size={24} />}
          <span>{t(message.type === 'video' ? 'conversation.video' : 'conversation.picture')}</span>
          <span class="media-state">{state}</span>
        </div>
      )
    case 'sticker':
      return (
        <div class="media-picture media-sticker">
          <Sticker size={24} />
          <span>{t('conversation.sticker')}</span>
          <span class="media-state">{state}</span>
        </div>
      )
    case 'voice':
      return (
        <Row
          icon={media?.voice ? <Mic size={18} /> : <Music size={18} />}
          name={t(media?.voice ? 'conversation.voice' : 'conversation.audio')}
          state={state}
        />
      )
    default:
      return (
        <Row
          icon={<FileText size={18} />}
          name={<bdi class="media-name">{media?.filename || t('conversation.document')}</bdi>}
          state={[typeWord(media?.mimeType), state].filter(Boolean).join(' · ')}
        />
      )
  }
}

function Row({ icon, name, state }: { icon: preact.ComponentChildren; name: preact.ComponentChildren; state: string }) {
  return (
    <div class="media-row">
      <span class="media-icon">{icon}</span>
      <span class="media-words">
        <span>{name}</span>
        <span class="media-state">{state}</span>
      </span>
    </div>
  )
}

/** `application/pdf` → PDF; long names of office formats say nothing to anybody. */
function typeWord(mimeType: string | null | undefined): string | null {
  const [, subtype = ''] = mimeType?.split(';')[0]?.split('/') ?? []
  return subtype !== '' && subtype.length <= 5 ? subtype.toUpperCase() : null
}
