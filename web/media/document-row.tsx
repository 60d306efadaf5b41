import { Download, FileText } from 'lucide-preact'
import type { MediaView } from '../../workers/conversations/views'
import { t } from '../i18n'
import { fileSize, opensHere, savedAs, typeWord } from './words'

interface Props {
  media: MediaView
  address: string
  download: string
}

/** Its name opens it where the browser can; the arrow keeps it. */
export function DocumentRow({ media: { filename, mimeType, size }, address, download }: Props) {
  const name = filename || t('conversation.document')
  const facts = [typeWord(filename, mimeType), size === null ? null : fileSize(size)].filter(Boolean).join(' · ')
  return (
    <div class="media-row">
      <span class="media-icon">
        <FileText size={18} />
      </span>
      <span class="media-words">
        {opensHere(mimeType) ? (
          <a class="message-link media-name" href={address} target="_blank" rel="noopener noreferrer">
            <bdi>{name}</bdi>
          </a>
        ) : (
          <bdi class="media-name">{name}</bdi>
        )}
        <span class="media-state numbers">
          <bdi>{facts}</bdi>
        </span>
      </span>
      <a
        class="icon-button media-keep"
        href={download}
        download={savedAs(filename)}
        aria-label={t('media.downloadNamed', { name })}
        data-tip={t('media.download')}
        data-tip-side="above"
      >
        <Download size={18} />
      </a>
    </div>
  )
}
