import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { ConversationRow, InboxCounts, Mark } from '../../../workers/conversations/live-event.ts'
import type { ThreadItem, ThreadPage } from '../../../workers/conversations/thread.ts'
import type { Agent } from './agent.ts'
import { openId } from './screen.ts'
import { program } from './server.ts'

/** The dashboard's views, as the API calls them. */
const VIEWS = { mine: 'mine', unassigned: 'unassigned', all: 'open', snoozed: 'snoozed', resolved: 'resolved' } as const
/** Statuses in words; what is under way, or failed, says more than its status. */
const WORDS: Record<string, string> = { sent: 'Sent', delivered: 'Delivered', read: 'Read' }
/** As many changes in a row stand one by one. */
const MOST_LINES = 3
/** As many must be drawn, if there are so many. */
const FEWEST_ROWS = 15
const SECOND_MS = 1_000
const AT_REST_WITHIN_MS = 10_000

interface Screen {
  counts: Record<string, number>
  rows: { id: string; name: string; preview: string; unread: string }[]
  thread: string[]
}

interface Inbox {
  conversations: ConversationRow[]
  marks: Record<string, Mark>
  counts: InboxCounts
}

/** The screen comes to equal the server within a second of `since`. */
export function equalsServerWithinASecond(agent: Agent, since = Date.now()): Promise<void> {
  return equalsServer(agent, since + SECOND_MS)
}

/** It does so whenever both come to rest. */
export async function equalsServer(agent: Agent, until = Date.now() + AT_REST_WITHIN_MS): Promise<void> {
  for (;;) {
    const screen = await screenOf(agent.page)
    const server = await serverOf(agent, Math.max(screen.rows.length, FEWEST_ROWS))
    if (JSON.stringify(screen) === JSON.stringify(server)) return
    if (Date.now() > until) return expect(screen).toEqual(server)
  }
}

/** Asked with the agent's session, but not over their line. */
export async function ask<T>({ context }: Agent, path: string): Promise<T> {
  const cookies = await context.cookies(program.url)
  const headers = { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') }
  const answer = await fetch(`${program.url}/api/${path}`, { headers })
  if (!answer.ok) throw new Error(`GET /api/${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}

function viewOf(page: Page): keyof typeof VIEWS {
  const name = /\/inbox\/(\w+)/.exec(page.url())?.[1] ?? ''
  return Object.keys(VIEWS).find((view): view is keyof typeof VIEWS => view === name) ?? 'mine'
}

/** `rows`: as many of the list as are drawn. */
async function serverOf(agent: Agent, rows: number): Promise<Screen> {
  const { page } = agent
  const view = viewOf(page)
  const id = openId(page)
  const [{ id: me }, inbox, thread] = await Promise.all([
    ask<{ id: string }>(agent, 'me'),
    ask<Inbox>(agent, `conversations?view=${VIEWS[view]}&limit=${rows}`),
    id === '' ? undefined : ask<ThreadPage>(agent, `conversations/${id}/thread?limit=50`),
  ])
  const { open, unassigned, snoozed, resolved, byAgent } = inbox.counts
  return {
    counts: { mine: byAgent[me] ?? 0, unassigned, all: open, snoozed, resolved },
    rows: inbox.conversations.map((row) => ({
      id: row.id,
      name: row.contact.name ?? '',
      preview: beginningOf((row.id === id ? undefined : draftOf(inbox.marks[row.id])) ?? row.last?.text ?? ''),
      unread: pillOf(unreadOf(row, inbox.marks[row.id])),
    })),
    thread: linesOf(thread?.items ?? []),
  }
}

/** A line of the list has no more room. */
function beginningOf(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 80)
}

/** Of the open conversation it stands in the composer. */
function draftOf(mark: Mark | undefined): string | undefined {
  return mark?.drafts.reply ?? mark?.drafts.note
}

function unreadOf({ inbound, unanswered }: ConversationRow, mark: Mark | undefined): number {
  return typeof mark?.seen === 'number' ? Math.max(0, inbound - mark.seen) : unanswered
}

function pillOf(unread: number): string {
  if (unread > 9) return '9+'
  return unread > 0 ? String(unread) : ''
}

/** One line for each message, change, or run of changes that is folded. */
function linesOf(items: ThreadItem[]): string[] {
  const lines: string[][] = []
  let run: string[] | undefined
  const newest = items.findLast((item) => item.kind === 'message' && item.direction === 'outbound')
  for (const item of items) {
    if (item.kind === 'message') {
      run = undefined
      const status = item === newest ? ` [${WORDS[item.status ?? ''] ?? '…'}]` : ''
      lines.push([`${item.id}: ${item.text}${status}`])
    } else if (isTold(item)) {
      if (!run || item.event.type === 'summary') {
        run = []
        lines.push(run)
      }
      run.push(item.id)
      if (item.event.type === 'summary') run = undefined
    }
  }
  return lines.flatMap((line) => (line.length > MOST_LINES ? `${line.length} changes` : line))
}

/** That closing and opening moved the baton is said by the line about the state. */
function isTold({ event }: Extract<ThreadItem, { kind: 'event' }>): boolean {
  if (event.type !== 'baton') return true
  const { from, to } = event
  if (to.holder === 'nobody' && to.why === 'closed') return false
  return !(from.holder === 'nobody' && from.why === 'closed' && to.holder === 'assistant')
}

/** What stands on the screen. Of the list only what is near the view is drawn. */
function screenOf(page: Page): Promise<Screen> {
  return page.evaluate((words) => {
    const textOf = (place: ParentNode, selector: string) => place.querySelector(selector)?.textContent?.trim() ?? ''
    const tabs = [...document.querySelectorAll<HTMLElement>('[data-view]')]
    const places = [...document.querySelectorAll('[data-list] [role="listitem"]')]
    const at = (place: Element) => Number(place.getAttribute('aria-posinset'))
    const messages = [...document.querySelectorAll<HTMLElement>('[data-thread] .message')]
    const newest = messages.findLast((message) => message.matches('.message-out'))
    return {
      counts: Object.fromEntries(
        tabs.map((tab) => [tab.dataset.view ?? '', Number(textOf(tab, '.tab-count').replace(/\D/g, ''))]),
      ),
      rows: places
        .sort((a, b) => at(a) - at(b))
        .map((place) => ({
          id: place.querySelector<HTMLElement>('[data-row]')?.dataset.row ?? '',
          name: textOf(place, '.row-name'),
          preview: textOf(place, '.row-words').slice(0, 80),
          unread: textOf(place, '.row-pill bdi'),
        })),
      thread: [
        ...document.querySelectorAll<HTMLElement>('[data-thread] :is(.message, .event, .events-fold, .summary)'),
      ].map((line) => {
        if (!line.matches('.message')) return line.dataset.item ?? line.textContent?.trim() ?? ''
        const text = line.querySelector('.message-text')?.cloneNode(true)
        if (text instanceof Element) for (const mark of text.querySelectorAll('sup')) mark.remove()
        const status =
          line === newest
            ? ` [${words.includes(textOf(line, '.status-mark')) ? textOf(line, '.status-mark') : '…'}]`
            : ''
        return `${line.dataset.item}: ${text?.textContent?.trim()}${status}`
      }),
    }
  }, Object.values(WORDS))
}
