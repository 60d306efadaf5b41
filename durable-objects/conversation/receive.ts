import { wantsPerson } from '../../workers/assistant/human-please'
import { ruleFor } from '../../workers/assistant/keyword-rules'
import { detectLanguage } from '../../workers/assistant/language'
import type { Channel } from '../../workers/channels/channel'
import { isOptOut } from '../../workers/contacts/opt-out'
import { optOutLine } from '../../workers/contacts/opt-out-line'
import type { Actor } from '../../workers/conversations/actor'
import { type Baton, type BatonMove, mayAutomate, moveBaton, sameBaton } from '../../workers/conversations/baton'
import type { Entry, MetaEntry } from '../../workers/conversations/entry'
import { type Guard, guardAgainst } from '../../workers/conversations/guards'
import { hasStatus, isMetered } from '../../workers/conversations/message-fold'
import { isWindowOpen, LATE_AFTER_MS, sentAt } from '../../workers/conversations/reply-window'
import { beginningOf, seqOfMessageId } from '../../workers/conversations/views'
import { parseCallbackData } from '../../workers/whatsapp/callback-data'
import type { MessageEvent, StatusEvent, WhatsAppEvent } from '../../workers/whatsapp/event'
import { tellFile } from './files'
import type { ConversationLog } from './log'
import { viewAt } from './shown'

/** A parsed item with what makes it unique. */
export interface Received {
  event: WhatsAppEvent
  key: string
}

const CUSTOMER: Actor = { kind: 'customer' }

/**
 * Stores one thing Meta said and does what must follow at once: baton, opt-out, one reply of a rule. Runs inside the
 * transaction that stores it: no await, no model. Returns whether it was new.
 */
export function storeEvent(log: ConversationLog, { event, key }: Received, channel: Channel, now: number): boolean {
  switch (event.kind) {
    case 'message':
      return storeMessage(log, event, channel, now)
    case 'status':
      return storeStatus(log, event, now)
    case 'reaction':
    case 'edit':
    case 'revoke':
      return storeAbout(log, event, now)
    default:
      return storeOther(log, event, key, channel, now)
  }
}

function storeMessage(log: ConversationLog, event: MessageEvent, channel: Channel, now: number): boolean {
  const sent = sentAt(event, now)
  const history = event.origin === 'history'
  const late = !history && now - sent > LATE_AFTER_MS
  const inbound = event.direction === 'inbound' && event.origin === undefined && !event.group_id
  const optOut = inbound && saysOptOut(event)
  const guard = inbound && !late ? guardAgainst(log.state, channel.guards, now) : null
  const answer = inbound && !late && !guard ? ruleAnswer(log, event, channel, optOut, now) : null
  const wish = inbound && !late && !guard && !answer && asksForPerson(log, event, channel, now)
  const body: MetaEntry = {
    kind: 'meta',
    event: optOut ? { ...event, also: 'marketing_opt_out' } : event,
    sentAt: sent,
    ...(late ? { late: true } : {}),
    ...(history ? { quiet: true } : {}),
    ...(answer ? { answeredBy: answer.rule } : {}),
    ...(wish ? { answeredBy: 'person_wanted' } : {}),
    ...(inbound && !late && !guard && !answer && !wish && needsTurn(event) && assistantHolds(log, channel)
      ? { turn: true }
      : {}),
  }
  if (!appendMessage(log, body, event.id, history ? sent : undefined, now)) return tellFile(log, event, now)
  if (inbound) afterInbound(log, { event, late, answer, channel, now })
  if (guard) handOver(log, guard, now)
  else if (!history) afterOthers(log, event, now)
  return true
}

/** Will the assistant hold the baton once this message is in. What people answer is not for it to answer later. */
function assistantHolds(log: ConversationLog, channel: Channel): boolean {
  return batonAfter(log, channel).holder === 'assistant'
}

function batonAfter(log: ConversationLog, channel: Channel): Baton {
  return moveBaton(log.state.baton, { kind: 'inbound', assistant: channel.assistant, late: false })
}

/** Meta may have spoken of the message before it came: then there is a placeholder under its wamid. */
function appendMessage(
  log: ConversationLog,
  body: MetaEntry,
  wamid: string,
  pastAt: number | undefined,
  now: number,
): boolean {
  const draft = { body, at: now, key: wamid, ...(pastAt === undefined ? {} : { pastAt }) }
  return (log.append(draft) ?? log.appendOverPlaceholder(draft)) !== null
}

/** Whoever answers by themselves stops; people look at it. An agent who has it sees it anyhow. */
function handOver(log: ConversationLog, guard: Guard, now: number): void {
  const { baton } = log.state
  const isAutomatic = baton.holder === 'assistant' || (baton.holder === 'people' && baton.reason === 'assistant_off')
  if (isAutomatic) turnBaton(log, { kind: 'to_people', reason: guard }, { kind: 'system', cause: guard }, guard, now)
}

interface RuleAnswer {
  rule: string
  text: string
}

/** One reply at most, the first that applies; each message by itself, in order. */
function ruleAnswer(
  log: ConversationLog,
  event: MessageEvent,
  channel: Channel,
  optOut: boolean,
  now: number,
): RuleAnswer | null {
  const text = event.text?.trim()
  if (!text || !mayAutomate(batonAfter(log, channel)) || !isAnswerable(event, now)) return null
  if (optOut) return { rule: 'opt_out', text: optOutLine(detectLanguage(text).language) }
  const rule = ruleFor(text, channel.keywordRules)
  return rule ? { rule: 'keyword', text: rule.reply } : null
}

/** Certain by their words alone, so it holds from here on; what they are told, and by whom they are called, is `wish.ts`. */
function asksForPerson(log: ConversationLog, event: MessageEvent, channel: Channel, now: number): boolean {
  const text = event.text?.trim()
  if (log.state.wish !== undefined) return false
  return Boolean(text && assistantHolds(log, channel) && isAnswerable(event, now) && wantsPerson(text))
}

function isAnswerable(event: MessageEvent, now: number): boolean {
  return isWindowOpen(sentAt(event, now) + 24 * 3_600_000, now)
}

function saysOptOut(event: MessageEvent): boolean {
  if (event.payload !== undefined && /^opt[-_ ]?out/i.test(event.payload)) return true
  return event.text !== null && isOptOut(event.text)
}

interface Inbound {
  event: MessageEvent
  late: boolean
  answer: RuleAnswer | null
  channel: Channel
  now: number
}

function afterInbound(log: ConversationLog, { event, late, answer, channel, now }: Inbound): void {
  if (log.state.state !== 'open') {
    log.append({ body: { kind: 'state', state: 'open', by: CUSTOMER, cause: 'customer_wrote' }, at: now })
  }
  turnBaton(
    log,
    { kind: 'inbound', assistant: channel.assistant, late },
    CUSTOMER,
    late ? 'late' : 'customer_wrote',
    now,
  )
  if (!answer) return
  const by: Actor = { kind: 'rule', rule: answer.rule }
  say(log, { text: answer.text, by, cause: event.id, now })
}

/** Somebody else answered, or holds the thread: the assistant must not talk across them. */
function afterOthers(log: ConversationLog, event: MessageEvent, now: number): void {
  if (event.origin === 'standby' || event.origin === 'meta_business_agent') {
    turnBaton(log, { kind: 'thread_passed', toUs: false }, { kind: 'system', cause: 'standby' }, 'standby', now)
  } else if (event.direction === 'outbound') {
    turnBaton(log, { kind: 'answered_elsewhere', by: 'phone_app' }, { kind: 'phone_app' }, 'answered_on_phone', now)
  }
}

const WITHOUT_TURN = new Set(['unsupported', 'system', 'request_welcome', 'ephemeral', 'unknown', 'sticker', 'errors'])

/** White space is no question, and neither is what cannot be shown. */
function needsTurn(event: MessageEvent): boolean {
  if (event.must_not_reply || WITHOUT_TURN.has(event.type)) return false
  return event.type !== 'text' || (event.text ?? '').trim() !== ''
}

function storeStatus(log: ConversationLog, event: StatusEvent, now: number): boolean {
  settleByStatus(log, event, now)
  const ref = log.anchorOf(event.id, now)
  if (hasStatus(log.foldAt(ref), event)) return false
  const told: StatusEvent = isMetered(log.foldAt(ref), event) ? { ...event, metered: true } : event
  log.append({ body: { kind: 'meta', event: told, sentAt: sentAt(event, now) }, at: now, ref })
  return true
}

/** A status with our callback data settles the attempt it names, also when the answer of the send was lost or is late. */
function settleByStatus(log: ConversationLog, event: StatusEvent, now: number): void {
  const named = event.biz_opaque_callback_data ? parseCallbackData(event.biz_opaque_callback_data) : null
  const seq = named && seqOfMessageId(named.messageId)
  // A placeholder says only that somebody quoted it, or reacted, before this told whose it is.
  if (!named || seq === null || log.hasMessage(event.id)) return
  const entry = sentAs(log, named.conversationId, seq)
  if (entry?.body.kind !== 'say') return
  const body = { kind: 'accepted', n: named.attempt, wamid: event.id, by: 'status' } as const
  const draft = { body, at: now, ref: entry.seq, key: event.id }
  if (!log.append(draft)) log.appendOverPlaceholder(draft)
}

/** Of this conversation, or of one that moved here with it. */
function sentAs(log: ConversationLog, conversationId: string, seq: number): Entry | null {
  if (conversationId === log.place.conversationId) return log.entry(seq)
  const moved = log.byKey(`org:${conversationId}:${seq}`)
  return moved?.ref ? log.entry(moved.ref) : moved
}

/** Of what a reaction is about, the list shows as much. */
const ABOUT_CHARACTERS = 80

/** A reaction, edit or deletion: refers to a message, also to one we never saw. */
function storeAbout(log: ConversationLog, event: Extract<WhatsAppEvent, { target_id: string }>, now: number): boolean {
  if (log.byKey(event.id)) return false
  const ref = log.anchorOf(event.target_id, now)
  const about = event.kind === 'reaction' ? viewAt(log, ref, now)?.text : null
  const body: MetaEntry = {
    kind: 'meta',
    event,
    sentAt: sentAt(event, now),
    ...(about ? { about: beginningOf(about, ABOUT_CHARACTERS) } : {}),
  }
  return log.append({ body, at: now, ref, key: event.id }) !== null
}

function storeOther(log: ConversationLog, event: WhatsAppEvent, key: string, channel: Channel, now: number): boolean {
  const stored = log.append({ body: { kind: 'meta', event, sentAt: sentAt(event, now) }, at: now, key })
  if (!stored) return false
  if (event.kind === 'handover') {
    const move: BatonMove = { kind: 'thread_passed', toUs: event.we_hold_thread }
    turnBaton(log, move, { kind: 'system', cause: event.event }, event.event, now)
  }
  if (event.kind === 'identity_change' && event.subtype === 'customer_identity_changed' && channel.assistant) {
    // Perhaps another person on the same number: what follows is for people to judge.
    turnBaton(
      log,
      { kind: 'person_wanted', reason: 'identity_changed' },
      { kind: 'system', cause: 'meta' },
      'identity_changed',
      now,
    )
  }
  return true
}

export function turnBaton(log: ConversationLog, move: BatonMove, by: Actor, cause: string, now: number): void {
  const from = log.state.baton
  const to = moveBaton(from, move)
  if (!sameBaton(from, to)) log.append({ body: { kind: 'baton', from, to, by, cause }, at: now })
}

/** Queues a text. When nothing is before it, its first attempt begins in the same row. */
export function say(
  log: ConversationLog,
  { text, by, cause, now }: { text: string; by: Actor; cause: string; now: number },
): void {
  log.append({ body: { kind: 'say', content: { type: 'text', text }, by, cause, ...startsNow(log) }, at: now })
}

/** One send is in flight at a time, and nothing leaves from a conversation that is moving. */
export function startsNow(log: ConversationLog): { started?: true } {
  const { queue, inFlight, hold, moving, moved } = log.state
  return queue.length === 0 && !inFlight && !hold && !moving && !moved ? { started: true } : {}
}
