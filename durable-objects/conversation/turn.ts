import { tappedChoice } from '../../workers/assistant/choices'
import type { Said, SaidFile, Speech, Turn } from '../../workers/assistant/turn'
import { complete } from '../../workers/conversations/media-fold'
import { isWindowOpen } from '../../workers/conversations/reply-window'
import { type MediaView, type MessageView, messageId } from '../../workers/conversations/views'
import type { ConversationLog } from './log'
import { NEWEST } from './log-reading'
import { messagesBefore } from './reading'
import { shownMessage } from './shown'
import type { Stand } from './strand'

const HISTORY = 20

export interface TurnSnapshot {
  /** seq of the messages this turn answers. */
  burst: number[]
  turn: Turn
}

interface Remembered {
  message: MessageView
  stand: Stand
}

/** With no quiet time each message is a turn of its own. */
export function snapshotTurn(log: ConversationLog, options: { single: boolean; now: number }): TurnSnapshot | null {
  const { burst: waiting, baton, contact, windowClosesAt, hiddenUpTo, labels, flow, lead, alone } = log.state
  if (baton.holder !== 'assistant' || waiting.length === 0) return null
  const burst = options.single ? waiting.slice(0, 1) : [...waiting]
  const newest = burst.at(-1) ?? 0
  const remembered: Remembered[] = messagesBefore(log, { ...NEWEST, seq: newest + 1 }, HISTORY + burst.length)
    .stands.filter(({ entry }) => entry.seq > hiddenUpTo)
    .flatMap((stand) => {
      const message = shownMessage(log, stand, options.now)
      return message ? [{ message, stand }] : []
    })
    .reverse()
  return {
    burst,
    turn: {
      now: options.now,
      contactName: contact.name,
      windowOpen: isWindowOpen(windowClosesAt, options.now),
      burst: remembered.filter(({ message }) => burst.includes(message.seq)).map((one) => said(log, one, options.now)),
      history: remembered.flatMap(({ message }) => (burst.includes(message.seq) ? [] : speech(message))),
      labels,
      flow: flow ?? null,
      lead: lead ?? null,
      answersInARow: alone?.count ?? 0,
    },
  }
}

function said(log: ConversationLog, { message, stand }: Remembered, now: number): Said {
  const { seq, type, text, heard } = message
  const file = fileOf(log, message, now)
  return {
    seq,
    text: chosen(stand) ?? text,
    type,
    ...(file ? { file } : {}),
    ...(heard ? { heard } : {}),
  }
}

/** The button shows the beginning of what was offered; what was meant is all of it. */
function chosen({ entry: { body } }: Stand): string | undefined {
  return body.kind === 'meta' && body.event.kind === 'message' ? tappedChoice(body.event.payload) : undefined
}

/** A next try that is further away nobody waits for. */
const SOON_MS = 15_000

function comesSoon({ retryAt }: MediaView, now: number): boolean {
  return retryAt !== null && retryAt - now < SOON_MS
}

function fileOf(log: ConversationLog, { seq, media, revoked }: MessageView, now: number): SaidFile | undefined {
  const entry = media && !revoked ? log.entry(seq) : null
  if (!media || entry?.body.kind !== 'meta' || entry.body.event.kind !== 'message') return undefined
  const fold = log.foldAt(seq).media
  const event = complete(entry.body.event, fold)
  return {
    at: { home: fold?.home ?? log.place.conversationId, name: fold?.name ?? messageId(seq) },
    mime: media.mimeType ?? event.media?.mime_type ?? null,
    bytes: media.size,
    state: media.state === 'ready' ? 'here' : media.state === 'pending' || comesSoon(media, now) ? 'waiting' : 'gone',
  }
}

function speech(message: MessageView): Speech[] {
  const text = message.direction === 'note' ? null : wordsIn(message)
  return text === null ? [] : [{ by: speaker(message.by), text, at: message.sentAt }]
}

/** Read as words by themselves; what we sent of other types is named, so that it is not sent again. */
const WORDY = new Set(['text', 'template', 'interactive'])

function wordsIn({ direction, type, text, heard, revoked }: MessageView): string | null {
  if (revoked) return null
  const words = [text, heard?.text].filter(Boolean).join('\n')
  if (direction === 'inbound' || WORDY.has(type)) return words === '' ? null : words
  return [`[${type}]`, words].join(' ').trim()
}

function speaker(by: string): Speech['by'] {
  if (by === 'customer') return 'customer'
  return by === 'assistant' || by.startsWith('rule:') ? 'assistant' : 'agent'
}
