import type { Mark } from '../../workers/conversations/live-event'
import { isInSight } from '../../workers/conversations/sight'
import type { Sql } from '../../workers/platform/operations'
import type { Who } from './audience'
import { type FeedHead, type MissedBatch, missedSince } from './feed'
import { marksOn, marksSince } from './marks'
import { isPerson } from './presence'
import { feedHead, message, withMark } from './sockets'
import { maskedHead } from './told'

/** All that a socket has to hear which was up to date at a position; undefined when it loads the list anew instead. */
export function missedMessages(
  sql: Sql,
  head: FeedHead & { trimmedTo: number },
  after: number,
  who: Who,
): string[] | undefined {
  const batches = missedSince(sql, head, after)?.map((batch) => inSightOf(batch, who))
  const moved = isPerson(who) ? marksSince(sql, after, who.userId) : new Map<string, Mark>()
  if (!batches || !moved) return undefined
  const listed = batches.flatMap(({ conversationId, row }) => (row === null ? [] : (conversationId ?? [])))
  const marks = isPerson(who) ? marksOn(sql, [...new Set(listed)], who.userId) : new Map<string, Mark>()
  for (const id of marks.keys()) moved.delete(id)
  return [
    ...batches.map(({ last, ...batch }) => {
      const mark = batch.row === null ? undefined : marks.get(batch.conversationId ?? '')
      const told = feedHead({ n: last, ...batch })
      return withMark(who.masks ? maskedHead(told) : told, mark)
    }),
    ...[...moved].map(([conversationId, mark]) => message({ type: 'mark', conversationId, mark })),
  ]
}

/** Of what somebody does not see, or sees no longer, they hear that it is not there. */
function inSightOf(batch: MissedBatch, { sight }: Who): MissedBatch {
  const { conversationId, row } = batch
  if (!sight || conversationId === null) return batch
  return isInSight(sight, row === null ? null : JSON.parse(row)) ? batch : { ...batch, row: null, events: '[]' }
}
