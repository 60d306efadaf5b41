import type { Actor } from '../../workers/conversations/actor'
import { isMessage, reactionOf } from '../../workers/conversations/entry'
import { isWindowOpen } from '../../workers/conversations/reply-window'
import { type MessageView, seqOfMessageId } from '../../workers/conversations/views'
import { REACTION_DAYS } from '../../workers/whatsapp/outbound-limits'
import type { ConversationLog } from './log'
import { startsNow } from './receive'
import { viewOf } from './shown'
import { toTheirs } from './theirs'

export interface ReactCommand {
  by: Actor
  /** `msg_<seq>` */
  messageId: string
  /** '' takes it back. */
  emoji: string
}

export type ReactResult =
  /** The message with what now stands on it. */
  | { ok: true; message: MessageView }
  | { ok: false; reason: 'window_closed'; closedAt: number }
  | { ok: false; reason: 'no_such_message' | 'not_taken' | 'too_old' | 'blocked' | 'elsewhere' }

/**
 * It leaves in order like anything else, and can fail like it. It answers nobody: who holds the baton and who waits stay
 * as they are.
 */
export function react(log: ConversationLog, { by, messageId, emoji }: ReactCommand, now: number): ReactResult {
  const target = targetOf(log, messageId, now)
  if (!target || target.revoked) return { ok: false, reason: 'no_such_message' }
  const stands = target.ownReaction
  if ((stands?.emoji ?? '') === emoji && stands?.state !== 'failed') return { ok: true, message: target }
  const { baton, windowClosesAt } = log.state
  if (baton.holder === 'nobody' && baton.why !== 'closed') return { ok: false, reason: baton.why }
  const [wamid] = log.foldAt(target.seq).wamids
  if (wamid === undefined) return { ok: false, reason: 'not_taken' }
  if (now - target.sentAt > REACTION_DAYS * 24 * 3_600_000) return { ok: false, reason: 'too_old' }
  if (!isWindowOpen(windowClosesAt, now)) return { ok: false, reason: 'window_closed', closedAt: windowClosesAt }
  const body = {
    kind: 'say',
    content: { type: 'reaction', target: wamid, emoji },
    by,
    ...toTheirs(log, target.seq),
  } as const
  log.transaction(() => log.append({ body: { ...body, ...startsNow(log) }, at: now }))
  return { ok: true, message: viewOf(log, target.seq, now) }
}

/** What a customer can see: no note, and no reaction. */
function targetOf(log: ConversationLog, messageId: string, now: number): MessageView | null {
  const seq = seqOfMessageId(messageId)
  const entry = seq === null ? null : log.entry(seq)
  if (!entry || !isMessage(entry) || reactionOf(entry.body)) return null
  return entry.body.kind === 'seen' || entry.body.kind === 'note' ? null : viewOf(log, entry.seq, now)
}
