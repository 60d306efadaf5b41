import type { Decision, Turn } from '../../workers/assistant/decide'
import type { DecisionRecord } from '../../workers/conversations/entry'
import { isWindowOpen } from '../../workers/conversations/reply-window'
import type { MessageView } from '../../workers/conversations/views'
import type { ConversationLog } from './log'
import { NEWEST } from './log-reading'
import { messagesBefore } from './reading'
import { startsNow, turnBaton } from './receive'
import { shownMessage } from './shown'

const ASSISTANT = { kind: 'assistant' } as const
/** Newer customer messages make the assistant think again this often; then it says what it has. */
const MOST_RETAKES = 2
const PATIENCE_MS = 10_000
const HISTORY = 20

export interface TurnSnapshot {
  /** seq of the messages this turn answers. */
  burst: number[]
  turn: Turn
}

/** With no quiet time each message is a turn of its own. */
export function snapshotTurn(log: ConversationLog, options: { single: boolean; now: number }): TurnSnapshot | null {
  const { burst: waiting, baton, contact, windowClosesAt, hiddenUpTo } = log.state
  if (baton.holder !== 'assistant' || waiting.length === 0) return null
  const burst = options.single ? waiting.slice(0, 1) : [...waiting]
  const newest = burst.at(-1) ?? 0
  const messages = messagesBefore(log, { ...NEWEST, seq: newest + 1 }, HISTORY + burst.length)
    .stands.filter(({ entry }) => entry.seq > hiddenUpTo)
    .flatMap((stand) => shownMessage(log, stand, options.now) ?? [])
    .reverse()
  return {
    burst,
    turn: {
      now: options.now,
      contactName: contact.name,
      windowOpen: isWindowOpen(windowClosesAt, options.now),
      burst: messages.filter(({ seq }) => burst.includes(seq)).map(({ text, type }) => ({ text, type })),
      history: messages
        .filter((one) => !burst.includes(one.seq) && one.direction !== 'note' && remembered(one) !== null)
        .map((one) => ({ by: speaker(one.by), text: remembered(one) ?? '', at: one.sentAt })),
    },
  }
}

/** Read as words by themselves; what we sent of other types is named, so that it is not sent again. */
const WORDY = new Set(['text', 'template', 'interactive'])

function remembered({ direction, type, text }: MessageView): string | null {
  return direction === 'inbound' || WORDY.has(type) ? text : [`[${type}]`, text ?? ''].join(' ').trim()
}

function speaker(by: string): 'customer' | 'assistant' | 'agent' {
  if (by === 'customer') return 'customer'
  return by === 'assistant' || by.startsWith('rule:') ? 'assistant' : 'agent'
}

/** `again`: the customer wrote meanwhile, so what was decided answers only half. */
export type Commit = 'committed' | 'again' | 'overtaken'

/** Under the baton: whoever holds it now decides whether this may still be said. */
export function commitTurn(
  log: ConversationLog,
  { burst }: TurnSnapshot,
  decision: Decision,
  at: { now: number; retakes: number; single: boolean },
): Commit {
  const { baton, burst: waiting, burstSince, moved } = log.state
  if (moved || baton.holder !== 'assistant' || !burst.every((seq) => waiting.includes(seq))) return 'overtaken'
  const newer = waiting.some((seq) => seq > (burst.at(-1) ?? 0))
  const patient = at.retakes < MOST_RETAKES && at.now - (burstSince ?? at.now) < PATIENCE_MS
  if (newer && patient && !at.single) return 'again'
  log.transaction(() => write(log, burst.at(-1) ?? 0, decision, at.now))
  return 'committed'
}

function write(log: ConversationLog, upTo: number, decision: Decision, now: number): void {
  if (decision.kind === 'silent') {
    const { why } = decision
    log.append({ body: { kind: 'silent', upTo, why }, at: now })
    // Nobody would answer otherwise: as with a message that comes while it is off, it is for people.
    if (why === 'assistant_off')
      turnBaton(log, { kind: 'assistant_gave_up', reason: why }, { kind: 'system', cause: why }, why, now)
    return
  }
  log.append({
    body: {
      kind: 'say',
      content: { type: 'text', text: decision.text },
      by: ASSISTANT,
      cause: decision.kind,
      upTo,
      decision: recordOf(decision),
      ...startsNow(log),
    },
    at: now,
  })
  if (decision.kind !== 'hand_off') return
  log.append({ body: { kind: 'summary', summary: decision.summary, reason: decision.reason }, at: now })
  turnBaton(log, { kind: 'assistant_gave_up', reason: decision.reason }, ASSISTANT, decision.reason, now)
}

function recordOf(decision: Exclude<Decision, { kind: 'silent' }>): DecisionRecord {
  return {
    language: decision.language,
    intent: decision.intent,
    confidence: decision.confidence,
    sources: decision.kind === 'answer' ? decision.sources : [],
    model: decision.model,
    latencyMs: decision.latencyMs,
    ...(decision.degraded ? { degraded: decision.degraded } : {}),
  }
}
