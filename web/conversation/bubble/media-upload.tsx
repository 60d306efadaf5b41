import { X } from 'lucide-preact'
import type { ThreadMessage } from '../../../workers/conversations/thread'
import { t } from '../../i18n'
import { percent } from '../../i18n/number'
import { progress } from '../../media/upload'
import { IconButton } from '../../ui/button'
import { discard } from '../outbox'

/** How far our own file is, and the way to stop it, while it leaves this browser. */
export function UploadLine({ message: { clientId } }: { message: ThreadMessage }) {
  const share = clientId === undefined ? undefined : progress.value.get(clientId)
  if (clientId === undefined || share === undefined) return null
  const words = t('media.uploading', { share: percent(Math.floor(share * 100) / 100) })
  return (
    <div class="media-upload">
      <progress class="media-bar" value={share} aria-label={words} />
      <span class="media-state numbers">{words}</span>
      <IconButton name={t('media.cancelUpload')} onClick={() => discard(clientId)}>
        <X size={16} />
      </IconButton>
    </div>
  )
}
