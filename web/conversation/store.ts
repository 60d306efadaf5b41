import { batch, signal } from '@preact/signals'
import type { ThreadItem } from '../../workers/conversations/thread'
import { ApiProblem } from '../api'
import type { Inbox } from '../inbox/store'
import { unreadOf } from '../inbox/views'
import { type ConversationShown, fetchChanges, fetchPage, findMark } from './server'
import { firstUnread } from './thread/unread'

/** Opened at the first unread message, it must be here; somebody who was away for weeks starts at the newest instead. */
const MOST_PAGES_FOR_UNREAD = 4

export type { ConversationShown }
export type ThreadState = 'loading' | 'ready' | 'failed' | 'gone'

/** The thread on screen, of each conversation: what the outbox hands over appears in it at once. */
const opened = new Map<string, (item: ThreadItem) => void>()

export function showIn(conversationId: string, item: ThreadItem): void {
  opened.get(conversationId)?.(item)
}

/**
 * One open conversation. Whatever happened (a live event, a gap, a command of our own), the same question is asked: what
 * has changed since the newest entry I know? So the screen equals the server after every answer.
 */
export function createThread(conversationId: string, inbox: Inbox) {
  const state = signal<ThreadState>('loading')
  const problem = signal<ApiProblem | null>(null)
  const conversation = signal<ConversationShown | null>(null)
  const items = signal<ThreadItem[]>([])
  const before = signal<string | null>(null)
  /** Not null while the newest page is not what is shown: somebody jumped to an old message. */
  const after = signal<string | null>(null)
  const loadingOlder = signal(false)
  const olderFailed = signal(false)
  /** id of the first message that was new when the thread was opened; it stays until the thread is left. */
  const unreadFrom = signal<string | null>(null)
  /** Where somebody jumped to: brought into view and marked once. */
  const target = signal<{ id: string } | null>(null)
  /** The message whose answer is explained beside the thread; null: the assistant's newest. */
  const explained = signal<string | null>(null)
  const byId = new Map<string, ThreadItem>()
  let loadingNewer = false
  let asking = false
  let askAgain = false
  let closed = false

  /** The newest page, with the first unread message in it; or the page around a message. */
  async function open(around?: number): Promise<void> {
    const first = around === undefined && conversation.peek() === null
    state.value = 'loading'
    await settle(async () => {
      const [page, mark] = await Promise.all([
        fetchPage(conversationId, around === undefined ? {} : { around: String(around) }),
        first ? findMark(conversationId, inbox) : null,
      ])
      const unread = mark ? unreadOf(page.conversation, mark) : 0
      byId.clear()
      for (const item of page.items) byId.set(item.id, item)
      let older = page.before
      for (let pages = 1; pages < MOST_PAGES_FOR_UNREAD && older !== null; pages++) {
        if (unread === 0 || firstUnread(sorted(), unread) !== null) break
        const more = await fetchPage(conversationId, { before: older })
        for (const item of more.items) byId.set(item.id, item)
        older = more.before
      }
      batch(() => {
        items.value = sorted()
        conversation.value = page.conversation
        before.value = older
        after.value = page.after
        unreadFrom.value ??= firstUnread(items.value, unread)
        if (around !== undefined) target.value = aim(around)
        state.value = 'ready'
      })
    })
    if (askAgain) void refresh() // something happened while it was loaded
  }

  /** To a message, wherever it is: in what is loaded, else with the page around it. */
  async function jumpTo(seq: number): Promise<void> {
    const here = state.peek() === 'ready' ? aim(seq) : null
    if (here) target.value = here
    else await open(seq)
  }

  function aim(seq: number): { id: string } | null {
    const found = items.peek().find((item) => item.seq === seq)
    return found ? { id: found.id } : null
  }

  async function loadOlder(): Promise<void> {
    const cursor = before.peek()
    if (cursor === null || loadingOlder.peek()) return
    loadingOlder.value = true
    olderFailed.value = false
    try {
      const page = await fetchPage(conversationId, { before: cursor })
      batch(() => {
        merge(page.items)
        before.value = page.before
      })
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      olderFailed.value = true
    } finally {
      loadingOlder.value = false
    }
  }

  async function loadNewer(): Promise<void> {
    const cursor = after.peek()
    if (cursor === null || loadingNewer) return
    loadingNewer = true
    try {
      await settle(async () => {
        const page = await fetchPage(conversationId, { after: cursor })
        batch(() => {
          merge(page.items)
          after.value = page.after
        })
      })
    } finally {
      loadingNewer = false
    }
    if (after.peek() === null) void refresh()
  }

  /** Joins questions: one is under way, and one more is asked when something happened meanwhile. */
  async function refresh(): Promise<void> {
    askAgain = true
    if (asking || state.peek() === 'loading') return
    asking = true
    try {
      while (askAgain && !closed) {
        askAgain = false
        await settle(askChanges)
      }
    } finally {
      asking = false
    }
  }

  async function askChanges(): Promise<void> {
    const known = conversation.peek()
    if (!known) return open()
    const changes = await fetchChanges(conversationId, known.seq)
    if (changes.reload) return open()
    batch(() => {
      // What is not loaded comes with its page: alone it would stand there with a hole around it.
      const isNew = ({ seq }: ThreadItem) => after.peek() === null && seq > known.seq
      merge(changes.items.filter((item) => byId.has(item.id) || isNew(item)))
      conversation.value = changes.conversation
      state.value = 'ready'
    })
  }

  async function settle(work: () => Promise<void>): Promise<void> {
    try {
      await work()
      problem.value = null
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      if (error.status === 404 || error.code === 'conversation.moved') state.value = 'gone'
      else if (conversation.peek() === null) state.value = 'failed'
      else if (state.peek() === 'loading') state.value = 'ready' // what was shown before is still true
      problem.value = error
    }
  }

  function merge(fresh: ThreadItem[]): void {
    if (fresh.length === 0) return
    for (const item of fresh) byId.set(item.id, item)
    items.value = sorted()
  }

  function sorted(): ThreadItem[] {
    return [...byId.values()].sort((a, b) => a.order - b.order || a.seq - b.seq)
  }

  const stop = inbox.listen((changed) => {
    if (changed === null || changed === conversationId) void refresh()
  })

  /** Not while an old page is shown: it would stand there with a hole above it. */
  function show(item: ThreadItem): void {
    if (after.peek() === null) merge([item])
  }
  opened.set(conversationId, show)

  return {
    id: conversationId,
    state,
    problem,
    conversation,
    items,
    before,
    after,
    loadingOlder,
    olderFailed,
    unreadFrom,
    target,
    explained,
    open,
    jumpTo,
    loadOlder,
    loadNewer,
    refresh,
    /** An answer of the server to our own command: shown before the socket tells of it. */
    show,
    close(): void {
      closed = true
      if (opened.get(conversationId) === show) opened.delete(conversationId)
      stop()
    },
  }
}

export type Thread = ReturnType<typeof createThread>
