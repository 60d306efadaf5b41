import { matchesAny, type PhraseBook, phrases, wordsOf } from '../assistant/phrases'
import type { Flow, FlowSlot } from '../assistant/settings/flows'
import { isQuestion, saysCancel, saysChange, saysNo, saysNotSo, saysYes } from './said'
import { readSlot } from './slot'
import { labelsOf } from './wording'

/**
 * A request that takes several answers, one question at a time: asked, read, shown back, confirmed. Pure: what the customer
 * said goes in, what is to be said comes out, and the state between is a small row.
 */
export interface FlowState {
  flowId: string
  /** What people call it, and what is known so far in words: who takes over reads it without the flow. */
  name: string
  told: string
  slots: Record<string, string>
  /** The slot that was asked for. */
  asking: string | null
  confirming: boolean
  /** They said that it is not right, and were asked what to change. */
  changing?: true
  /** How often the same was asked. */
  tries: number
  /** Of the last step, epoch ms. */
  since: number
}

export type FlowStep =
  | { kind: 'ask'; state: FlowState; slot: FlowSlot; again: boolean }
  | { kind: 'confirm'; state: FlowState }
  | { kind: 'change'; state: FlowState }
  | { kind: 'done'; state: FlowState }
  /** They ask something else: answered first, then the same question again. */
  | { kind: 'aside'; state: FlowState }
  | { kind: 'cancelled' }
  /** Not understood three times: people go on with what is known. */
  | { kind: 'stuck'; state: FlowState }
  /** Too old, or the tenant has changed the flow under it: as if there were none. */
  | { kind: 'over' }

export type Running = Exclude<FlowStep, { kind: 'over' }>

export interface Reply {
  text: string
  /** Tapped on a question from before: no yes to what is asked now. */
  old?: boolean
  now: number
  /** yyyy-mm-dd where the business is. */
  today: string
}

/** Who comes back a day later begins anew. */
const FORGOTTEN_AFTER_MS = 24 * 3_600_000
const MOST_TRIES = 3

/** The flow that an intent or the tenant's own words begin. */
export function flowBegunBy(flows: readonly Flow[], said: { text: string; intent: string | null }): Flow | undefined {
  const on = flows.filter((flow) => flow.on)
  const words = wordsOf(said.text)
  return (
    on.find((flow) => flow.phrases.some((phrase) => matchesAny(words, bookOf(phrase)))) ??
    on.find((flow) => said.intent !== null && flow.intents.includes(said.intent))
  )
}

/** A tenant's phrase is words in order, nothing of the pattern language. */
function bookOf(phrase: string): PhraseBook {
  return phrases(wordsOf(phrase).join(' '))
}

/** What they said already is not asked again. */
export function beginFlow(flow: Flow, reply: Reply): Running {
  const state: FlowState = {
    flowId: flow.id,
    name: flow.name,
    told: '',
    slots: {},
    asking: null,
    confirming: false,
    tries: 0,
    since: reply.now,
  }
  return told(flow, next(flow, { ...state, slots: certainIn(flow, reply, {}) }, reply.now))
}

export function continueFlow(flow: Flow | undefined, state: FlowState, reply: Reply): FlowStep {
  if (!flow?.on || reply.now - state.since > FORGOTTEN_AFTER_MS) return { kind: 'over' }
  return told(flow, step(flow, state, reply))
}

/** Label and value of everything known, in the order of the questions. */
export function answersOf(flow: Flow, { slots }: Pick<FlowState, 'slots'>): { slot: FlowSlot; value: string }[] {
  return flow.slots.flatMap((slot) => {
    const value = slots[slot.id]
    return value ? [{ slot, value }] : []
  })
}

function told(flow: Flow, after: Running): Running {
  if (!('state' in after)) return after
  const lines = answersOf(flow, after.state).map(({ slot, value }) => `${slot.label}: ${value}`)
  return { ...after, state: { ...after.state, told: lines.join(' · ') } }
}

function step(flow: Flow, state: FlowState, reply: Reply): Running {
  if (saysCancel(reply.text)) return { kind: 'cancelled' }
  const known = { ...state, slots: stillAsked(flow, state.slots) }
  if (known.confirming) return confirmed(flow, known, reply)
  const asked = flow.slots.find(({ id }) => id === known.asking)
  return asked ? answered(flow, known, asked, reply) : next(flow, known, reply.now)
}

/** The tenant may have taken a question away meanwhile. */
function stillAsked(flow: Flow, slots: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(slots).filter(([id]) => flow.slots.some((slot) => slot.id === id)))
}

function answered(flow: Flow, state: FlowState, asked: FlowSlot, reply: Reply): Running {
  const corrected = correction(flow, state, reply, asked)
  if (corrected) return next(flow, { ...state, slots: { ...state.slots, ...corrected } }, reply.now, asked)
  if (asked.kind === 'text' && isQuestion(reply.text)) return aside(state, reply.now)
  const value = readSlot(asked, reply.text, reply.today)
  if (value === null) {
    if (!asked.required && saysNo(reply.text)) return next(flow, withSlot(state, asked.id, ''), reply.now)
    return isQuestion(reply.text) ? aside(state, reply.now) : askAgain(state, asked, reply.now)
  }
  const slots = { ...certainIn(flow, reply, state.slots), [asked.id]: value }
  return next(flow, { ...state, slots: { ...state.slots, ...slots } }, reply.now)
}

function askAgain(state: FlowState, slot: FlowSlot, now: number): Running {
  const tries = state.tries + 1
  if (tries >= MOST_TRIES) return { kind: 'stuck', state: { ...state, tries, since: now } }
  return { kind: 'ask', state: { ...state, asking: slot.id, tries, since: now }, slot, again: true }
}

/** They may ask as much as they like; it is not that they are not understood. */
function aside(state: FlowState, now: number): Running {
  return { kind: 'aside', state: { ...state, since: now } }
}

function confirmed(flow: Flow, state: FlowState, reply: Reply): Running {
  const corrected = correction(flow, state, reply)
  if (corrected) return next(flow, { ...state, slots: { ...state.slots, ...corrected } }, reply.now)
  const named = state.changing || saysChange(reply.text) ? slotNamed(flow, reply.text) : undefined
  if (named) {
    const { [named.id]: _old, ...slots } = state.slots
    const { changing: _changing, ...rest } = state
    return ask({ ...rest, slots, confirming: false }, named, reply.now)
  }
  if (reply.old) return { kind: 'confirm', state: { ...state, since: reply.now } }
  if (!state.changing && saysYes(reply.text)) return { kind: 'done', state: { ...state, since: reply.now } }
  if (saysNotSo(reply.text)) return { kind: 'change', state: { ...state, changing: true, tries: 0, since: reply.now } }
  if (isQuestion(reply.text)) return aside(state, reply.now)
  const tries = state.tries + 1
  if (tries >= MOST_TRIES) return { kind: 'stuck', state: { ...state, tries, since: reply.now } }
  const { changing: _changing, ...rest } = state
  return { kind: 'confirm', state: { ...rest, tries, since: reply.now } }
}

/** The first question that has no answer yet; none left: shown back. */
function next(flow: Flow, state: FlowState, now: number, before?: FlowSlot): Running {
  const open = flow.slots.find((slot) => state.slots[slot.id] === undefined)
  if (open) return ask(state, open, now, open === before)
  const { changing: _changing, ...rest } = state
  return { kind: 'confirm', state: { ...rest, asking: null, confirming: true, tries: 0, since: now } }
}

function ask(state: FlowState, slot: FlowSlot, now: number, again = false): Running {
  return { kind: 'ask', state: { ...state, asking: slot.id, confirming: false, tries: 0, since: now }, slot, again }
}

function withSlot(state: FlowState, id: string, value: string): FlowState {
  return { ...state, slots: { ...state.slots, [id]: value } }
}

/** Kinds that only one of the open questions has: what is said of them cannot be meant otherwise. */
const CERTAIN = new Set<FlowSlot['kind']>(['email', 'phone', 'date', 'time', 'choice'])

function certainIn(flow: Flow, reply: Reply, known: Record<string, string>): Record<string, string> {
  const open = flow.slots.filter(({ id, kind }) => known[id] === undefined && CERTAIN.has(kind))
  const alone = open.filter(({ kind }) => kind === 'choice' || open.filter((one) => one.kind === kind).length === 1)
  return Object.fromEntries(alone.flatMap((slot) => pair(slot, certainValue(slot, reply))))
}

/** A number alone is no answer to a question that was not asked. */
function certainValue(slot: FlowSlot, { text, today }: Reply): string | null {
  return (slot.kind === 'choice' || slot.kind === 'time') && /^\D{0,3}\p{Nd}{1,2}\D{0,3}$/u.test(text.trim())
    ? null
    : readSlot(slot, text, today)
}

function pair(slot: FlowSlot, value: string | null): [string, string][] {
  return value === null ? [] : [[slot.id, value]]
}

/** "No, Friday": answers given before that are replaced; null: nothing of the sort was said. */
function correction(flow: Flow, state: FlowState, reply: Reply, asked?: FlowSlot): Record<string, string> | null {
  // "Yes, at 9 pm" to what says 8 pm is no yes: whatever is shown back may be corrected without a word for it.
  const meant = state.changing || saysChange(reply.text)
  if (!meant && !state.confirming) return null
  const given = flow.slots.filter(({ id, kind }) => state.slots[id] !== undefined && CORRECTABLE.has(kind))
  const changed = given.flatMap((slot) => {
    if (!meant && slot.kind === 'number') return []
    // What is asked for now is answered before anything else is corrected.
    if (asked && asked.kind === slot.kind) return []
    if (given.filter(({ kind }) => kind === slot.kind).length > 1 && !isNamed(slot, reply.text)) return []
    const value = slot.kind === 'number' ? readSlot(slot, reply.text, reply.today) : certainValue(slot, reply)
    return value === null || value === state.slots[slot.id] ? [] : pair(slot, value)
  })
  return changed.length === 0 ? null : Object.fromEntries(changed)
}

const CORRECTABLE = new Set<FlowSlot['kind']>([...CERTAIN, 'number'])

function slotNamed(flow: Flow, text: string): FlowSlot | undefined {
  return flow.slots.find((slot) => isNamed(slot, text))
}

function isNamed(slot: FlowSlot, text: string): boolean {
  const said = new Set(wordsOf(text))
  return labelsOf(slot).some((label) => wordsOf(label).some((word) => word.length > 2 && said.has(word)))
}
