import { signal } from '@preact/signals'
import type { ThreadMessage } from '../../../../workers/conversations/thread'
import { REACTION_DAYS } from '../../../../workers/whatsapp/outbound-limits'
import { api, ok } from '../../../api'
import { problemText } from '../../../problem-text'
import { may } from '../../../session'
import { sayError } from '../../../ui/toast'
import { windowState } from '../../reply-window'
import type { Thread } from '../../store'

const DAY_MS = 86_400_000

/** Chosen here, and not confirmed by the server yet; '' takes back. */
const asked = signal<ReadonlyMap<string, string>>(new Map())

export type OwnReaction = NonNullable<ThreadMessage['ownReaction']>

/** As it will be, from the moment it is chosen. */
export function ownReaction(thread: Thread, message: ThreadMessage): OwnReaction | null {
  const emoji = asked.value.get(keyOf(thread, message))
  if (emoji === undefined) return message.ownReaction ?? null
  return emoji === '' ? null : { emoji, state: 'sending' }
}

/** WhatsApp knows the message and still takes reactions to it, and we may write to this person. */
export function mayReact(thread: Thread, message: ThreadMessage, now: number): boolean {
  const { direction, status, revoked, sentAt } = message
  if (!may('conversation.reply') || revoked || direction === 'note') return false
  if (direction === 'outbound' && (status === 'queued' || status === 'failed')) return false
  if (now - sentAt > REACTION_DAYS * DAY_MS) return false
  const { state } = windowState(thread.conversation.value?.windowClosesAt ?? 0, now)
  return state !== 'closed' && state !== 'never'
}

/** '' takes it back. Shown at once; a refusal is told and undoes it. */
export async function react(thread: Thread, message: ThreadMessage, emoji: string): Promise<void> {
  const key = keyOf(thread, message)
  change(key, emoji)
  try {
    const { message: now } = await ok(
      api.conversations[':conversationId'].messages[':messageId'].reaction.$put({
        param: { conversationId: thread.id, messageId: message.id },
        json: { emoji },
      }),
    )
    thread.show({ ...now, kind: 'message', order: message.order })
  } catch (error) {
    sayError(problemText(error))
  } finally {
    if (asked.peek().get(key) === emoji) change(key, undefined)
  }
}

function change(key: string, emoji: string | undefined): void {
  const next = new Map(asked.peek())
  if (emoji === undefined) next.delete(key)
  else next.set(key, emoji)
  asked.value = next
}

function keyOf({ id }: Thread, message: ThreadMessage): string {
  return `${id}/${message.id}`
}
