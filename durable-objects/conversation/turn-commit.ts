import { withButtons } from '../../workers/assistant/choices'
import type { Decision } from '../../workers/assistant/decide'
import type { DecisionRecord } from '../../workers/conversations/entry'
import type { ConversationLog } from './log'
import { startsNow, turnBaton } from './receive'
import type { TurnSnapshot } from './turn'

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
  { burst }: TurnSnapshot,
  decision: Decision,
  at: { now: number; retakes: number; single: boolean },
): Commit {
  const { baton, burst: waiting, burstSince, moved } = log.state
  if (moved || baton.holder !== 'assistant' || !burst.every((seq) => waiting.includes(seq))) return 'overtaken'
  const newer = waiting.some((seq) => seq > (burst.at(-1) ?? 0))
  const patient = at.retakes < MOST_RETAKES && at.now - (burstSince ?? at.now) < PATIENCE_MS
  if (newer && patient && !at.single) return 'again'
  log.transaction(() => {
    if (decision.kind === 'silent') keepSilent(log, burst.at(-1) ?? 0, decision.why, at.now)
    else speak(log, burst.at(-1) ?? 0, decision, at.now)
  })
  return 'committed'
}

function keepSilent(log: ConversationLog, upTo: number, why: string, now: number): void {
  log.append({ body: { kind: 'silent', upTo, why }, at: now })
  // Nobody would answer otherwise: as with a message that comes while it is off, it is for people.
  if (why === 'assistant_off')
    turnBaton(log, { kind: 'assistant_gave_up', reason: why }, { kind: 'system', cause: why }, why, now)
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
    ...(decision.degraded ? { degraded: decision.degraded } : {}),
    ...(handedOver ? { reason: handedOver.reason } : {}),
    ...(handedOver?.rule ? { rule: handedOver.rule } : {}),
  }
}
