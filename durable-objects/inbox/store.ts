import type {
  ConversationRow,
  DraftKind,
  FeedEvent,
  InboxCounts,
  Mark,
  Publish,
} from '../../workers/conversations/live-event'
import type { Sight } from '../../workers/conversations/sight'
import { countedSql, type Sql } from '../../workers/platform/operations'
import { Counts, noCounts, resolvedBy } from './counts'
import { appendEvents, type Batch, type FeedHead } from './feed'
import { blankConversation, deleteBlanked, forgottenOf, NO_VERSION } from './forget'
import { heldOf, listed, saveRow } from './held'
import { blankMarks, findMark, type Marked, type MarkKey, saveDraft, saveSeen } from './marks'
import { Meter } from './meter'
import { type MovedMark, moveMarks } from './move-marks'
import { createInbox, type Opened, readInbox } from './opened'
import { blankFeedTo, deleteFeedTo, dropOldKeys, ERASED_KEPT_MS, expiredTo, heldNow, nextTrimAt } from './retention'
import { findRow } from './rows'
import { SightCounts } from './sight-counts'
import { withdrawEvents } from './withdraw'

/** What sockets must hear of a write. `row` is JSON. */
export interface Change {
  conversationId?: string
  row: string | null
  /** As it was; undefined: not looked, for nobody who sees less has asked. */
  before?: ConversationRow | null | undefined
  batches: Batch[]
  countsChanged: boolean
}

/** `not_found`: another tenant's inbox. */
export type Refusal = 'not_found' | 'erased'

/** All writes of an inbox. Fields hold only what the next start reads again. */
export class InboxStore {
  readonly sql: Sql
  readonly meter: Meter
  readonly #counts: Counts
  readonly #sightCounts: SightCounts
  readonly #storage: DurableObjectStorage
  /** null: nothing stored. undefined: not looked yet. */
  #opened: Opened | null | undefined

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage
    this.sql = countedSql(storage.sql, 'inboxRowsWritten')
    this.#counts = new Counts(this.sql)
    this.#sightCounts = new SightCounts(this.sql)
    this.meter = new Meter(this.sql)
  }

  /** For a read: the feed's state, or undefined when this tenant has nothing here. Writes nothing. */
  reading(tenantId: string): Opened | undefined {
    const opened = this.#read()
    return opened && opened.tenantId === tenantId && opened.erasedAt === null ? opened : undefined
  }

  /** Why this tenant gets nothing here; undefined also while nobody has written. Writes nothing. */
  refusal(tenantId: string): Refusal | undefined {
    const opened = this.#read()
    if (!opened) return undefined
    if (opened.tenantId !== tenantId) return 'not_found'
    return opened.erasedAt === null ? undefined : 'erased'
  }

  /** For a write: the first one makes the schema and fixes the tenant. */
  writing(tenantId: string): Refusal | undefined {
    if (!this.#read()) this.#create(tenantId, null)
    return this.refusal(tenantId)
  }

  /** Position of the newest event. */
  get n(): number {
    return this.#head.n
  }

  /** Exact. */
  get counts(): InboxCounts {
    return this.#read()?.erasedAt === null ? this.#counts.now(this.#head.resolved) : noCounts()
  }

  /** Of what somebody sees. */
  countsIn(sight: Sight): InboxCounts {
    return this.#read()?.erasedAt === null ? this.#sightCounts.now(sight) : noCounts()
  }

  /** Does somebody see it. Of what is not listed nobody can tell. */
  sees(sight: Sight, conversationId: string): boolean {
    return this.#read()?.erasedAt === null && findRow(this.sql, conversationId, sight) !== null
  }

  /**
   * Stores what is new of it. Undefined when all of it was known, or it comes from before an erasure. `forget_first`: it
   * comes from after an erasure that nobody has told us of yet, or that a crash cut in half.
   */
  publish(publish: Publish, now: number): Change | 'forget_first' | undefined {
    const { conversationId, epoch, version } = publish
    const was = heldOf(this.sql, conversationId)
    const known = was ?? forgottenOf(this.sql, conversationId)
    if (known && (epoch < known.epoch || (epoch === known.epoch && version <= known.version))) return undefined
    if (was && (was.epoch < epoch || was.version === NO_VERSION)) return 'forget_first'
    const seen = known?.epoch === epoch ? known.version : NO_VERSION
    const events = publish.events.filter(({ seq }) => seq === undefined || seq > seen)
    const is = { conversationId, epoch, version, ...listed(publish.row) }
    const from = was?.section ?? null
    const head = this.#headAfter(from, is.section)
    const before = this.#before(conversationId)
    const batches = this.#commit(() => {
      saveRow(this.sql, is, was)
      if (publish.withdrawn) {
        this.meter.fold(this.n) // it was charged all the same
        withdrawEvents(this.sql, conversationId, publish.withdrawn)
      }
      return appendEvents(this.sql, head, { events, conversationId, at: now })
    })
    this.#advance(batches, head)
    this.#counts.move(from, is.section)
    this.#sightCounts.move(before ?? null, publish.row)
    return { conversationId, row: is.row, before, batches, countsChanged: from !== is.section }
  }

  /** Events of no conversation, each once by its key. */
  record(entries: { key: string; event: FeedEvent }[], now: number): { stored: number; change?: Change } {
    const { events, batches } = this.#commit(() => {
      const events = entries.filter(({ key }) => this.#isNewKey(key, now)).map(({ event }) => event)
      const batches = events.length ? appendEvents(this.sql, this.#head, { events, conversationId: null, at: now }) : []
      return { events, batches }
    })
    if (events.length === 0) return { stored: 0 }
    this.#advance(batches, this.#head)
    return { stored: events.length, change: { row: null, batches, countsChanged: false } }
  }

  /**
   * Removes a conversation's row and all its events, and refuses epochs below `epoch`. Undefined when that was done
   * already; without an epoch, when any erasure was told: what stands here since then is the conversation's next life.
   */
  async forget(conversationId: string, epoch: number | undefined, now: number): Promise<Change | undefined> {
    const was = heldOf(this.sql, conversationId)
    const forgotten = forgottenOf(this.sql, conversationId)
    const half = was?.version === NO_VERSION // a crash came between the two halves
    const from = epoch ?? forgotten?.epoch ?? (was ? was.epoch + 1 : 0)
    if (!half && ((was ?? forgotten)?.epoch ?? -1) >= from) return undefined
    const position = this.n
    const head = this.#headAfter(was?.section ?? null, null)
    const before = this.#before(conversationId)
    const batches = this.#commit(() => {
      this.meter.fold(position) // what it sent was charged all the same
      blankConversation(this.sql, conversationId, from, now)
      // An empty batch in their place tells sockets that come back later.
      return appendEvents(this.sql, head, { events: [], conversationId, at: now })
    })
    this.#advance(batches, head)
    this.#counts.move(was?.section ?? null, null)
    this.#sightCounts.move(before ?? null, null)
    await this.#storage.sync()
    this.#commit(() => deleteBlanked(this.sql, conversationId, position))
    return { conversationId, row: null, before, batches, countsChanged: !!was?.section }
  }

  /** How much of a conversation one person has seen: at most what is there, less again for "mark as unread". */
  see(key: MarkKey, seen: number): Marked | undefined {
    const row = findRow(this.sql, key.conversationId, key.sight)
    return row ? saveSeen(this.sql, key, Math.min(seen, row.inbound), this.n) : undefined
  }

  /** Null while they have touched nothing of it, and where they see nothing of it. */
  mark(key: MarkKey): Mark | null {
    return key.sight && !findRow(this.sql, key.conversationId, key.sight) ? null : findMark(this.sql, key)
  }

  moveMarks(from: string, to: string): Promise<MovedMark[]> {
    const writes = { transaction: (work: () => void) => this.#commit(work), sync: () => this.#storage.sync() }
    return moveMarks({ sql: this.sql, n: this.n, ...writes }, { from, to })
  }

  async draft(key: MarkKey, kind: DraftKind, text: string): Promise<Marked | undefined> {
    while (findRow(this.sql, key.conversationId, key.sight)) {
      const marked = saveDraft(this.sql, key, kind, text, this.n)
      if (marked) return marked
      await this.#storage.sync()
    }
    return undefined
  }

  /** Everything but the mark that it was erased, which refuses what is still on its way. */
  async erase(tenantId: string, now: number): Promise<{ conversations: number; events: number }> {
    const opened = this.#read()
    if (opened?.erasedAt) return { conversations: 0, events: 0 }
    const gone = opened ? heldNow(this.sql) : { conversations: 0, events: 0 }
    if (opened) {
      opened.erasedAt = now // nothing gets in while it is being deleted
      blankMarks(this.sql)
      await this.#storage.sync()
    }
    await this.#storage.deleteAll()
    this.#create(tenantId, now)
    await this.#storage.setAlarm(now + ERASED_KEPT_MS)
    return gone
  }

  /** Removes one piece of what has expired. Returns when to come again, undefined when nothing is left to expire. */
  async trim(now: number): Promise<number | undefined> {
    const opened = this.#read()
    if (!opened) return undefined
    if (opened.erasedAt !== null) return this.#endErased(opened.erasedAt, now)
    const position = expiredTo(this.sql, now)
    if (position > 0) {
      this.#commit(() => this.meter.fold(this.n))
      blankFeedTo(this.sql, position)
      await this.#storage.sync()
      this.#commit(() => {
        const { n, resolved } = this.#head
        this.sql.exec('UPDATE inbox SET last_n = ?, resolved = ?, trimmed_to = ?', ...[n, resolved, position])
        deleteFeedTo(this.sql, position)
      })
      opened.trimmedTo = position
    }
    dropOldKeys(this.sql, now)
    return nextTrimAt(this.sql, now)
  }

  /** When `trim` is due, undefined while nothing can expire. */
  trimAt(now: number): number | undefined {
    return nextTrimAt(this.sql, now)
  }

  async #endErased(erasedAt: number, now: number): Promise<number | undefined> {
    if (now < erasedAt + ERASED_KEPT_MS) return erasedAt + ERASED_KEPT_MS
    await this.#storage.deleteAll()
    this.#opened = undefined
    return undefined
  }

  /** What a listener who sees less must be told depends on it. */
  #before(conversationId: string): ConversationRow | null | undefined {
    return this.#sightCounts.isKept ? findRow(this.sql, conversationId) : undefined
  }

  #isNewKey(key: string, now: number): boolean {
    return this.sql.exec('INSERT OR IGNORE INTO account_keys (key, at) VALUES (?, ?)', key, now).rowsWritten > 0
  }

  get #head(): FeedHead {
    return this.#read() ?? { n: 0, resolved: 0 }
  }

  #headAfter(from: string | null, to: string | null): FeedHead {
    const { n, resolved } = this.#head
    return { n, resolved: resolved + resolvedBy(from, to) }
  }

  #advance(batches: Batch[], { resolved }: FeedHead): void {
    if (this.#opened) Object.assign(this.#opened, { n: batches.at(-1)?.last ?? this.#opened.n, resolved })
  }

  /** For what is kept beside list and feed. */
  transaction<Result>(work: () => Result): Result {
    return this.#commit(work)
  }

  /** One transaction; when it fails, memory is read anew. */
  #commit<Result>(write: () => Result): Result {
    try {
      return this.#storage.transactionSync(write)
    } catch (error) {
      this.#opened = undefined
      this.#counts.reset()
      this.#sightCounts.reset()
      throw error
    }
  }

  #create(tenantId: string, erasedAt: number | null): void {
    this.#opened = createInbox(this.#storage, this.sql, { tenantId, erasedAt })
    this.#counts.reset()
    this.#sightCounts.reset()
  }

  #read(): Opened | null {
    if (this.#opened === undefined) this.#opened = readInbox(this.#storage, this.sql)
    return this.#opened
  }
}
