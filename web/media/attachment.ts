import type { MediaView } from '../../workers/conversations/views'
import type { Outgoing } from '../conversation/outgoing'

/** What is known of a file before the server has it. */
export interface Attachment {
  filename: string
  mimeType: string
  size: number
}

/** The file of a message that has not left this browser, as the server would tell of it. */
export function shownHere({ filename, mimeType, size }: Attachment, content: Outgoing | undefined): MediaView {
  const voice = content?.type === 'audio' && content.voice === true
  return { state: 'ready', mimeType, filename, voice, animated: false, size, failure: null, retryAt: null }
}
