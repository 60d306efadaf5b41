import type { EntryBody } from '../../workers/conversations/entry'
import type { Place } from '../../workers/conversations/views'

/** An entry before the log has given it its place. */
export interface Draft {
  body: EntryBody
  at: number
  ref?: number
  key?: string
  /** Set for what is older than its place in the log. */
  pastAt?: number
}

/** Where a conversation begins. */
export interface Origin extends Omit<Place, 'epoch'> {
  contactKey: string
}
