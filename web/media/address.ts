import { session } from '../session'

/**
 * Where the file of a message is, for <img>, <audio>, <video> and links. These send no headers of ours, so whom the page was
 * made for stands in the address.
 */
export function mediaAddress(conversationId: string, messageId: string, { download = false } = {}): string {
  const address = forThisPerson(`/api/conversations/${conversationId}/messages/${messageId}/media`)
  return download ? `${address}&download=true` : address
}

/** The same for any address of the API that leads to a picture. */
export function forThisPerson(address: string): string {
  const url = new URL(address, location.origin)
  const who = session.peek()
  url.searchParams.set('person', who.state === 'in' ? who.me.id : '')
  return url.pathname + url.search
}
