import { session } from '../session'

/**
 * Where the file of a message is, for <img>, <audio>, <video> and links. These send no headers of ours, so whom the page was
 * made for stands in the address.
 */
export function mediaAddress(conversationId: string, messageId: string, { download = false } = {}): string {
  const url = new URL(`/api/conversations/${conversationId}/messages/${messageId}/media`, location.origin)
  const who = session.peek()
  if (who.state === 'in') url.searchParams.set('person', who.me.id)
  if (download) url.searchParams.set('download', 'true')
  return url.pathname + url.search
}
