import { tappedChoice } from '../../workers/assistant/choices'
import type { Said, SaidFile, Speech, Turn } from '../../workers/assistant/turn'
import { complete } from '../../workers/conversations/media-fold'
import { isWindowOpen } from '../../workers/conversations/reply-window'
import { type MediaView, type MessageView, messageId } from '../../workers/conversations/views'
import type { ConversationLog } from './log'
import { NEWEST } from './log-reading'
import { messagesBefore } from './reading'
import { shownMessage, viewAt } from './shown'
import type { Stand } from './strand'

const HISTORY = 20

export interface TurnSnapshot {
  /** seq of the messages this turn answers. */
  burst: number[]
  turn: Turn
  /** What they said when it was looked at. */
  words: string
  /** They had said stop before. */
  optedOut: boolean
}

interface Remembered {
  message: MessageView
  stand: Stand
}

/** With no quiet time each message is a turn of its own. */
export function snapshotTurn(log: ConversationLog, options: { single: boolean; now: number }): TurnSnapshot | null {
  const { burst: waiting, baton, wish, marketingOptOut: optedOut } = log.state
  if (baton.holder !== 'assistant' || wish !== undefined || waiting.length === 0) return null
  const burst = options.single ? waiting.slice(0, 1) : [...waiting]
  return { burst, turn: turnOf(log, burst, options.now), words: wordsNow(log, burst, options.now), optedOut }
}

/** Changes when the customer edits one of them, or takes it back. '': nothing of it is left. */
export function wordsNow(log: ConversationLog, burst: readonly number[], now: number): string {
  const said = burst.flatMap((seq) => {
    const message = viewAt(log, seq, now)
    return message && !message.revoked ? [[seq, message.text]] : []
  })
  return said.length === 0 ? '' : JSON.stringify(said)
}

/** What there is to answer, and what was said before. */
export function turnOf(log: ConversationLog, burst: readonly number[], now: number): Turn {
  const { contact, windowClosesAt, hiddenUpTo, labels, flow, lead, alone } = log.state
  const newest = burst.at(-1) ?? 0
  const remembered: Remembered[] = messagesBefore(log, { ...NEWEST, seq: newest + 1 }, HISTORY + burst.length)
    .stands.filter(({ entry }) => entry.seq > hiddenUpTo)
    .flatMap((stand) => {
      const message = shownMessage(log, stand, now)
      return message ? [{ message, stand }] : []
    })
    .reverse()
  return {
    now,
    contactName: contact.name,
    windowOpen: isWindowOpen(windowClosesAt, now),
    burst: remembered
      .filter(({ message }) => burst.includes(message.seq) && !message.revoked)
      .map((one) => said(log, one, remembered, now)),
    history: remembered.flatMap((one) => (burst.includes(one.message.seq) ? [] : speech(one, remembered))),
    labels,
    flow: flow ?? null,
    lead: lead ?? null,
    answersInARow: alone?.count ?? 0,
  }
}

function said(log: ConversationLog, { message, stand }: Remembered, around: readonly Remembered[], now: number): Said {
  const { seq, type, text, heard } = message
  const file = fileOf(log, message, now)
  const choice = chosen(stand)
  return {
    seq,
    text: choice ?? text,
    type,
    ...(choice !== undefined && isOld(message, around) ? { old: true } : {}),
    ...(file ? { file } : {}),
    ...(heard ? { heard } : {}),
  }
}

/** The button shows the beginning of what was offered; what was meant is all of it. */
function chosen({ entry: { body } }: Stand): string | undefined {
  return body.kind === 'meta' && body.event.kind === 'message' ? tappedChoice(body.event.payload) : undefined
}

/** The assistant has asked something else since what was tapped. What it asked again at the end of an answer is the same. */
function isOld({ seq, quote }: MessageView, around: readonly Remembered[]): boolean {
  const newest = around.findLast(({ message }) => message.seq < seq && message.by === 'assistant')?.message
  if (!quote || !newest || quote.id === newest.id) return false
  return quote.text === null || !newest.text?.includes(quote.text)
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

function speech(one: Remembered, around: readonly Remembered[]): Speech[] {
  const { message } = one
  const text = message.direction === 'note' ? null : wordsIn(message)
  if (text === null) return []
  const answered = message.direction === 'inbound' ? { answered: isAnswered(one, around) } : {}
  return [{ by: speaker(message.by), text, at: message.sentAt, ...answered }]
}

/** It was for the assistant, which answered it: nobody else spoke before that, and it was not left to people. */
function isAnswered({ message: { seq }, stand }: Remembered, around: readonly Remembered[]): boolean {
  const { body } = stand.entry
  if (body.kind !== 'meta' || !body.turn) return false
  const next = around.find(({ message, stand }) => message.seq > seq && speaksTo(seq, message, stand))?.stand.entry.body
  return next?.kind === 'say' && next.by.kind === 'assistant' && next.cause !== 'hand_off'
}

/** What the assistant says in answer to what came before does not count. */
function speaksTo(seq: number, { direction }: MessageView, { entry: { body } }: Stand): boolean {
  if (direction !== 'outbound') return false
  return body.kind !== 'say' || body.by.kind !== 'assistant' || (body.upTo ?? 0) >= seq
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
