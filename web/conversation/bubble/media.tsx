import { FileText, Image, Mic, Music, RotateCw, Sticker, Video } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import type { ThreadMessage } from '../../../workers/conversations/thread'
import type { MediaView } from '../../../workers/conversations/views'
import { type MessageKey, t } from '../../i18n'
import { later } from '../../media/later'
import { absenceWords, mayRetry, typeWord } from '../../media/words'
import { may } from '../../session'
import { Button } from '../../ui/button'
import { useConversation } from '../context'
import { fetchMediaAgain } from '../verbs'
import type { Shape } from './content-of'
import { UploadLine } from './media-upload'
import './media.css'

/** Pictures, players and files: loaded with the first of them. */
const Ready = later(() => import('../../media/ready').then(({ Ready: part }) => part))

/** Room of the right size, what it is, and why it is not there. */
export function MediaBox({ message, shape }: { message: ThreadMessage; shape: Shape }) {
  const { media } = message
  return (
    <>
      {media?.state === 'ready' ? (
        <Ready message={message} shape={shape} media={media} waiting={<Place message={message} shape={shape} />} />
      ) : (
        <Place message={message} shape={shape}>
          <Absence message={message} media={media} />
        </Place>
      )}
      <UploadLine message={message} />
    </>
  )
}

/** Why it is not here. What will come by itself only says so. */
function Absence({ message, media }: { message: ThreadMessage; media: MediaView | undefined }) {
  const { thread } = useConversation()
  if (!media) return null
  return (
    <>
      <span class="media-state">{absenceWords(media)}</span>
      {mayRetry(media) && may('conversation.reply') && (
        <Button icon={<RotateCw size={16} />} onClick={() => void fetchMediaAgain(thread, message)}>
          {t('conversation.retry')}
        </Button>
      )}
    </>
  )
}

/** As large as what will stand there, so that nothing moves when it comes. */
export function Place({
  message,
  shape,
  children,
}: {
  message: ThreadMessage
  shape: Shape
  children?: ComponentChildren
}) {
  const { Icon, word } = kindOf(message, shape)
  const name = shape === 'document' && message.media?.filename
  if (shape === 'picture' || shape === 'sticker') {
    return (
      <div class={shape === 'sticker' ? 'media-picture media-sticker' : 'media-picture'}>
        <Icon size={24} />
        <span>{t(word)}</span>
        {children}
      </div>
    )
  }
  return (
    <div class="media-row">
      <span class="media-icon">
        <Icon size={18} />
      </span>
      <span class="media-words">
        <span>{name ? <bdi class="media-name">{name}</bdi> : t(word)}</span>
        {shape === 'document' && <span class="media-state">{typeWord(name || null, message.media?.mimeType)}</span>}
        {children}
      </span>
    </div>
  )
}

function kindOf({ type, media }: ThreadMessage, shape: Shape): { Icon: typeof Image; word: MessageKey } {
  if (shape === 'sticker') return { Icon: Sticker, word: 'conversation.sticker' }
  if (shape === 'document') return { Icon: FileText, word: 'conversation.document' }
  if (shape === 'voice')
    return media?.voice ? { Icon: Mic, word: 'conversation.voice' } : { Icon: Music, word: 'conversation.audio' }
  return type === 'video' ? { Icon: Video, word: 'conversation.video' } : { Icon: Image, word: 'conversation.picture' }
}
