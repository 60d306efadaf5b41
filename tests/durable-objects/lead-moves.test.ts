import { expect, test } from 'vitest'
import { leadPlan } from '../../workers/assistant/settings/lead-plan'
import { adopt } from '../../workers/conversations/adopt'
import type { AdoptedState, Entry } from '../../workers/conversations/entry'
import { reduce } from '../../workers/conversations/reduce'
import { type ConversationState, emptyState } from '../../workers/conversations/state'
import type { FlowState } from '../../workers/flows/flow'
import { changeLead, type LeadState, newLead } from '../../workers/leads/lead'

const PLAN = leadPlan.parse({
  on: true,
  fields: [
    { id: 'area', label: 'Area', worth: 30 },
    { id: 'email', label: 'E-mail', kind: 'email', worth: 20 },
  ],
})
const ASSISTANT = { kind: 'assistant' } as const

const FLOW: FlowState = {
  flowId: 'booking',
  name: 'Booking',
  told: 'Day: 2026-12-01',
  slots: { day: '2026-12-01' },
  asking: 'hour',
  confirming: false,
  tries: 0,
  since: 1,
}

function leadWith(field: string, value: string): LeadState {
  return changeLead(newLead(PLAN), [{ what: 'fact', field, value, by: 'customer' }], PLAN)
}

function stateWith(...bodies: Entry['body'][]): ConversationState {
  const state = emptyState('919876543210', true, 1)
  for (const [i, body] of bodies.entries()) reduce(state, { seq: i + 1, at: i + 1, ref: null, key: null, body })
  return state
}

test('a conversation knows the newest of its lead and of its request', () => {
  const state = stateWith(
    { kind: 'lead', lead: leadWith('area', 'Adyar'), by: ASSISTANT },
    { kind: 'flow', state: FLOW },
    { kind: 'lead', lead: leadWith('area', 'Guindy'), by: ASSISTANT },
  )
  expect(state.lead?.facts.area?.value).toBe('Guindy')
  expect(state.flow).toEqual(FLOW)
})

test('a request ends when people take over: they have its answers in the summary', () => {
  const to = { holder: 'people', reason: 'flow_done' } as const
  const from = { holder: 'assistant' } as const
  const state = stateWith({ kind: 'flow', state: FLOW }, { kind: 'baton', from, to, by: ASSISTANT, cause: 'flow_done' })
  expect(state.flow).toBeNull()
})

test('of two conversations that are one, what is known here stands and what the other knew is added', () => {
  const here = stateWith({ kind: 'lead', lead: leadWith('area', 'Adyar'), by: ASSISTANT })
  const there = leadWith('email', 'asha@example.in')
  const other = { ...there, facts: { ...there.facts, ...leadWith('area', 'Guindy').facts }, ownerId: 'usr_1' }
  const origin: AdoptedState = {
    generation: 1,
    hold: null,
    baton: { holder: 'assistant' },
    windowClosesAt: 0,
    marketingOptOut: false,
    state: 'open',
    contact: { waId: null, userId: null, username: null, name: null },
    lead: other,
  }
  const body = { kind: 'adopted', from: 'cnv_2', cause: 'same_contact', origin } as const
  adopt(here, { seq: 2, at: 2, ref: null, key: null, body }, body)
  expect(here.lead?.facts.area?.value).toBe('Adyar')
  expect(here.lead?.facts.email?.value).toBe('asha@example.in')
  expect(here.lead).toMatchObject({ score: 50, ownerId: 'usr_1' })
})

test('what moved away keeps no lead', () => {
  const to = { conversationId: 'cnv_2', contactKey: '1', generation: 1 }
  const state = stateWith({ kind: 'lead', lead: leadWith('area', 'Adyar'), by: ASSISTANT }, { kind: 'moved', to })
  expect(state.lead).toBeNull()
})
