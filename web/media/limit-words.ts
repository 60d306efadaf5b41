import { MEDIA_LIMITS } from '../../workers/media/limits'
import { t } from '../i18n'
import { fileSize } from './words'

/** What may be sent, in one sentence. */
export function limitWords(): string {
  return t('media.limits', {
    photo: fileSize(MEDIA_LIMITS.image.bytes),
    video: fileSize(MEDIA_LIMITS.video.bytes),
    document: fileSize(MEDIA_LIMITS.document.bytes),
  })
}
