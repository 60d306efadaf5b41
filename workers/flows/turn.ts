import type { Flow } from '../assistant/settings/flows'
import {
  answersOf,
  beginFlow,
  continueFlow,
  type FlowState,
  type FlowStep,
  flowBegunBy,
  type Reply,
  type Running,
} from './flow'
import { CANCELLED, NO_CHOICE, NOT_UNDERSTOOD, ours, PASSED_ON, SHOWN_BACK, WHAT_CHANGES, YES_CHOICE } from './lines'
import { shownValue } from './slot'

/** What a running or beginning request makes of a turn. */
export type FlowTurn =
  | { kind: 'say'; text: string; choices: string[]; flow: FlowState | null }
  /** Confirmed, or not understood: people do what was asked for. `told`: what they need to know. */
  | {
      kind: 'hand_off'
      why: 'flow_done' | 'flow_stuck'
      text: string | null
      teamId: string | null
      wants: string
      told: string[]
    }
  /** Answer what they ask, then say `text` again. */
  | { kind: 'aside'; text: string; choices: string[]; flow: FlowState }
  /** None of it: the turn goes its usual way. */
  | { kind: 'none'; flow?: null }

interface Said {
  text: string
  intent: string | null
  language: string
  now: number
  timeZone: string
}

/** Before knowledge is asked: an answer to a running request, or the tenant's words that begin one. */
export function flowTurn(flows: readonly Flow[], state: FlowState | null, said: Said): FlowTurn {
  const reply = { text: said.text, now: said.now, today: todayIn(said.timeZone, said.now) }
  const running = state && flows.find(({ id }) => id === state.flowId)
  const after = state ? continueFlow(running ?? undefined, state, reply) : null
  if (running && after && after.kind !== 'over') return spoken(running, after, said.language)
  return begun(flows, said, reply) ?? { kind: 'none', ...(state ? { flow: null } : {}) }
}

function begun(flows: readonly Flow[], said: Said, reply: Reply): FlowTurn | null {
  const flow = flowBegunBy(flows, said)
  return flow ? spoken(flow, beginFlow(flow, reply), said.language) : null
}

function spoken(flow: Flow, after: Running, language: string): FlowTurn {
  switch (after.kind) {
    case 'ask':
    case 'confirm':
    case 'change':
      return { kind: 'say', ...question(flow, after, language), flow: after.state }
    case 'cancelled':
      return { kind: 'say', text: ours(CANCELLED, language), choices: [], flow: null }
    case 'aside':
      return { kind: 'aside', ...question(flow, askedIn(flow, after.state), language), flow: after.state }
    case 'done':
    case 'stuck':
      return {
        kind: 'hand_off',
        why: after.kind === 'done' ? 'flow_done' : 'flow_stuck',
        text: after.kind === 'done' ? flow.done || ours(PASSED_ON, language) : null,
        teamId: flow.teamId,
        wants: flow.name,
        told: answersOf(flow, after.state).map(({ slot, value }) => `${slot.label}: ${value}`),
      }
  }
}

type Asking = Extract<FlowStep, { kind: 'ask' | 'confirm' | 'change' }>

/** The question that stands open. */
function askedIn(flow: Flow, state: FlowState): Asking {
  if (state.changing) return { kind: 'change', state }
  const slot = flow.slots.find(({ id }) => id === state.asking)
  return slot ? { kind: 'ask', state, slot, again: false } : { kind: 'confirm', state }
}

function question(flow: Flow, after: Asking, language: string): { text: string; choices: string[] } {
  if (after.kind === 'change') {
    return withChoices(
      ours(WHAT_CHANGES, language),
      flow.slots.map(({ label }) => label),
    )
  }
  if (after.kind === 'confirm') {
    const lines = answersOf(flow, after.state).map(
      ({ slot, value }) => `• ${slot.label}: ${shownValue(slot.kind, value, language)}`,
    )
    const text = [ours(SHOWN_BACK, language), ...lines].join('\n')
    return { text, choices: [ours(YES_CHOICE, language), ours(NO_CHOICE, language)] }
  }
  const { slot, again } = after
  const asked = again ? `${ours(NOT_UNDERSTOOD, language)} ${slot.question}` : slot.question
  return withChoices(asked, slot.kind === 'choice' ? slot.choices : [])
}

/** WhatsApp: at most three reply buttons of at most 20 characters. */
const MOST_BUTTONS = 3
const BUTTON_CHARS = 20

/** As buttons where they fit, else as a numbered list that can be answered by its numbers. */
export function withChoices(text: string, choices: readonly string[]): { text: string; choices: string[] } {
  const distinct = new Set(choices).size === choices.length
  if (choices.length <= MOST_BUTTONS && distinct && choices.every(({ length }) => length <= BUTTON_CHARS))
    return { text, choices: [...choices] }
  return { text: [text, ...choices.map((choice, i) => `${i + 1}. ${choice}`)].join('\n'), choices: [] }
}

/** yyyy-mm-dd where the business is. */
export function todayIn(timeZone: string, now: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now)
}
