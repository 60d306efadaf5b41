import { withButtons } from '../../workers/assistant/choices'
import type { Decision } from '../../workers/assistant/decide'
import type { DecisionRecord } from '../../workers/conversations/entry'
import type { besideNow } from '../../workers/leads/lead'
import type { ConversationLog } from './log'
import { startsNow, turnBaton } from './receive'
import { type TurnSnapshot, wordsNow } from './turn'

const ASSISTANT = { kind: 'assistant' } as const
/** Newer customer messages make the assistant think again this often; then it says what it has. */
const MOST_RETAKES = 2
const PATIENCE_MS = 10_000

/** `again`: the customer wrote meanwhile, so what was decided answers only half. */
export type Commit = 'committed' | 'again' | 'overtaken'

type Spoken = Exclude<Decision, { kind: 'silent' }>

/** Under the baton: whoever holds it now decides whether this may still be said. */
export function commitTurn(
  log: ConversationLog,
  snapshot: TurnSnapshot,
  decided: Decision,
  at: { now: number; retakes: number; single: boolean; beside?: typeof besideNow },
): Commit {
  const { burst, words, turn } = snapshot
  const { baton, burst: waiting, burstSince, moved, wish } = log.state
  // Who asked for a person gets no answer of a machine any more, not even to what they asked before.
  if (moved || wish !== undefined || baton.holder !== 'assistant' || !burst.every((seq) => waiting.includes(seq)))
    return 'overtaken'
  const newer = waiting.some((seq) => seq > (burst.at(-1) ?? 0))
  const patient = at.retakes < MOST_RETAKES && at.now - (burstSince ?? at.now) < PATIENCE_MS
  const left = wordsNow(log, burst, at.now)
  if (patient && ((newer && !at.single) || (left !== '' && left !== words))) return 'again'
  const isOver = left === '' || (asksOn(decided) && saidStop(log, snapshot))
  const decision: Decision = isOver ? { kind: 'silent', why: 'nothing_said' } : decided
  log.transaction(() => {
    if (decision.kind === 'silent') keepSilent(log, burst.at(-1) ?? 0, decision.why, at.now)
    else speak(log, burst.at(-1) ?? 0, withLeadNow(log, decision, turn, at.beside), at.now)
  })
  return 'committed'
}

/** While it thought: the request they were at was ended by that, too. */
function saidStop({ state }: ConversationLog, { turn, optedOut }: TurnSnapshot): boolean {
  return (state.marketingOptOut && !optedOut) || (turn.flow !== null && !state.flow)
}

/** Whoever said stop is not asked anything more; what they asked themselves is answered. */
function asksOn(decision: Decision): boolean {
  return decision.kind === 'clarify' || (decision.kind === 'answer' && Boolean(decision.flow))
}

function keepSilent(log: ConversationLog, upTo: number, why: string, now: number): void {
  log.append({ body: { kind: 'silent', upTo, why }, at: now })
  // Nobody would answer otherwise: as with a message that comes while it is off, or too late, it is for people.
  if (why === 'nothing_said') return
  const reason = why === 'window_closed' ? 'late' : why
  turnBaton(log, { kind: 'assistant_gave_up', reason }, { kind: 'system', cause: reason }, reason, now)
}

/** People may have looked after the lead while the assistant thought: their word stands. */
function withLeadNow(
  log: ConversationLog,
  decision: Spoken,
  { lead }: TurnSnapshot['turn'],
  beside: typeof besideNow | undefined,
): Spoken {
  if (!decision.lead || !beside) return decision
  return { ...decision, lead: beside(log.state.lead ?? null, decision.lead, lead ?? null) }
}

/** An entry costs a row: only what changed is written. */
function speak(log: ConversationLog, upTo: number, decision: Spoken, now: number): void {
  for (const { seq, ...heard } of decision.heard ?? [])
    log.append({ body: { kind: 'heard', ...heard }, at: now, ref: seq })
  log.append({
    body: {
      kind: 'say',
      content: withButtons(decision.text, decision.choices ?? []),
      by: ASSISTANT,
      cause: decision.kind,
      upTo,
      decision: recordOf(decision),
      ...(isStep(decision) ? { step: true } : {}),
      ...startsNow(log),
    },
    at: now,
  })
  if (decision.flow !== undefined && JSON.stringify(decision.flow) !== JSON.stringify(log.state.flow))
    log.append({ body: { kind: 'flow', state: decision.flow }, at: now })
  if (decision.lead) log.append({ body: { kind: 'lead', lead: decision.lead, by: ASSISTANT }, at: now })
  if (decision.kind !== 'hand_off') return
  const { summary, reason, teamId } = decision
  log.append({ body: { kind: 'summary', summary, reason, upTo }, at: now })
  const team = teamId ? { team: teamId } : {}
  turnBaton(log, { kind: 'assistant_gave_up', reason, ...team }, ASSISTANT, reason, now)
}

/** Of a request: asked, shown back, or given up. What is answered beside it is an answer. */
function isStep(decision: Spoken): boolean {
  return decision.kind === 'clarify' && decision.flow !== undefined
}

function recordOf(decision: Spoken): DecisionRecord {
  const handedOver = decision.kind === 'hand_off' ? decision : null
  return {
    language: decision.language,
    intent: decision.intent,
    confidence: decision.confidence,
    sources: decision.kind === 'clarify' ? [] : (decision.sources ?? []),
    model: decision.model,
    latencyMs: decision.latencyMs,
    neurons: Math.round(decision.neurons * 1000) / 1000,
    ...(decision.models ? { models: decision.models } : {}),
    ...(decision.degraded ? { degraded: decision.degraded } : {}),
    ...(handedOver ? { reason: handedOver.reason } : {}),
    ...(handedOver?.rule ? { rule: handedOver.rule } : {}),
  }
}
