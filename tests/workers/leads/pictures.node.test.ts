import { expect, test } from 'vitest'
import { decide } from '../../../workers/assistant/decide'
import { leadPlan } from '../../../workers/assistant/settings/lead-plan'
import { groundingCases } from '../../eval/grounding/cases'
import { asks, MODELS, surroundings } from '../../eval/grounding/hostile'

const PLAN = leadPlan.parse({
  on: true,
  fields: [
    { id: 'email', label: 'E-mail', kind: 'email', worth: 60 },
    { id: 'budget', label: 'Budget', kind: 'money', question: 'What is your budget?', worth: 40 },
  ],
})
const file = { at: { home: 'cnv_1', name: 'msg_1' }, mime: 'image/jpeg', bytes: 10, state: 'here' as const }

/** What the model sees in a picture is the model's word: a shop sign, a flyer, somebody else's card. */
test('what a picture shows is nothing that the customer told of themselves', async () => {
  const [first] = groundingCases()
  const [model] = Object.values(MODELS)
  if (!first || !model) throw new Error('no case')
  const base = surroundings(first, model)
  const deps = {
    ...base,
    handbook: { ...base.handbook, leadPlan: PLAN, voice: { ...base.handbook.voice, images: 'describe' as const } },
    look: async () => ({ ok: true as const, value: 'A card: sales@rival.test, budget 90 lakh rupees' }),
  }
  const turn = { ...asks(first), burst: [{ seq: 1, text: 'Is this you?', type: 'image', file }] }
  const decision = await decide(turn, deps)
  expect(decision.kind === 'silent' ? null : (decision.lead?.facts ?? {})).toEqual({})
  const own = { ...turn, burst: [{ seq: 1, text: 'My budget is 20 lakh rupees', type: 'image', file }] }
  const heard = await decide(own, deps)
  expect(heard.kind === 'silent' ? null : heard.lead?.facts).toEqual({
    budget: { value: 'INR 2000000', seq: 1, quote: 'My budget is 20 lakh rupees', by: 'customer' },
  })
})
