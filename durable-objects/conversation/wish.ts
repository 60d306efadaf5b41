import { handOffLine } from '../../workers/assistant/hand-off'
import { detectLanguage } from '../../workers/assistant/language'
import type { Turn } from '../../workers/assistant/turn'
import type { Actor } from '../../workers/conversations/actor'
import type { Entry } from '../../workers/conversations/entry'
import { errorName, log as logger } from '../../workers/platform/log'
import type { LaneSteps } from '../lane'
import type { ConversationLog } from './log'
import { say, turnBaton } from './receive'
import { turnOf } from './turn'

/** What the customer reads when a person was asked for, and whose waiting list it goes to. */
export interface Promised {
  text: string
  teamId: string | null
}

export interface WishDeps {
  promise(turn: Turn): Promise<Promised>
}

interface Wish {
  seq: number
  turn: Turn
}

const CUSTOMER: Actor = { kind: 'customer' }
const RULE = 'person_wanted'

/**
 * Somebody asked for a person. That is certain when the message is stored, and from then on the assistant says nothing; what
 * is said instead, and to which team it goes, stands in the tenant's settings, which a webhook does not wait for.
 */
export function wishLane(
  log: ConversationLog,
  { promise }: WishDeps,
  handedOver: (news: readonly Entry[], now: number) => void,
): LaneSteps<Wish, Promised> {
  return {
    next: (now) => {
      const { wish, burst, moved } = log.state
      if (wish === undefined || moved) return undefined
      return { seq: wish, turn: turnOf(log, [...burst.filter((seq) => seq < wish), wish], now) }
    },
    deliver: ({ turn }) =>
      promise(turn).catch((error: unknown) => {
        logger.error('conversation.promise_failed', { error: errorName(error) })
        return ours(turn)
      }),
    settle: ({ seq }, promised, now) => {
      // Whoever took it meanwhile answers in their own words.
      if (log.state.wish !== seq || log.state.moved) return
      const before = log.head
      keep(log, seq, promised, now)
      handedOver(log.after(before), now)
    },
  }
}

/** As long as the settings cannot be read. */
function ours({ burst }: Turn): Promised {
  return { text: handOffLine(detectLanguage(burst.at(-1)?.text ?? '').language), teamId: null }
}

function keep(log: ConversationLog, seq: number, { text, teamId }: Promised, now: number): void {
  log.transaction(() => {
    say(log, { text, by: { kind: 'rule', rule: RULE }, cause: log.entry(seq)?.key ?? RULE, now })
    tellFlow(log, now)
    const team = teamId === null ? {} : { team: teamId }
    turnBaton(log, { kind: 'assistant_gave_up', reason: 'asked_for_person', ...team }, CUSTOMER, RULE, now)
  })
}

/** Who takes over in the middle of a request knows what was answered so far. */
function tellFlow(log: ConversationLog, now: number): void {
  const { flow } = log.state
  if (!flow) return
  const summary = { wants: flow.name, said: flow.told, open: '', mood: 'calm' }
  log.append({ body: { kind: 'summary', summary, reason: RULE }, at: now })
}
