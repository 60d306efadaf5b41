import type { ConversationRow, InboxCounts, Mark } from '../../workers/conversations/live-event'

/** `all`: everything open. The order of the tabs. */
export const VIEWS = ['mine', 'unassigned', 'all', 'snoozed', 'resolved'] as const
type Fixed = (typeof VIEWS)[number]
/** Beside them, what waits for one team. */
export type View = Fixed | `team:${string}`

/** What the API calls it. */
const QUERY = {
  mine: 'mine',
  unassigned: 'unassigned',
  all: 'open',
  snoozed: 'snoozed',
  resolved: 'resolved',
} as const

export function queryOf(view: View): { view: (typeof QUERY)[Fixed]; team?: string } {
  return isFixed(view) ? { view: QUERY[view] } : { view: QUERY.unassigned, team: teamOf(view) ?? '' }
}

export function isView(name: string | undefined): name is View {
  return name !== undefined && (isFixed(name) || /^team:[\w-]{1,80}$/.test(name))
}

export function isFixed(name: string): name is Fixed {
  return VIEWS.some((view) => view === name)
}

export function teamView(teamId: string): View {
  return `team:${teamId}`
}

export function teamOf(view: View): string | null {
  return view.startsWith('team:') ? view.slice('team:'.length) : null
}

/** The same rule by which the inbox object sorts its rows into sections. */
export function belongs(view: View, row: ConversationRow, userId: string): boolean {
  if (view === 'snoozed' || view === 'resolved') return row.state === view
  if (row.state !== 'open') return false
  const team = teamOf(view)
  if (team !== null) return row.baton.holder === 'people' && row.baton.team === team
  if (view === 'mine') return row.baton.holder === 'agent' && row.baton.userId === userId
  return view === 'all' || row.baton.holder === 'people'
}

/** null: the server counts no team's. */
export function countOf(view: View, counts: InboxCounts, userId: string): number | null {
  switch (view) {
    case 'mine':
      return counts.byAgent[userId] ?? 0
    case 'all':
      return counts.open
    case 'unassigned':
    case 'snoozed':
    case 'resolved':
      return counts[view]
    default:
      return null
  }
}

/**
 * Negative: `a` stands above `b`. As the inbox object sorts: newest first, but of what nobody has those who wait come
 * first, the longest wait on top.
 */
export function compareRows(view: View, a: ConversationRow, b: ConversationRow): number {
  if (isQueue(view) && (a.waitingSince !== null || b.waitingSince !== null)) {
    const waits = (a.waitingSince ?? Number.POSITIVE_INFINITY) - (b.waitingSince ?? Number.POSITIVE_INFINITY)
    return waits || byCodePoint(a.id, b.id)
  }
  return b.lastAt - a.lastAt || byCodePoint(b.id, a.id)
}

function isQueue(view: View): boolean {
  return view === 'unassigned' || teamOf(view) !== null
}

function byCodePoint(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}

/** For one person: what came since they looked; until they first look, what nobody has answered. */
export function unreadOf(row: ConversationRow, mark: Mark | undefined): number {
  const seen = mark?.seen ?? null
  return seen === null ? row.unanswered : Math.max(0, row.inbound - seen)
}
