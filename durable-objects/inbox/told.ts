import { maskedText } from '../../workers/contacts/mask'
import type { ConversationRow } from '../../workers/conversations/live-event'
import { isInSight } from '../../workers/conversations/sight'
import type { Who } from './audience'
import type { Batch } from './feed'
import { feedHead } from './sockets'
import type { Change, InboxStore } from './store'

/**
 * One batch of a change as each listener may hear it. What all hear alike is put together once; whoever lost sight of a
 * conversation hears that it is gone, and nothing else of it.
 */
export class Told {
  readonly #store: InboxStore
  readonly #change: Change
  readonly #batch: Batch
  readonly #heads = new Map<string, string>()

  constructor(store: InboxStore, change: Change, batch: Batch) {
    this.#store = store
    this.#change = change
    this.#batch = batch
  }

  /** Undefined: nothing. */
  head({ sight, masks = false }: Pick<Who, 'sight' | 'masks'>): string | undefined {
    const { countsChanged, conversationId, row } = this.#change
    if (!sight)
      return this.#made(`all ${masks}`, masks, () => this.#whole(countsChanged ? this.#store.counts : undefined))
    if (conversationId === undefined) return this.#made(`all ${masks}`, masks, () => this.#whole(undefined))
    const counts = this.#store.countsIn(sight)
    if (isInSight(sight, parsed(row))) return this.#made(`own ${sight.userId}`, masks, () => this.#whole(counts))
    // After a start of the object nobody remembers what was before: told too often does no harm.
    const before = this.#change.before
    if (before !== undefined && !isInSight(sight, before)) return undefined
    return feedHead({ n: this.#batch.last, conversationId, row: null, events: '[]', counts })
  }

  #whole(counts: Parameters<typeof feedHead>[0]['counts']): string {
    const { events, last } = this.#batch
    return feedHead({ ...this.#change, n: last, events, ...(counts ? { counts } : {}) })
  }

  #made(name: string, masks: boolean, make: () => string): string {
    const known = this.#heads.get(name) ?? (masks ? maskedHead(make()) : make())
    this.#heads.set(name, known)
    return known
  }
}

/** A head lacks its last bracket: what one person keeps is appended. */
export function maskedHead(head: string): string {
  return maskedText(`${head}}`).slice(0, -1)
}

function parsed(row: string | null): ConversationRow | null {
  return row === null ? null : JSON.parse(row)
}
