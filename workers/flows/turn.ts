import type { Flow } from '../assistant/settings/flows'
import { exampleOf } from './example'
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
import {
  CANCELLED,
  FOR_EXAMPLE,
  NO_CHOICE,
  NOT_UNDERSTOOD,
  ours,
  PASSED_ON,
  SHOWN_BACK,
  WHAT_CHANGES,
  YES_CHOICE,
} from './lines'
import { shownValue } from './slot'
import { inLanguage, tagFor } from './wording'

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
  /** Tapped on a question from before. */
  old: boolean
  intent: string | null
  language: string
  now: number
  timeZone: string
}

/** Before knowledge is asked: an answer to a running request, or the tenant's words that begin one. */
export function flowTurn(flows: readonly Flow[], state: FlowState | null, said: Said): FlowTurn {
  const reply = { text: said.text, old: said.old, now: said.now, today: todayIn(said.timeZone, said.now) }
  const running = state && flows.find(({ id }) => id === state.flowId)
  const after = state ? continueFlow(running ?? undefined, state, reply) : null
  if (running && after && after.kind !== 'over')
    return (
      instead(flows, running, after, { said, reply }) ??
      spoken(running, after, { language: said.language, today: reply.today })
    )
  return begun(flows, said, reply) ?? { kind: 'none', ...(state ? { flow: null } : {}) }
}

/** What is no answer to the running request may be the beginning of another, "cancel my appointment" for one. */
function instead(
  flows: readonly Flow[],
  running: Flow,
  after: Running,
  { said, reply }: { said: Said; reply: Reply },
): FlowTurn | null {
  const isAnswer = after.kind === 'ask' ? !after.again : !['cancelled', 'aside', 'stuck'].includes(after.kind)
  if (isAnswer) return null
  return begun(
    flows.filter(({ id }) => id !== running.id),
    { ...said, intent: null },
    reply,
  )
}

function begun(flows: readonly Flow[], said: Said, reply: Reply): FlowTurn | null {
  const flow = flowBegunBy(flows, said)
  return flow ? spoken(flow, beginFlow(flow, reply), { language: said.language, today: reply.today }) : null
}

interface Hearing {
  language: string
  /** yyyy-mm-dd where the business is. */
  today: string
}

function spoken(flow: Flow, after: Running, hearing: Hearing): FlowTurn {
  const { language } = hearing
  switch (after.kind) {
    case 'ask':
    case 'confirm':
    case 'change':
      return { kind: 'say', ...question(flow, after, hearing), flow: after.state }
    case 'cancelled':
      return { kind: 'say', text: ours(CANCELLED, language), choices: [], flow: null }
    case 'aside':
      return { kind: 'aside', ...question(flow, askedIn(flow, after.state), hearing), flow: after.state }
    case 'done':
    case 'stuck':
      return {
        kind: 'hand_off',
        why: after.kind === 'done' ? 'flow_done' : 'flow_stuck',
        text: after.kind === 'done' ? doneIn(flow, language) || ours(PASSED_ON, language) : null,
        teamId: flow.teamId,
        wants: flow.name,
        told: answersOf(flow, after.state).map(({ slot, value }) => `${slot.label}: ${value}`),
      }
  }
}

function doneIn({ done, doneLines = {} }: Flow, language: string): string {
  const tag = tagFor(doneLines, language, done)
  return (tag === null ? '' : doneLines[tag]) || done
}

type Asking = Extract<FlowStep, { kind: 'ask' | 'confirm' | 'change' }>

/** The question that stands open. */
function askedIn(flow: Flow, state: FlowState): Asking {
  if (state.changing) return { kind: 'change', state }
  const slot = flow.slots.find(({ id }) => id === state.asking)
  return slot ? { kind: 'ask', state, slot, again: false } : { kind: 'confirm', state }
}

function question(flow: Flow, after: Asking, { language, today }: Hearing): { text: string; choices: string[] } {
  if (after.kind === 'change') {
    return withChoices(
      ours(WHAT_CHANGES, language),
      flow.slots.map((slot) => inLanguage(slot, language).label),
    )
  }
  if (after.kind === 'confirm') {
    const lines = answersOf(flow, after.state).map(({ slot, value }) => {
      const { label, choices } = inLanguage(slot, language)
      const chosen = slot.kind === 'choice' ? choices[slot.choices.indexOf(value)] : undefined
      return `• ${label}: ${chosen ?? shownValue(slot.kind, value, language)}`
    })
    const text = [ours(SHOWN_BACK, language), ...lines].join('\n')
    return { text, choices: [ours(YES_CHOICE, language), ours(NO_CHOICE, language)] }
  }
  const { slot, again } = after
  const { question: words, choices } = inLanguage(slot, language)
  const asked = again ? askedAgain(words, exampleOf(slot.kind, language, today), language) : words
  return withChoices(asked, slot.kind === 'choice' ? choices : [])
}

function askedAgain(words: string, example: string | null, language: string): string {
  const again = `${ours(NOT_UNDERSTOOD, language)} ${words}`
  return example === null ? again : `${again}\n${ours(FOR_EXAMPLE, language)} ${example}`
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
