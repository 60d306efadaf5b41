import type { ThreadMessage } from '../../../workers/conversations/thread'
import type { MessageKey } from '../../i18n'
import type { OutboxMessage } from '../outbox'

/** What a bubble's mark says. `stored`: with the server, not yet tried. */
export type Mark =
  | 'waiting'
  | 'sending'
  | 'trying'
  | 'checking'
  | 'retrying'
  | 'sent'
  | 'delivered'
  | 'read'
  | 'played'
  | 'failed'

/** A clock that stands this long says that it is still trying. */
const STILL_MS = 10_000
/** Then it looks as if the answer was lost. */
const CHECK_MS = 60_000

type Sent = Pick<ThreadMessage, 'direction' | 'status' | 'attempts' | 'visibleAt' | 'revoked'>

/** null: no mark. Notes go nowhere, and what was deleted has no way to go. */
export function markOf(message: Sent, now: number, outbox?: Pick<OutboxMessage, 'state'>): Mark | null {
  if (outbox) return outbox.state === 'refused' ? 'failed' : outbox.state
  if (message.direction !== 'outbound' || message.revoked || message.status === null) return null
  return message.status === 'queued' ? underWay(message, now) : message.status
}

function underWay({ attempts, visibleAt }: Sent, now: number): Mark {
  const newest = attempts.at(-1)
  if (newest?.outcome === 'later') return 'retrying'
  if (newest?.outcome === 'unknown') return 'checking'
  const since = now - (newest?.at ?? visibleAt)
  if (newest && since > CHECK_MS) return 'checking'
  return since > STILL_MS ? 'trying' : 'sending'
}

/** Only these change by time alone. */
export function isTicking(mark: Mark | null): boolean {
  return mark === 'sending' || mark === 'trying'
}

export const MARK_WORDS: Record<Mark, MessageKey> = {
  waiting: 'conversation.waiting',
  sending: 'conversation.sending',
  trying: 'conversation.stillTrying',
  checking: 'conversation.checking',
  retrying: 'conversation.retrying',
  sent: 'conversation.sent',
  delivered: 'conversation.delivered',
  read: 'conversation.read',
  played: 'conversation.played',
  failed: 'conversation.failed',
}

/** When it is tried again by itself, epoch ms. */
export function nextTryAt({ attempts }: Pick<ThreadMessage, 'attempts'>): number | null {
  return attempts.at(-1)?.nextAt ?? null
}

/** An answer was lost and it was sent again, or Meta speaks of it under two ids. */
export function mayBeTwice({ attempts, statuses }: Pick<ThreadMessage, 'attempts' | 'statuses'>): boolean {
  return attempts.some((attempt) => attempt.mayBeTwice) || statuses.some(({ wamid }) => wamid !== undefined)
}
