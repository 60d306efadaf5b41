import type { Actor } from '../../workers/conversations/actor'
import { isPerson } from '../../workers/conversations/actor'
import { type Baton, type BatonMove, moveBaton } from '../../workers/conversations/baton'
import type { Entry } from '../../workers/conversations/entry'
import { isWindowOpen } from '../../workers/conversations/reply-window'
import { type MessageView, messageView, seqOfMessageId } from '../../workers/conversations/views'
import type { OutboundMessage } from '../../workers/whatsapp/outbound'
import type { ConversationLog } from './log'
import { startsNow, turnBaton } from './receive'

export interface ReplyCommand {
  by: Actor
  content: OutboundMessage
  /** The client's own id: the same command twice is one message. */
  clientId?: string
  /** seq of the newest outbound message the writer saw. */
  seenOutbound?: number
}

export type ReplyResult =
  | { ok: true; message: MessageView; repeated: boolean }
  | { ok: false; reason: 'window_closed'; closedAt: number }
  | { ok: false; reason: 'blocked' | 'elsewhere' | 'key_reused' }
  | { ok: false; reason: 'spoken_since'; said: MessageView }

/** A person speaks: they hold the baton from then on. Refused, once, if somebody else of ours spoke since they looked. */
export function reply(log: ConversationLog, command: ReplyCommand, now: number): ReplyResult {
  const key = command.clientId === undefined ? undefined : `client:${command.clientId}`
  const repeated = key === undefined ? null : log.byKey(key)
  if (repeated) {
    const message = original(log, repeated)
    if (!isSaid(message, command.content)) return { ok: false, reason: 'key_reused' }
    return { ok: true, message: viewOf(log, message.seq), repeated: true }
  }
  const { baton, windowClosesAt } = log.state
  if (baton.holder === 'nobody' && baton.why !== 'closed') return { ok: false, reason: baton.why }
  if (command.content.type !== 'template' && !isWindowOpen(windowClosesAt, now)) {
    return { ok: false, reason: 'window_closed', closedAt: windowClosesAt }
  }
  const said = spokenSince(log, command)
  if (said) return { ok: false, reason: 'spoken_since', said }
  return log.transaction(() => {
    const { by, content } = command
    const body = { kind: 'say', content, by, ...startsNow(log) } as const
    const entry = log.append({ body, at: now, ...(key === undefined ? {} : { key }) })
    if (!entry) throw new Error('a reply was neither new nor known')
    reopen(log, by, now)
    if (isPerson(by)) turnBaton(log, { kind: 'taken', userId: personOf(by) }, by, 'replied', now)
    return { ok: true, message: viewOf(log, entry.seq), repeated: false }
  })
}

/** The key may be an alias here: of a reply that was given where the conversation was before. */
function original(log: ConversationLog, entry: Entry): Entry {
  return entry.ref === null ? entry : (log.entry(entry.ref) ?? entry)
}

function isSaid({ body }: Entry, content: OutboundMessage): boolean {
  return body.kind === 'say' && JSON.stringify(body.content) === JSON.stringify(content)
}

/** Only another agent or the assistant counts: never the customer, a tick or a note. */
function spokenSince(log: ConversationLog, { by, seenOutbound }: ReplyCommand): MessageView | null {
  const newest = log.state.lastOutbound
  if (seenOutbound === undefined || !newest || newest.seq <= seenOutbound) return null
  const view = viewOf(log, newest.seq)
  return view.by === `${by.kind}:${personOf(by)}` ? null : view
}

/** A key of the API acts as a person of its own. */
export function personOf(by: Actor): string {
  if (by.kind === 'agent') return by.userId
  return by.kind === 'api' ? by.keyId : by.kind
}

function reopen(log: ConversationLog, by: Actor, now: number): void {
  if (log.state.state !== 'open') log.append({ body: { kind: 'state', state: 'open', by, cause: 'replied' }, at: now })
}

export function note(
  log: ConversationLog,
  { by, text, clientId }: { by: Actor; text: string; clientId?: string },
  now: number,
): MessageView {
  const key = clientId === undefined ? undefined : `client:${clientId}`
  const known = key === undefined ? null : log.byKey(key)
  const entry =
    known ?? log.transaction(() => log.append({ body: { kind: 'note', text, by }, at: now, ...(key ? { key } : {}) }))
  if (!entry) throw new Error('a note was neither new nor known')
  return viewOf(log, entry.seq)
}

/** What a person asks for, as a move of the table. null: the table does not allow it from here. */
export function setBaton(
  log: ConversationLog,
  { by, to, cause }: { by: Actor; to: Baton; cause: string },
  now: number,
): Baton | null {
  const before = log.state.baton
  const move = moveTo(to, before)
  if (moveBaton(before, move).holder !== to.holder) return null
  log.transaction(() => {
    const state = move.kind === 'closed' ? 'resolved' : 'open'
    if (log.state.state !== state) log.append({ body: { kind: 'state', state, by, cause }, at: now })
    turnBaton(log, move, by, cause, now)
  })
  return log.state.baton
}

function moveTo(to: Baton, before: Baton): BatonMove {
  switch (to.holder) {
    case 'assistant':
      return { kind: 'to_assistant' }
    case 'people':
      if (before.holder === 'nobody' && before.why === 'blocked') return { kind: 'unblocked' }
      return { kind: 'to_people', reason: to.reason, ...(to.team === undefined ? {} : { team: to.team }) }
    case 'agent':
      return { kind: 'taken', userId: to.userId }
    case 'nobody':
      if (to.why === 'closed') return { kind: 'closed' }
      return to.why === 'blocked' ? { kind: 'blocked' } : { kind: 'thread_passed', toUs: false }
  }
}

export function setState(
  log: ConversationLog,
  { by, state, until }: { by: Actor; state: 'open' | 'snoozed' | 'resolved'; until?: number },
  assistant: boolean,
  now: number,
): void {
  log.transaction(() => {
    if (log.state.state !== state || state === 'snoozed') {
      log.append({
        body: { kind: 'state', state, by, cause: 'asked', ...(until === undefined ? {} : { until }) },
        at: now,
      })
    }
    if (state === 'resolved') turnBaton(log, { kind: 'closed' }, by, 'resolved', now)
    if (state === 'open') turnBaton(log, { kind: 'reopened', assistant }, by, 'reopened', now)
  })
}

export type RetryResult =
  | { ok: true; message: MessageView }
  | { ok: false; reason: 'not_found' | 'not_waiting' | 'blocked' | 'elsewhere' }

/** Sends again: a failed message, or one whose answer was lost, without waiting for a status any longer. */
export function retry(
  log: ConversationLog,
  { by, messageId }: { by: Actor; messageId: string },
  now: number,
): RetryResult {
  const seq = seqOfMessageId(messageId)
  const entry = seq === null ? null : log.entry(seq)
  if (entry?.body.kind !== 'say') return { ok: false, reason: 'not_found' }
  const { baton } = log.state
  if (baton.holder === 'nobody' && baton.why !== 'closed') return { ok: false, reason: baton.why }
  const failed = log.foldAt(entry.seq).status === 'failed'
  const held = log.state.hold?.seq === entry.seq
  if (!failed && !held) return { ok: false, reason: 'not_waiting' }
  log.transaction(() => log.append({ body: { kind: 'requeued', by }, at: now, ref: entry.seq }))
  return { ok: true, message: viewOf(log, entry.seq) }
}

export function viewOf(log: ConversationLog, seq: number): MessageView {
  const entry = log.entry(seq)
  const view = entry && messageView(entry, log.foldAt(seq))
  if (!view) throw new Error(`entry ${seq} is no message`)
  return view
}
