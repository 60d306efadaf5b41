import type { Actor } from '../../workers/conversations/actor'
import { isPerson } from '../../workers/conversations/actor'
import { type Baton, type BatonMove, moveBaton, sameBaton } from '../../workers/conversations/baton'
import { type Entry, reactionOf } from '../../workers/conversations/entry'
import { isWindowOpen } from '../../workers/conversations/reply-window'
import type { ConversationState } from '../../workers/conversations/state'
import { CLIENT_KEY, type MessageView, seqOfMessageId } from '../../workers/conversations/views'
import {
  isMarketing,
  NEEDS_NUMBER,
  type OutboundMessage,
  unreachable,
  whatIsSaid,
} from '../../workers/whatsapp/outbound'
import type { ReactionMessage } from '../../workers/whatsapp/outbound-message'
import type { CapReached } from '../inbox/caps'
import type { ConversationLog } from './log'
import { startsNow, turnBaton } from './receive'
import { viewOf } from './shown'
import { toTheirs } from './theirs'

/** A reaction is said otherwise: see react.ts. */
type Spoken = Exclude<OutboundMessage, ReactionMessage>

export interface ReplyCommand {
  by: Actor
  /** `replyTo` may be one of our own ids, `msg_<seq>`. */
  content: Spoken
  /** The client's own id: the same command twice is one message. */
  clientId?: string
  /** seq of the newest outbound message the writer saw. */
  seenOutbound?: number
}

export type ReplyResult =
  | { ok: true; message: MessageView; repeated: boolean }
  | { ok: false; reason: 'window_closed'; closedAt: number }
  | { ok: false; reason: 'blocked' | 'elsewhere' | 'key_reused' | 'opted_out' | 'no_such_quote' | 'needs_phone' }
  | { ok: false; reason: 'spoken_since'; said: MessageView }
  | { ok: false; reason: 'cap_reached'; cap: CapReached }

/** A person speaks: they hold the baton from then on. Refused, once, if somebody else of ours spoke since they looked. */
export function reply(log: ConversationLog, command: ReplyCommand, now: number): ReplyResult {
  const key = command.clientId === undefined ? undefined : `${CLIENT_KEY}${command.clientId}`
  const repeated = key === undefined ? null : log.byKey(key)
  if (repeated) {
    const message = original(log, repeated)
    if (!isSaid(message, command.content)) return { ok: false, reason: 'key_reused' }
    return { ok: true, message: viewOf(log, message.seq, now), repeated: true }
  }
  const refused = refusal(log, command, now)
  if (refused) return refused
  const content = quoting(log, command.content)
  if (!content) return { ok: false, reason: 'no_such_quote' }
  return log.transaction(() => {
    const { by } = command
    const quoted = content.replyTo === undefined ? undefined : log.messageOf(content.replyTo)
    const to = quoted === undefined ? {} : toTheirs(log, quoted)
    const body = { kind: 'say', content, by, ...to, ...startsNow(log) } as const
    const entry = log.append({ body, at: now, ...(key === undefined ? {} : { key }) })
    if (!entry) throw new Error('a reply was neither new nor known')
    reopen(log, by, now)
    if (isPerson(by)) turnBaton(log, { kind: 'taken', userId: personOf(by) }, by, 'replied', now)
    return { ok: true, message: viewOf(log, entry.seq, now), repeated: false }
  })
}

function refusal(log: ConversationLog, command: ReplyCommand, now: number): Exclude<ReplyResult, { ok: true }> | null {
  const { baton, contact, windowClosesAt, marketingOptOut } = log.state
  if (baton.holder === 'nobody' && baton.why !== 'closed') return { ok: false, reason: baton.why }
  if (command.content.type !== 'template' && !isWindowOpen(windowClosesAt, now)) {
    return { ok: false, reason: 'window_closed', closedAt: windowClosesAt }
  }
  if (marketingOptOut && isMarketing(command.content)) return { ok: false, reason: 'opted_out' }
  if (unreachable(command.content, contact) === NEEDS_NUMBER) return { ok: false, reason: 'needs_phone' }
  const said = spokenSince(log, command, now)
  return said && { ok: false, reason: 'spoken_since', said }
}

/** Meta knows a message by its wamid only. null: there is no such message, or Meta has not taken it yet. */
function quoting(log: ConversationLog, content: Spoken): Spoken | null {
  if (content.replyTo === undefined) return content
  const seq = seqOfMessageId(content.replyTo)
  if (seq === null) return log.messageOf(content.replyTo) === undefined ? null : content
  const [wamid] = log.entry(seq) ? log.foldAt(seq).wamids : []
  return wamid === undefined ? null : { ...content, replyTo: wamid }
}

/** The key may be an alias here: of a reply that was given where the conversation was before. */
function original(log: ConversationLog, entry: Entry): Entry {
  return entry.ref === null ? entry : (log.entry(entry.ref) ?? entry)
}

/** What it quotes was resolved, and how a template reads may have been edited since: neither makes it another message. */
function isSaid({ body }: Entry, content: OutboundMessage): boolean {
  return body.kind === 'say' && whatIsSaid(body.content) === whatIsSaid(content)
}

/** Only another agent or the assistant counts: never the customer, a tick or a note. */
function spokenSince(log: ConversationLog, { by, seenOutbound }: ReplyCommand, now: number): MessageView | null {
  const newest = log.state.lastOutbound
  if (seenOutbound === undefined || !newest || newest.seq <= seenOutbound) return null
  const view = viewOf(log, newest.seq, now)
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
  const key = clientId === undefined ? undefined : `${CLIENT_KEY}${clientId}`
  const known = key === undefined ? null : log.byKey(key)
  const entry =
    known ?? log.transaction(() => log.append({ body: { kind: 'note', text, by }, at: now, ...(key ? { key } : {}) }))
  if (!entry) throw new Error('a note was neither new nor known')
  return viewOf(log, entry.seq, now)
}

export interface BatonCommand {
  by: Actor
  to: Baton
  cause: string
  /** Only from this holder: of two people who take the same conversation the second hears who was first. */
  from?: Baton['holder']
}

export type BatonResult = { ok: true; baton: Baton } | { ok: false; reason: 'not_allowed' | 'taken'; baton: Baton }

/** What a person asks for, as a move of the table. */
export function setBaton(log: ConversationLog, { by, to, cause, from }: BatonCommand, now: number): BatonResult {
  const before = log.state.baton
  if (from !== undefined && before.holder !== from && !sameBaton(before, to)) {
    return { ok: false, reason: 'taken', baton: before }
  }
  const move = moveTo(to, before)
  if (moveBaton(before, move).holder !== to.holder) return { ok: false, reason: 'not_allowed', baton: before }
  log.transaction(() => {
    const state = move.kind === 'closed' ? 'resolved' : 'open'
    if (log.state.state !== state) log.append({ body: { kind: 'state', state, by, cause }, at: now })
    turnBaton(log, move, by, cause, now)
  })
  return { ok: true, baton: log.state.baton }
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

export interface StateCommand {
  by: Actor
  state: ConversationState['state']
  /** When a snooze ends; without it, when the customer writes. */
  until?: number
  cause?: string
}

/** A snooze leaves the baton where it is: who had the conversation has it when it comes back. */
export function setState(log: ConversationLog, command: StateCommand, assistant: boolean, now: number): void {
  const { by, state, until, cause = 'asked' } = command
  const isSo = log.state.state === state && (state !== 'snoozed' || log.state.snoozedUntil === (until ?? null))
  log.transaction(() => {
    const body = { kind: 'state', state, by, cause, ...(until === undefined ? {} : { until }) } as const
    if (!isSo) log.append({ body, at: now })
    if (state === 'resolved') turnBaton(log, { kind: 'closed' }, by, 'resolved', now)
    if (state === 'open') turnBaton(log, { kind: 'reopened', assistant }, by, 'reopened', now)
  })
}

/** Says which it has now. Nothing is written when nothing changes. */
export function setLabels(
  log: ConversationLog,
  { by, add, remove }: { by: Actor; add: string[]; remove: string[] },
  now: number,
): string[] {
  const { labels } = log.state
  const added = [...new Set(add)].filter((id) => !labels.includes(id) && !remove.includes(id))
  const removed = labels.filter((id) => remove.includes(id))
  if (added.length + removed.length > 0) log.append({ body: { kind: 'labels', added, removed, by }, at: now })
  return log.state.labels
}

export type RetryResult =
  | { ok: true; message: MessageView }
  | { ok: false; reason: 'not_found' | 'not_waiting' | 'blocked' | 'elsewhere' | 'opted_out' }

/** Sends again: a failed message, or one whose answer was lost, without waiting for a status any longer. */
export function retry(
  log: ConversationLog,
  { by, messageId }: { by: Actor; messageId: string },
  now: number,
): RetryResult {
  const seq = seqOfMessageId(messageId)
  const entry = seq === null ? null : log.entry(seq)
  if (entry?.body.kind !== 'say') return { ok: false, reason: 'not_found' }
  const { baton, marketingOptOut } = log.state
  if (baton.holder === 'nobody' && baton.why !== 'closed') return { ok: false, reason: baton.why }
  if (marketingOptOut && isMarketing(entry.body.content)) return { ok: false, reason: 'opted_out' }
  const failed = log.foldAt(entry.seq).status === 'failed'
  const held = log.state.hold?.seq === entry.seq
  if (!failed && !held) return { ok: false, reason: 'not_waiting' }
  log.transaction(() => log.append({ body: { kind: 'requeued', by }, at: now, ref: entry.seq }))
  return { ok: true, message: viewOf(log, shownAt(log, entry), now) }
}

/** A reaction is shown on the message that it is about. */
function shownAt(log: ConversationLog, { seq, body }: Entry): number {
  const reaction = reactionOf(body)
  return (reaction && log.messageOf(reaction.target)) ?? seq
}
