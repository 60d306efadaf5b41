import type { ThreadMessage } from '../../workers/conversations/thread'
import type { MediaView } from '../../workers/conversations/views'
import type { Shape } from '../conversation/bubble/content-of'
import { useConversation } from '../conversation/context'
import { mediaAddress } from './address'
import { DocumentRow } from './document-row'
import { localAddress, localFile } from './kept-files'
import { Picture } from './picture'
import { VideoBox } from './video-box'
import { VoicePlayer } from './voice-player'
import { opensHere } from './words'
import './ready.css'

interface Props {
  message: ThreadMessage
  shape: Shape
  media: MediaView
}

/** A file that is here: shown, played, or opened. */
export function Ready({ message, shape, media }: Props) {
  const { thread } = useConversation()
  const local = localAddress(message.clientId)
  const address = local ?? mediaAddress(thread.id, message.id)
  const download = local ?? mediaAddress(thread.id, message.id, { download: true })
  // Meta calls it a picture or a sound, and by its content it is something else.
  if (!opensHere(media.mimeType)) return <DocumentRow media={media} address={address} download={download} />
  switch (shape) {
    case 'sticker':
      return <Picture message={message} address={address} sticker />
    case 'picture':
      return message.type === 'video' ? (
        <VideoBox message={message} media={media} address={address} />
      ) : (
        <Picture message={message} address={address} />
      )
    case 'voice':
      return (
        <VoicePlayer
          id={message.clientId ?? `${thread.id}/${message.id}`}
          media={media}
          address={address}
          file={localFile(message.clientId)}
          download={download}
        />
      )
    default:
      return <DocumentRow media={media} address={address} download={download} />
  }
}
