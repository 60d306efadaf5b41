import { promisesPerson } from '../../workers/conversations/reduce'
import type { MessageView } from '../../workers/conversations/views'
import type { SpokenLine } from '../../workers/copilot/spoken'
import type { ConversationLog } from './log'
import { NEWEST } from './log-reading'
import { messagesBefore } from './reading'
import { shownMessage } from './shown'
import type { Stand } from './strand'

/** What customer and business said last, oldest first, without notes: what a helper of the people here may read. */
export function spokenLately(log: ConversationLog, most: number, now: number): SpokenLine[] {
  const { hiddenUpTo } = log.state
  return messagesBefore(log, NEWEST, most)
    .stands.filter(({ entry }) => entry.seq > hiddenUpTo)
    .flatMap((stand) => {
      const message = shownMessage(log, stand, now)
      if (!message || message.direction === 'note' || message.revoked) return []
      const { id, seq, by, sentAt: at } = message
      return { id, seq, by: speaker(by), text: wordsIn(message), at, ...promiseIn(stand) }
    })
    .reverse()
}

function promiseIn({ entry: { body } }: Stand): Pick<SpokenLine, 'promises'> {
  return body.kind === 'say' && promisesPerson(body) ? { promises: true } : {}
}

/** seq of the newest message of either side; 0: nothing was said. */
export function spokenUpTo(log: ConversationLog): number {
  return Math.max(log.state.last?.seq ?? 0, log.state.lastInbound?.seq ?? 0, log.state.lastOutbound?.seq ?? 0)
}

/** What is more than words is named, so that nobody takes it for silence; what a file says stands for it. */
function wordsIn({ type, text, heard }: MessageView): string {
  const isWords = type === 'text' || type === 'template' || type === 'interactive'
  return isWords ? (text ?? '') : [`[${type}]`, text ?? '', heard?.text ?? ''].filter(Boolean).join(' ')
}

function speaker(by: string): SpokenLine['by'] {
  if (by === 'customer') return 'customer'
  return by === 'assistant' || by.startsWith('rule:') ? 'assistant' : 'agent'
}
