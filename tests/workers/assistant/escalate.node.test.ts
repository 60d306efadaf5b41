import { describe, expect, test } from 'vitest'
import { isDangerous } from '../../../workers/assistant/danger'
import { escalated, forbiddenTopic, timesAsked } from '../../../workers/assistant/escalate'
import { escalation } from '../../../workers/assistant/settings/escalation'
import { triedTurn } from '../../../workers/assistant/try'

const turn = triedTurn({ text: 'x', history: [] }, 0)
const rules = escalation.parse({})

describe('danger', () => {
  test.each([
    'I have severe chest pain since the treatment',
    'my son cannot breathe properly',
    'she took an overdose of the tablets',
    'I want to kill myself',
    'You will hear from my lawyer',
    'I will sue you for this',
    'मेरे सीने में बहुत दर्द है',
    'मैं मरना चाहता हूँ',
    'mere seene mein dard ho raha hai',
    'main police mein complaint karunga',
    'நெஞ்சு வலி அதிகமாக உள்ளது',
    'மூச்சு விட முடியவில்லை',
    'tengo un dolor muy fuerte en el pecho',
    'no puedo respirar bien',
    'voy a demandar a la empresa',
    'estou com muita dor no peito',
    'vou chamar meu advogado',
    'لا استطيع التنفس جيدا',
    'سأتصل بالمحامي',
  ])('%s', (text) => {
    expect(isDangerous(text)).toBe(true)
  })

  test.each([
    'Is there a tennis court at the hotel?',
    'Do you sell life jackets?',
    'I need a lawyer for a will, what do you charge?',
    'Quiero hablar con una abogada de familia',
    'What is the emergency contact on the trip?',
    'The view took my breath away, wonderful!',
    'Do you have travel insurance for medical costs?',
    'Quiero pedir una cita para el martes',
    'मुझे कल का समय चाहिए',
    'I am dying to see the Taj Mahal',
    'நாளை திறந்திருக்கிறீர்களா?',
    'متى تفتحون يوم الاحد؟',
  ])('not: %s', (text) => {
    expect(isDangerous(text)).toBe(false)
  })
})

test('the gravest rule decides, with the team that looks after it', () => {
  const own = escalation.parse({ danger: { teamId: 'team_1' }, angry: { phrases: ['such a shame'] } })
  expect(escalated(own, 'worst service ever, I will sue you', turn)).toEqual({
    reason: 'danger',
    rule: 'danger',
    teamId: 'team_1',
  })
  expect(escalated(own, 'This is such a shame!', turn)).toMatchObject({ reason: 'angry' })
  expect(escalated(rules, 'This is such a shame!', turn)).toBeNull()
  expect(escalated(escalation.parse({ angry: { on: false } }), 'worst service ever', turn)).toBeNull()
})

test('important customers go to people by their label, once the tenant has named one', () => {
  const vip = escalation.parse({ vip: { on: true, labels: ['lbl_vip'], teamId: 'team_vip' } })
  expect(escalated(vip, 'hello there', { ...turn, labels: ['lbl_vip'] })).toEqual({
    reason: 'vip',
    rule: 'vip',
    teamId: 'team_vip',
  })
  expect(escalated(rules, 'hello there', { ...turn, labels: ['lbl_vip'] })).toBeNull()
})

test('many answers in a row without a person are enough', () => {
  expect(escalated(rules, 'and what else?', { ...turn, answersInARow: 8 })).toMatchObject({ reason: 'loop' })
  expect(escalated(rules, 'and what else?', { ...turn, answersInARow: 7 })).toBeNull()
})

test('asked again after an answer it is people who answer', () => {
  const history = [
    { by: 'customer' as const, text: 'When does the bus to Ooty leave?', at: 0 },
    { by: 'assistant' as const, text: 'At six.', at: 1 },
  ]
  expect(timesAsked('when does the bus leave to Ooty', history)).toBe(2)
  expect(timesAsked('when does the bus to Goa arrive', history)).toBe(1)
  expect(timesAsked('When does the bus to Ooty leave?', history.slice(0, 1))).toBe(1)
  expect(escalated(rules, 'When does the bus to Ooty leave?', { ...turn, history })).toMatchObject({
    reason: 'repeated',
  })
})

test('a topic is known by its name and by its words, and they are no patterns', () => {
  const voice = { forbidden: [{ topic: 'visa advice', phrases: ['visa refused', 'a|b'] }] }
  expect(forbiddenTopic(voice, 'I need visa advice please')).toBe('visa advice')
  expect(forbiddenTopic(voice, 'my visa refused again')).toBe('visa advice')
  expect(forbiddenTopic(voice, 'do you sell b?')).toBeNull()
})
