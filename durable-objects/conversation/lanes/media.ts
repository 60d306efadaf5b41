import { messageId } from '../../../workers/conversations/views'
import type { WaitingFile } from '../../../workers/conversations/waiting-files'
import type { MediaJob } from '../../../workers/media/job'
import type { LaneSteps } from '../../lane'
import type { ConversationLog } from '../log'
import type { Timers } from '../timers'

export interface MediaDeps {
  /** To the queue; the job's own result comes back as a call. */
  hand(jobs: { body: MediaJob; delaySeconds: number }[]): Promise<{ ok: true } | { ok: false; reason: string }>
}

/** Longer than any download: after that the queue has lost it, and it is handed over again. */
const LOST_AFTER_MS = 15 * 60_000
/** The past waits behind what customers send now, also in a queue that has no order. */
const QUIET_DELAY_SECONDS = 30
const QUIET_LOST_AFTER_MS = 2 * 3_600_000
const AT_ONCE = 50

type Handed = { ok: true } | { ok: false; reason: string }

/**
 * Files of messages go to the queue, those of today first. The row is the message's own entry: what is not settled in time
 * is handed over again, which does no harm, for whoever fetches it asks first whether it is still wanted.
 */
export function mediaLane(log: ConversationLog, timers: Timers, deps: MediaDeps): LaneSteps<WaitingFile[], Handed> {
  /** seq → due again then, if nothing was heard. */
  const handed = new Map<number, { dueAt: number; lostAt: number }>()
  let refusedUntil = 0

  /** When it is to be handed over. */
  function momentOf({ seq, dueAt }: WaitingFile): number {
    const known = handed.get(seq)
    return known?.dueAt === dueAt ? known.lostAt : dueAt
  }

  function arm(): void {
    const { files, moving, moved } = log.state
    if (files.length === 0 || moving || moved) return timers.clear('media')
    const earliest = Math.max(refusedUntil, Math.min(...files.map(momentOf)))
    if (timers.dueAt('media') !== earliest) timers.set('media', earliest)
  }

  return {
    next: (now) => {
      const { files, moving, moved } = log.state
      for (const seq of handed.keys()) if (!files.some((file) => file.seq === seq)) handed.delete(seq)
      const due = moving || moved || now < refusedUntil ? [] : files.filter((file) => momentOf(file) <= now)
      if (due.length > 0)
        return due.sort((a, b) => Number(a.quiet ?? false) - Number(b.quiet ?? false)).slice(0, AT_ONCE)
      arm()
      return undefined
    },
    deliver: (files) => {
      const { tenantId, conversationId } = log.place
      return deps.hand(
        files.map(({ seq, quiet }) => ({
          body: { tenantId, conversationId, messageId: messageId(seq) },
          delaySeconds: quiet ? QUIET_DELAY_SECONDS : 0,
        })),
      )
    },
    settle: (files, result, now) => {
      if (!result.ok) {
        refusedUntil = timers.failed('media', now, result.reason) ?? now
        return
      }
      refusedUntil = 0
      for (const { seq, dueAt, quiet } of files)
        handed.set(seq, { dueAt, lostAt: now + (quiet ? QUIET_LOST_AFTER_MS : LOST_AFTER_MS) })
      arm()
    },
  }
}
