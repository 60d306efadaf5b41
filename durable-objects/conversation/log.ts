import { applyMigrations, isInitialised } from '../../migrations/apply'
import { conversationMigrations } from '../../migrations/conversation'
import { type Entry, type EntryBody, quotedWamid } from '../../workers/conversations/entry'
import { addressed } from '../../workers/conversations/joined'
import type { MessageFold } from '../../workers/conversations/message-fold'
import { reduce } from '../../workers/conversations/reduce'
import { type ConversationState, emptyState } from '../../workers/conversations/state'
import type { Place } from '../../workers/conversations/views'
import { countedSql } from '../../workers/platform/operations'
import type { Draft, Origin } from './draft'
import { Folds } from './folds'
import { LogReading } from './log-reading'
import { LogRows, type SnapshotRow } from './log-rows'
import type { Placed } from './stored'
import { noteShown } from './stretches'

/** A checkpoint after this many entries bounds what a cold start reads, and keeps its cost off the single message. */
const CHECKPOINT_EVERY = 48

/**
 * The log of one conversation with what is folded from it. Memory holds the state and the entries since the snapshot;
 * both are rebuilt from rows whenever the object starts, or when a transaction failed half way.
 */
export class ConversationLog {
  readonly #storage: DurableObjectStorage
  readonly #rolledBack: () => void
  readonly #rows: LogRows
  readonly reading: LogReading
  readonly #folds: Folds
  #snapshot: SnapshotRow | null = null
  #state: ConversationState | null = null
  #head = 0
  /** Entries some lane has not delivered, or the snapshot does not hold. */
  #tail: Entry[] = []

  /** `rolledBack`: what others keep in memory beside this is not to be trusted either. */
  constructor(storage: DurableObjectStorage, rolledBack: () => void) {
    this.#storage = storage
    this.#rolledBack = rolledBack
    const sql = countedSql(storage.sql, 'conversationRowsWritten')
    this.#rows = new LogRows(sql)
    this.reading = new LogReading(sql)
    this.#folds = new Folds(this.reading)
    if (isInitialised(storage)) this.#load()
  }

  /** Is there a conversation here at all. An erased one keeps its epoch, but is none. */
  get exists(): boolean {
    return this.#state !== null
  }

  get state(): ConversationState {
    if (!this.#state) throw new Error('the conversation was not begun')
    return this.#state
  }

  get place(): Place {
    const row = this.#row()
    return {
      tenantId: row.tenantId,
      channelId: row.channelId,
      conversationId: row.conversationId,
      phoneNumberId: row.phoneNumberId,
      wabaId: row.wabaId,
      epoch: row.epoch,
    }
  }

  get contactKey(): string {
    return this.#row().contactKey
  }

  get head(): number {
    return this.#head
  }

  get epoch(): number {
    return this.#snapshot?.epoch ?? 1
  }

  get erasedAt(): number | null {
    return this.#snapshot?.erasedAt ?? null
  }

  get tenantId(): string | null {
    return this.#snapshot?.tenantId ?? null
  }

  /** The first write: schema, place and an empty state. After an erasure it starts the next epoch. */
  begin(origin: Origin, assistant: boolean, now: number): void {
    if (this.#state) return
    applyMigrations(this.#storage, conversationMigrations)
    const erased = this.#snapshot
    this.#state = emptyState(origin.contactKey, assistant, now)
    this.#state.stretches.shown = this.#head
    // A number is in the key, not in an event: D1 hears of it with the first entry.
    if (this.#state.contact.waId !== null) this.#state.contactSeq = this.#head + 1
    this.#snapshot = {
      ...origin,
      epoch: erased?.epoch ?? 1,
      erasedAt: erased?.erasedAt ?? null,
      dropped: erased?.dropped ?? 0,
      base: this.#head,
      inboxCursor: this.#head,
      projectionsCursor: this.#head,
    }
    this.#rows.writeSnapshot(this.#snapshot, this.#state)
  }

  /** All or nothing, in rows and in memory. */
  transaction<T>(work: () => T): T {
    try {
      return this.#storage.transactionSync(work)
    } catch (error) {
      this.#load()
      this.#rolledBack()
      throw error
    }
  }

  /** null: its key was here already. */
  append(draft: Draft): Entry | null {
    const body = this.#addressed(this.#quoting(draft))
    const { at, ref = null, key = null } = draft
    const entry: Entry = { seq: this.#head + 1, at, ref, key, body }
    const pastAt = draft.pastAt ?? null
    if (!this.#rows.insert(entry, pastAt)) return null
    this.#take(this.state, { entry, pastAt })
    return entry
  }

  /** seq of the message Meta calls so, also of one that was sent under several ids. */
  messageOf(wamid: string): number | undefined {
    const found = this.#rows.byKey(wamid)
    return found ? (found.ref ?? found.seq) : undefined
  }

  /** Is there the message itself, and not only word of it. */
  hasMessage(wamid: string): boolean {
    const found = this.#rows.byKey(wamid)
    return found !== null && found.kind !== 'seen'
  }

  /** The same, and a placeholder where Meta speaks of a message that we have not seen. */
  anchorOf(wamid: string, at: number): number {
    return this.messageOf(wamid) ?? this.append({ body: { kind: 'seen' }, key: wamid, at })?.seq ?? 0
  }

  /**
   * Appends an entry whose key a placeholder holds: the placeholder gives it up, and what was said of it is joined to
   * the message (the entry itself, or the one it refers to). null: no placeholder has this key.
   */
  appendOverPlaceholder(draft: Draft & { key: string }): Entry | null {
    const holder = this.#rows.byKey(draft.key)
    if (holder?.kind !== 'seen') return null
    const marks = this.foldAt(holder.seq)
    this.#rows.dropKey(holder.seq)
    const entry = this.append(draft)
    if (entry) this.append({ body: { kind: 'joined', fold: marks }, at: draft.at, ref: entry.ref ?? entry.seq })
    return entry
  }

  byKey(key: string): Entry | null {
    const found = this.#rows.byKey(key)
    return found ? this.reading.entry(found.seq) : null
  }

  entry(seq: number): Entry | null {
    return this.#tail.find((entry) => entry.seq === seq) ?? this.reading.entry(seq)
  }

  foldAt(seq: number): MessageFold {
    return this.#folds.at(seq)
  }

  /** The same, for a row at hand. */
  foldOf(placed: Placed): MessageFold {
    return this.#folds.of(placed)
  }

  /** Entries after `cursor`, oldest first. The cursor is one of ours: everything after it is in memory. */
  after(cursor: number): Entry[] {
    return this.#tail.filter((entry) => entry.seq > cursor)
  }

  get inboxCursor(): number {
    return this.#row().inboxCursor
  }

  get projectionsCursor(): number {
    return this.#row().projectionsCursor
  }

  /** Cursors move in memory; a checkpoint writes them. After a crash a lane tells its consumer again, who knows it. */
  advance(lane: 'inboxCursor' | 'projectionsCursor', to: number): void {
    const row = this.#row()
    row[lane] = Math.max(row[lane], to)
    if (this.#head - row.base >= CHECKPOINT_EVERY) this.checkpoint()
    else if (this.#tail.length > CHECKPOINT_EVERY) this.#forgetDelivered()
  }

  /** Writes state, cursors and what became of messages. */
  checkpoint(): void {
    const row = this.#row()
    this.transaction(() => {
      row.base = this.#head
      this.#folds.write((seq, fold) => this.#rows.writeFold(seq, fold))
      this.#rows.writeSnapshot(row, this.state)
    })
    this.#folds.written()
    this.#forgetDelivered()
  }

  countDropped(count: number): void {
    if (!this.#snapshot || count === 0) return
    this.#snapshot.dropped += count
    this.#rows.writeDropped(this.#snapshot.dropped)
  }

  /** Overwrites and removes everything; what stays is the epoch, so that nothing of before comes back. */
  erase(now: number): number {
    const row = this.#row()
    const entries = this.transaction(() => this.#rows.erase({ epoch: row.epoch + 1, erasedAt: now, head: this.#head }))
    this.#load()
    return entries
  }

  /** What moved away left its words behind: only the signpost stays. */
  wipe(): void {
    const row = this.#row()
    this.transaction(() => {
      this.#rows.wipe()
      Object.assign(this.state, { last: null, reaction: null, lastInbound: null, lastOutbound: null, spoken: 0 })
      delete this.state.wish
      Object.assign(this.state, { queue: [], burst: [], hold: null, stretches: { shown: this.#head, empty: [] } })
      row.base = this.#head
      row.inboxCursor = this.#head
      row.projectionsCursor = this.#head
      this.#rows.writeSnapshot(row, this.state)
    })
    this.#load()
  }

  /** What went back to another conversation leaves no words here, and its names are free again. */
  giveBack(seqs: number[], from: string, since: number): void {
    this.checkpoint()
    this.transaction(() => this.#rows.giveBack(seqs, from, since))
    this.#load()
  }

  #row(): SnapshotRow {
    if (!this.#snapshot) throw new Error('the conversation was not begun')
    return this.#snapshot
  }

  /** What it quotes is looked up when it is written: from then on what becomes of that one concerns this one too. */
  #quoting({ body, at, key }: Draft): EntryBody {
    const wamid = quotedWamid(body)
    if (wamid === undefined || wamid === key || (body.kind !== 'meta' && body.kind !== 'say')) return body
    return { ...body, quotes: this.anchorOf(wamid, at) }
  }

  #addressed(body: EntryBody): EntryBody {
    return body.kind === 'say' ? addressed(this.state, body) : body
  }

  #take(state: ConversationState, { entry, pastAt }: Pick<Placed, 'entry' | 'pastAt'>): void {
    this.#head = entry.seq
    this.#tail.push(entry)
    this.#folds.take(entry)
    noteShown(state.stretches, { entry, pastAt })
    reduce(state, entry)
  }

  #forgetDelivered(): void {
    const { base, inboxCursor, projectionsCursor } = this.#row()
    const kept = Math.min(base, inboxCursor, projectionsCursor)
    this.#tail = this.#tail.filter((entry) => entry.seq > kept)
  }

  #load(): void {
    this.#folds.forget()
    this.#tail = []
    const loaded = this.#rows.readSnapshot()
    this.#snapshot = loaded?.row ?? null
    this.#state = loaded?.state ?? null
    if (!loaded) return
    const { base, inboxCursor, projectionsCursor } = loaded.row
    this.#head = base
    const state = this.#state
    if (!state) return
    for (const placed of this.reading.after(Math.min(base, inboxCursor, projectionsCursor), Number.MAX_SAFE_INTEGER)) {
      if (placed.entry.seq <= base) this.#tail.push(placed.entry)
      else this.#take(state, placed)
    }
  }
}
