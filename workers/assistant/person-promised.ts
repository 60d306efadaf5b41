import { escalated } from './escalate'
import { teamOfFlow } from './in-flow'
import { detectLanguage } from './language'
import { handOffText } from './lines'
import type { Turn, TurnDeps } from './turn'
import { priorOf, writtenIn } from './written'

/** They asked for a person, in words that a rule knew for certain: only what they read, and who takes over, is open. */
export function personPromised(
  turn: Turn,
  house: Pick<TurnDeps, 'business' | 'handbook' | 'hours'>,
): { text: string; teamId: string | null } {
  const { escalation, flows } = house.handbook
  const said = writtenIn(turn)
  const { language } = detectLanguage(said, priorOf(turn, house))
  // "Please call me, I want to die": the graver of the two decides.
  const reason = escalated(escalation, said, turn)?.rule === 'danger' ? 'danger' : 'asked_for_person'
  return {
    text: handOffText(reason, { language, house, said }),
    teamId: escalation[reason].teamId ?? teamOfFlow(flows, turn.flow),
  }
}
