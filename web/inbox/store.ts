import { batch, computed, type Signal, signal } from '@preact/signals'
import type {
  ConversationRow,
  FeedEvent,
  InboxCounts,
  LiveEvent,
  Mark,
  Presence,
} from '../../workers/conversations/live-event'
import type { ApiProblem } from '../api'
import type { Live } from '../live'
import { createFrames } from './frames'
import type { Order } from './order'
import { InboxRows } from './rows'
import type { Source } from './server'
import { countOf, type View } from './views'

export type ListState = 'loading' | 'ready' | 'failed'

/** What an open thread hears: something happened in its conversation, or everything must be looked at again. */
type ConversationListener = (conversationId: string | null) => void

/** What has just happened, with the row before and after it. */
export interface Heard {
  conversationId: string
  row: ConversationRow | null
  events: FeedEvent[]
}

/**
 * The tenant's inbox as this person sees it. Rows, marks and orders are plain maps, because thousands change; `changed`
 * counts up after each batch of changes and is what views read to be drawn again.
 */
export function createInbox(me: { id: string }, source: Source) {
  const rows = new InboxRows(me.id)
  const people = new Map<string, Presence>()
  const states = new Map<View, Signal<ListState>>()
  const problems = new Map<View, Signal<ApiProblem | null>>()
  const stateOf = (view: View) => kept(states, view, () => signal<ListState>('loading'))
  const problemOf = (view: View) => kept(problems, view, () => signal<ApiProblem | null>(null))
  const counts = signal<InboxCounts | null>(null)
  let countsAt = 0
  const changed = signal(0)
  const presenceChanged = signal(0)
  /** The conversation this window has just changed itself. */
  const ownChange = signal<{ id: string } | null>(null)
  /** Counts up when something happened to a number or its account. */
  const accountEvents = signal(0)
  const ended = signal(false)
  const live = signal<Live | null>(null)
  const listeners = new Set<ConversationListener>()
  const feedListeners = new Set<(heard: Heard) => void>()
  const loading = new Set<View>()
  /** Views that missed too much to be brought up to date by events. */
  const outdated = new Set<View>()
  const frames = createFrames<LiveEvent>(applyAll)
  /** Until the socket is open pages are read one after another: it starts where the first one was read. */
  let opening: Promise<void> = Promise.resolve()
  let reloads = 0

  /** The first page of a view when it is not here yet, else the next one. */
  function load(view: View): Promise<void> {
    if (loading.has(view) || (rows.order(view).complete && !outdated.has(view))) return Promise.resolve()
    loading.add(view)
    const read = () => loadPage(view)
    if (live.peek()) return read()
    opening = opening.then(read, read)
    return opening
  }

  async function loadPage(view: View): Promise<void> {
    const order = rows.order(view)
    const anew = outdated.has(view)
    const of = reloads
    const asked = rows.marksSet
    const before = anew ? undefined : (order.before ?? undefined)
    const answer = await source.page(view, before).finally(() => loading.delete(view))
    if (of !== reloads) return load(view) // what came in between is not in this page
    batch(() => {
      problemOf(view).value = answer.ok ? null : answer.problem
      if (answer.ok) {
        outdated.delete(view)
        if (anew) order.clear()
        rows.addPage(view, answer.page, asked)
        if (before === undefined) count(answer.page.counts, answer.page.n)
      }
      if (answer.ok || order.before === undefined) stateOf(view).value = answer.ok ? 'ready' : 'failed'
      changed.value += 1
    })
    if (answer.ok) follow(answer.page.n)
  }

  /** Pages and the socket overtake each other. */
  function count(now: InboxCounts, n: number): void {
    if (n < countsAt) return
    counts.value = now
    countsAt = n
  }

  /** The socket starts where the first list was read: nothing is missed between them. */
  function follow(n: number): void {
    if (!live.peek()) live.value = source.live({ after: n, onEvent: frames.add, onEnd: () => (ended.value = true) })
  }

  function applyAll(events: LiveEvent[]): void {
    batch(() => {
      for (const event of events) apply(event)
      changed.value += 1
    })
  }

  function apply(event: LiveEvent): void {
    switch (event.type) {
      case 'feed':
        return applyFeed(event)
      case 'hello':
        countsAt = 0 // whatever was heard before, from here on this holds
        count(event.counts, event.n)
        people.clear()
        for (const one of event.presence) people.set(one.userId, one)
        presenceChanged.value += 1
        for (const view of outdated) void load(view)
        // Whatever was open while the line was down looks again; nothing to tell costs one small answer.
        return tell(null)
      case 'reload':
        reloads += 1
        for (const view of rows.views) if (rows.order(view).before !== undefined) outdated.add(view)
        for (const view of outdated) void load(view)
        return tell(null)
      case 'mark':
        return rows.setMark(event.conversationId, event.mark)
      case 'presence':
        if (event.gone) people.delete(event.presence.userId)
        else people.set(event.presence.userId, event.presence)
        presenceChanged.value += 1
        return
    }
  }

  function applyFeed({ n, row, conversationId, events, counts: now, mark }: LiveEvent & { type: 'feed' }): void {
    if (now) count(now, n)
    if (!conversationId) {
      accountEvents.value += 1
      return
    }
    rows.hear(conversationId, row, n)
    if (mark) rows.setMark(conversationId, mark)
    tell(conversationId)
    for (const listener of feedListeners) listener({ conversationId, row, events })
  }

  function tell(conversationId: string | null): void {
    for (const listener of listeners) listener(conversationId)
  }

  return {
    me,
    counts,
    changed,
    presenceChanged,
    ownChange,
    accountEvents,
    ended,
    live,
    load,
    stateOf: (view: View): ListState => stateOf(view).value,
    /** Why a page could not be read, so that the view can say what to do. */
    problemOf: (view: View): ApiProblem | null => problemOf(view).value,
    orderOf: (view: View): Order => rows.order(view),
    /** When we last heard from the server, while what is shown may be old; null while it is live. */
    asOf: computed(() => {
      const line = live.value
      return line === null || line.state.value === 'live' || line.state.value === 'connecting' ? null : line.heardAt()
    }),
    row: (id: string) => rows.row(id),
    mark: (id: string) => rows.mark(id),
    unread: (id: string) => rows.unread(id),
    unreadIn: (view: View) => rows.unreadIn(view),
    /** Exact; of a view that the server does not count, once all of it is here. null: not known. */
    count(view: View): number | null {
      void changed.value
      const told = counts.value && countOf(view, counts.value, me.id)
      return told ?? (counts.value && rows.order(view).complete ? rows.order(view).ids.length : null)
    },
    presence: () => [...people.values()].filter(({ userId }) => userId !== me.id),
    /** Called in a conversation's every change, with null when the line was interrupted. Returns the way to stop. */
    listen(listener: ConversationListener): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    /** What happens, as it happens. Returns the way to stop. */
    onFeed(listener: (heard: Heard) => void): () => void {
      feedListeners.add(listener)
      return () => feedListeners.delete(listener)
    },
    /** What this window has just changed itself: shown at once, and again when the server tells everybody. */
    setMark(id: string, mark: Mark): void {
      rows.setMark(id, mark)
      changed.value += 1
    },
    /** An optimistic change of a row; the returned function takes it back. */
    patch(id: string, change: Partial<ConversationRow>): () => void {
      const takeBack = rows.patch(id, change)
      batch(() => {
        ownChange.value = { id }
        changed.value += 1
      })
      return () => {
        if (takeBack()) changed.value += 1
      }
    },
    close(): void {
      frames.stop()
      live.peek()?.close()
    },
  }
}

function kept<T>(signals: Map<View, Signal<T>>, view: View, make: () => Signal<T>): Signal<T> {
  const known = signals.get(view)
  if (known) return known
  const made = make()
  signals.set(view, made)
  return made
}

export type Inbox = ReturnType<typeof createInbox>
