import { useState } from 'preact/hooks'
import type { ThreadMessage } from '../../workers/conversations/thread'
import { Place } from '../conversation/bubble/media'
import { t } from '../i18n'
import { Broken } from './broken'
import { viewing } from './viewing'

interface Props {
  message: ThreadMessage
  address: string
  sticker?: boolean
}

/** A picture fills its place, whatever its own shape; the whole of it is in the viewer. A sticker is as it is. */
export function Picture({ message, address, sticker = false }: Props) {
  const [state, setState] = useState<'loading' | 'shown' | 'broken'>('loading')
  const shape = sticker ? 'sticker' : 'picture'
  if (state === 'broken') {
    return (
      <Place message={message} shape={shape}>
        <Broken onRetry={() => setState('loading')} />
      </Place>
    )
  }
  const image = (
    <img
      class={state === 'shown' ? 'picture-image' : 'picture-image picture-coming'}
      src={address}
      alt={sticker ? t('conversation.sticker') : ''}
      loading="lazy"
      decoding="async"
      onLoad={() => setState('shown')}
      onError={() => setState('broken')}
    />
  )
  if (sticker) return <div class="media-picture media-sticker picture">{image}</div>
  return (
    <button
      type="button"
      class="media-picture picture"
      aria-label={t('media.openPicture')}
      aria-haspopup="dialog"
      onClick={() => {
        viewing.value = message
      }}
    >
      {image}
    </button>
  )
}
