import type { ConversationRow, FeedEvent } from '../../workers/conversations/live-event'

export type Alert = 'message' | 'assigned' | 'handed_over'

/** Older news of a line that was interrupted is in the list, and rings no bell. */
const NEWS_MS = 2 * 60_000

interface Happened {
  row: ConversationRow | null
  events: readonly FeedEvent[]
  userId: string
  now: number
}

/** What of it this person should be told of; never of what they did themselves. */
export function alertOf({ row, events, userId, now }: Happened): Alert | null {
  if (row?.state !== 'open') return null
  const news = events.filter(({ timestamp }) => timestamp === undefined || now - timestamp * 1000 < NEWS_MS)
  const { baton } = row
  const isMine = baton.holder === 'agent' && baton.userId === userId
  const moves = news.filter((event) => event.kind === 'baton')
  if (isMine && moves.some(({ to, by }) => to.holder === 'agent' && to.userId === userId && by !== `agent:${userId}`))
    return 'assigned'
  if (isMine && news.some(isFromCustomer)) return 'message'
  const handedOver = moves.some(({ from, to }) => from.holder === 'assistant' && to.holder === 'people')
  return baton.holder === 'people' && handedOver ? 'handed_over' : null
}

function isFromCustomer(event: FeedEvent): boolean {
  return event.kind === 'message' && event.direction === 'inbound' && event.origin !== 'history'
}
