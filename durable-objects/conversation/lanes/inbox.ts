import { CANARY_USER } from '../../../workers/canary/key'
import { traceOf } from '../../../workers/canary/trace'
import type { Entry } from '../../../workers/conversations/entry'
import { feedEventOf } from '../../../workers/conversations/feed-event'
import type { Publish } from '../../../workers/conversations/live-event'
import { rowOf } from '../../../workers/conversations/views'
import type { LaneSteps } from '../../lane'
import type { ConversationLog } from '../log'
import type { Timers } from '../timers'

export interface InboxDeps {
  publish(publish: Publish): Promise<{ ok: true } | { ok: false; reason: string }>
  /** Resolves after `ms`, or as soon as something urgent was written. */
  pause(ms: number): Promise<void>
}

/** A reply and its acceptance follow an inbound message within milliseconds: one publish carries them all. */
const COALESCE_MS = 20
/** Ticks may wait a little for each other. */
const STATUS_WAIT_MS = 900
const MOST_EVENTS = 200

type Published = { ok: true; upTo: number } | { ok: false; reason: string }

/** Everything since the last publish in one call; one in flight. The inbox drops what it has already. */
export function inboxLane(log: ConversationLog, timers: Timers, deps: InboxDeps): LaneSteps<true, Published> {
  return {
    next: (now) => (hasNews(log) && timers.allows('inbox', now) ? true : undefined),
    deliver: async () => {
      await deps.pause(log.after(log.inboxCursor).some(isUrgent) ? COALESCE_MS : STATUS_WAIT_MS)
      if (!log.exists) return { ok: false, reason: 'erased' } // while it waited: the inbox hears of that otherwise
      const entries = log.after(log.inboxCursor).slice(0, MOST_EVENTS)
      const upTo = entries.at(-1)?.seq ?? log.inboxCursor
      const published = await deps.publish(publishOf(log, entries, upTo))
      return published.ok ? { ok: true, upTo } : published
    },
    settle: (_news, result, now) => {
      if (result.ok) {
        log.advance('inboxCursor', result.upTo)
        timers.clear('inbox')
      } else {
        timers.failed('inbox', now, result.reason)
      }
    },
  }
}

/** Before an erasure: what was charged must be told of, though its words will be gone in a moment. */
export async function tellLast(log: ConversationLog, { publish }: Pick<InboxDeps, 'publish'>): Promise<void> {
  if (hasNews(log)) await publish(publishOf(log, log.after(log.inboxCursor), log.head))
}

export function hasNews(log: ConversationLog): boolean {
  return log.exists && log.head > log.inboxCursor
}

/** What an agent or the customer waits to see. */
export function isUrgent({ body }: Entry): boolean {
  if (body.kind === 'meta') return body.event.kind !== 'status'
  return !QUIET.has(body.kind)
}

const QUIET = new Set<Entry['body']['kind']>(['attempt', 'accepted', 'seen', 'alias', 'joined'])

export function publishOf(log: ConversationLog, entries: Entry[], version: number): Publish {
  const place = log.place
  const { tenantId, conversationId, channelId, epoch } = place
  const head = { tenantId, conversationId, epoch, version }
  if (log.contactKey === CANARY_USER)
    return { ...head, row: null, events: [], trace: { channelId, seen: [], canaryAt: newestSecond(entries) } }
  const seen = traceOf(entries, (seq) => log.foldAt(seq))
  return {
    ...head,
    row: rowOf(place, log.state),
    events: entries.flatMap((entry) => feedEventOf(place, entry) ?? []),
    ...(entries.some(({ body }) => body.kind === 'separated') ? { withdrawn: log.reading.givenBack() } : {}),
    ...(seen.length > 0 ? { trace: { channelId, seen } } : {}),
  }
}

function newestSecond(entries: readonly Entry[]): number {
  return Math.max(0, ...entries.map(({ body }) => (body.kind === 'meta' ? (body.event.timestamp ?? 0) : 0)))
}
