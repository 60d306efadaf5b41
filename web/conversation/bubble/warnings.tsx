import type { ThreadMessage } from '../../../workers/conversations/thread'
import { later } from '../../media/later'
import { hasLink } from './text-parts'

/** What there is to look for is loaded with the first message that has any of it. */
const Looked = later(() => import('./warned').then(({ Warned }) => Warned))

/** Why an agent should look twice before they follow a link, or open a file, that a customer sent. */
export function Warnings({ message }: { message: ThreadMessage }) {
  const { direction, text, media, revoked } = message
  if (direction !== 'inbound' || revoked) return null
  const isFile = message.type === 'document' && media?.state === 'ready'
  return isFile || (text !== null && hasLink(text)) ? <Looked text={text} file={isFile ? media : null} /> : null
}
