import { Maximize2 } from 'lucide-preact'
import { useRef, useState } from 'preact/hooks'
import type { ThreadMessage } from '../../workers/conversations/thread'
import type { MediaView } from '../../workers/conversations/views'
import { Place } from '../conversation/bubble/media'
import { t } from '../i18n'
import { IconButton } from '../ui/button'
import { Broken } from './broken'
import { onlyThisPlays } from './playing'
import { useNear } from './use-near'
import { viewing } from './viewing'

const calm = matchMedia('(prefers-reduced-motion: reduce)')

interface Props {
  message: ThreadMessage
  media: MediaView
  address: string
}

/** The browser's own player; its first frame stands there until it plays. What moves like a GIF plays by itself. */
export function VideoBox({ message, media, address }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const near = useNear(box)
  const [broken, setBroken] = useState(false)
  if (broken) {
    return (
      <Place message={message} shape="picture">
        <Broken onRetry={() => setBroken(false)} />
      </Place>
    )
  }
  const moves = media.animated && !calm.matches
  return (
    <div ref={box} class="media-picture picture">
      {near && (
        <video
          class="picture-image"
          src={`${address}#t=0.001`}
          preload="metadata"
          playsInline
          aria-label={t('conversation.video')}
          controls={!moves}
          autoplay={moves}
          loop={media.animated}
          muted={media.animated}
          onPlay={(event) => {
            if (!media.animated) onlyThisPlays(event.currentTarget)
          }}
          onError={() => setBroken(true)}
        />
      )}
      <IconButton
        class="picture-open"
        name={t('media.openVideo')}
        aria-haspopup="dialog"
        onClick={() => {
          box.current?.querySelector('video')?.pause()
          viewing.value = message
        }}
      >
        <Maximize2 size={16} />
      </IconButton>
    </div>
  )
}
