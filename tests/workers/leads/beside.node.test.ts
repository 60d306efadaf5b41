import { expect, test } from 'vitest'
import { leadPlan } from '../../../workers/assistant/settings/lead-plan'
import { besideNow, changeLead, heard, type LeadChange, type LeadState, newLead } from '../../../workers/leads/lead'

const PLAN = leadPlan.parse({
  on: true,
  fields: [
    { id: 'area', label: 'Area', question: 'Which area?', worth: 30 },
    { id: 'email', label: 'E-mail', kind: 'email', worth: 20 },
  ],
  intents: [{ intent: 'buy', worth: 10 }],
})

const BEFORE = changeLead(newLead(PLAN), [{ what: 'fact', field: 'area', value: 'Adyar', by: 'customer' }], PLAN)
const said = (value: string, seq: number) => ({ value, seq, quote: value, by: 'customer' })
/** A turn that began before, and thinks for some seconds. */
const HEARD = heard(BEFORE, { facts: { area: said('Guindy', 7), email: said('a@b.in', 7) }, intent: 'buy' }, PLAN)

function meanwhile(...changes: LeadChange[]): LeadState {
  return besideNow(changeLead(BEFORE, changes, PLAN), HEARD, BEFORE)
}

test('what the assistant heard is added where nobody touched the lead', () => {
  expect(besideNow(BEFORE, HEARD, BEFORE)).toEqual(HEARD)
  expect(besideNow(null, HEARD, null)).toEqual(HEARD)
})

test('a stage, an owner and a correction of a person stand, though the assistant was thinking', () => {
  const now = meanwhile(
    { what: 'stage', stage: 'won', by: 'usr_1' },
    { what: 'owner', ownerId: 'usr_1' },
    { what: 'fact', field: 'area', value: 'Mylapore', by: 'usr_1' },
  )
  expect(now).toMatchObject({ stage: 'won', stageBy: 'usr_1', ownerId: 'usr_1', score: 60 })
  expect(now.facts.area).toMatchObject({ value: 'Mylapore', by: 'usr_1' })
  expect(now.facts.email).toMatchObject({ value: 'a@b.in', seq: 7 })
})

test('what a person struck out or dismissed meanwhile is not brought back', () => {
  const struck = meanwhile({ what: 'fact', field: 'area', value: null, by: 'usr_1' })
  expect(struck.facts.area).toBeUndefined()
  expect(struck.score).toBe(30)
  expect(meanwhile({ what: 'dismissed' }).dismissed).toBe(true)
})
