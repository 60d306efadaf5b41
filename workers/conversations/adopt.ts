import type { LeadState } from '../leads/lead'
import type { Baton } from './baton'
import type { AdoptedState, Entry } from './entry'
import { join, MERGED } from './joined'
import { scoreOfReasons } from './lead-points'
import { belongsAfter } from './sight'
import type { ConversationState, Touch } from './state'

/** What a conversation becomes by another that moves in, or that gives back what is its own. */

export function adopt(
  state: ConversationState,
  { seq, at }: Entry,
  { from, cause, origin }: Extract<Entry['body'], { kind: 'adopted' }>,
): void {
  state.marketingOptOut ||= origin.marketingOptOut
  const { contact } = state
  contact.name ??= origin.contact.name
  if (cause === MERGED) join(state, from, origin)
  else {
    state.windowClosesAt = Math.max(state.windowClosesAt, origin.windowClosesAt)
    contact.userId ??= origin.contact.userId
    contact.username ??= origin.contact.username
  }
  if (cause === 'number_changed' && origin.contact.waId !== null && origin.contact.waId !== contact.waId)
    state.formerly = {
      waId: origin.contact.waId,
      at: origin.leftAt ?? at,
      seq,
      ...(origin.heldSince === undefined ? {} : { heldSince: origin.heldSince }),
      ...(origin.cameAt === undefined ? {} : { cameAt: origin.cameAt }),
    }
  if (state.moved?.conversationId === from) state.left = null // whoever left the number is back
  state.joined = [
    ...state.joined,
    ...(origin.joined ?? []).filter(({ from }) => !state.joined.some((one) => one.from === from)),
  ]
  for (const touch of origin.touches ? [origin.touches.first, origin.touches.last] : [])
    state.touches = touched(state.touches, touch)
  state.contactSeq = seq
  state.followedUpTo = seq
  adoptWork(state, origin)
  if (origin.baton.holder !== 'assistant') onBaton(state, origin.baton)
  state.generation = Math.max(state.generation, origin.generation)
  if (origin.restless && origin.restless.count > state.restless.count) state.restless = origin.restless
  // Only what this conversation moved to may move back here.
  state.moved = null
  const [first] = state.queue
  state.paidAt = Math.max(state.paidAt, origin.paidAt ?? 0)
  if (origin.hold && !state.hold && first !== undefined) state.hold = { seq: first, ...origin.hold }
  if (cause === 'number_changed') state.hiddenUpTo = seq
}

/** From a conversation that it was joined to: what counted there counts here. */
export function takeBack(state: ConversationState, seq: number, origin: AdoptedState): void {
  const { baton, windowClosesAt, marketingOptOut, hold } = origin
  Object.assign(state, { moved: null, contactSeq: seq, followedUpTo: seq, windowClosesAt })
  state.marketingOptOut ||= marketingOptOut
  adoptWork(state, origin)
  const [first] = state.queue
  if (hold && first !== undefined) state.hold = { seq: first, ...hold }
  state.paidAt = Math.max(state.paidAt, origin.paidAt ?? 0)
  onBaton(state, baton)
}

/** What waited there waits here. */
function adoptWork(state: ConversationState, origin: AdoptedState): void {
  state.flow ??= origin.flow ?? null
  state.lead = bothLeads(state.lead ?? null, origin.lead ?? null)
  state.translating ??= origin.translating ?? null
  const { labels = [], homes = [], inbound = 0, unanswered = 0, waitingSince = null } = origin
  state.labels = [...new Set([...state.labels, ...labels])]
  state.homes = [...new Set([...state.homes, ...homes])]
  state.inbound += inbound
  state.unanswered += unanswered
  if (waitingSince !== null) state.waitingSince = Math.min(state.waitingSince ?? waitingSince, waitingSince)
}

/** Two that turn out to be one: what is known here stands, what only the other knew is added. */
function bothLeads(here: LeadState | null, there: LeadState | null): LeadState | null {
  if (!here || !there) return here ?? there
  const news = there.reasons.filter(({ kind, of }) => !here.reasons.some((one) => one.kind === kind && one.of === of))
  const reasons = [...here.reasons, ...news]
  return {
    ...here,
    facts: { ...there.facts, ...here.facts },
    intents: [...new Set([...here.intents, ...there.intents])],
    asked: [...new Set([...here.asked, ...there.asked])],
    ownerId: here.ownerId ?? there.ownerId,
    reasons,
    score: scoreOfReasons(reasons),
  }
}

/** Also what is told of the past, or late, finds its place. */
export function touched(known: ConversationState['touches'], touch: Touch): NonNullable<ConversationState['touches']> {
  if (!known) return { first: touch, last: touch }
  return {
    first: touch.at < known.first.at ? touch : known.first,
    last: touch.at >= known.last.at ? touch : known.last,
  }
}

export function onBaton(state: ConversationState, to: Baton): void {
  state.belongs = belongsAfter(state.belongs ?? {}, to)
  state.baton = to
  if (to.holder !== 'assistant') {
    state.burst = []
    state.burstSince = null
    delete state.alone // people look at it now
    delete state.wish
    state.flow = null // who takes over has its answers in the summary
  }
}
