import { FileText, Image, Video } from 'lucide-preact'
import type { ThreadMessage } from '../../../workers/conversations/thread'
import type { InteractiveHeader } from '../../../workers/whatsapp/outbound-message'
import { fileHere } from '../outgoing-files'
import { MediaBox } from './media'

const ICONS = { image: Image, video: Video, document: FileText }

/** Above the words: a line in bold, or a file. */
export function SentHeader({ header, message }: { header: InteractiveHeader; message: ThreadMessage | undefined }) {
  if (header.type === 'text') {
    return (
      <p class="template-header" dir="auto">
        {header.text}
      </p>
    )
  }
  if (message?.media) return <MediaBox message={message} shape={header.type === 'document' ? 'document' : 'picture'} />
  const here = fileHere(header.file.uploadId)
  if (here?.kind === 'image') return <img class="sent-picture" src={here.url} alt="" />
  const Icon = ICONS[header.type]
  return (
    <div class="sent-file">
      <Icon size={24} />
      <bdi>{header.file.filename ?? here?.filename}</bdi>
    </div>
  )
}
