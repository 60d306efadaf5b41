import { describe, expect, test } from 'vitest'
import { isDangerous, isEmergency } from '../../../workers/assistant/danger'
import { escalated, forbiddenTopic, timesAsked } from '../../../workers/assistant/escalate'
import { handOffLine } from '../../../workers/assistant/hand-off'
import { handOffText } from '../../../workers/assistant/lines'
import { escalation } from '../../../workers/assistant/settings/escalation'
import { defaultHandbook } from '../../../workers/assistant/settings/sections'
import { triedTurn } from '../../../workers/assistant/try'

const turn = triedTurn({ text: 'x', history: [] }, 0)
const rules = escalation.parse({})
const closed = {
  business: { name: 'Bluebird', timeZone: 'Asia/Kolkata' },
  handbook: defaultHandbook(),
  hours: { open: false, opensAt: Date.UTC(2026, 10, 30, 4, 0) },
}

describe('who speaks of ending their life, or of what cannot wait, is heard in every language', () => {
  test.each([
    "I don't want to live anymore",
    'I want to end it all',
    'I feel like killing myself',
    'I took too many pills',
    'she is bleeding a lot',
    'my baby is not breathing',
    'there is a gas leak in the house',
    'मैं जीना नहीं चाहता',
    'मैं अपनी जान देना चाहता हूँ',
    'मैं मर जाना चाहता हूँ',
    'मुझे सांस नहीं आ रही',
    'jeena nahi chahta',
    'main apni jaan de dunga',
    'zindagi khatam karna chahta hoon',
    'khud ko khatam kar lunga',
    'dil ka daura pada hai',
    'நான் சாகப் போகிறேன்',
    'செத்துவிட வேண்டும்',
    'உயிரோடு இருக்க விருப்பமில்லை',
    'என் குழந்தை மூச்சு விடவில்லை',
    'saaganum pola iruku',
    'naan saaga poren',
    'nenju valikudhu',
    'no quiero vivir',
    'quiero quitarme la vida',
    'me voy a matar',
    'mi hijo no respira',
    'me duele el pecho',
    'não quero mais viver',
    'quero acabar com tudo',
    'meu filho não está respirando',
    'لا أريد أن أعيش',
    'سأقتل نفسي',
    'ابني لا يتنفس',
  ])('%s', (text) => {
    expect(isDangerous(text)).toBe(true)
    expect(isEmergency(text)).toBe(true)
  })

  test.each([
    'the battery died',
    'we want to kill time before the train',
    'do you have chest freezers?',
    'is the fire tablet in stock?',
    'is there a fire sale?',
    "I don't want to live chat",
    'how much is a blood test?',
    'do not cut the cake',
    'hum aap ki dukaan mein jaana chahte hain',
    'quiero terminar con el contrato',
    'no quiero seguir con el pedido',
    'quero acabar com a assinatura',
    'آخر موعد لا أستطيع الحضور',
    'நாளை வர முடியவில்லை',
  ])('not: %s', (text) => expect(isDangerous(text)).toBe(false))

  test('they are told whom to call, and never that it is closed', () => {
    const told = (said: string) => handOffText('danger', { language: 'en', house: closed, said })
    expect(told('I want to kill myself')).toMatch(/emergency services now\.\n\n.*colleague/)
    expect(told('You will hear from my lawyer')).toBe(handOffLine('en'))
    expect(handOffText('media', { language: 'en', house: closed })).toMatch(/closed.*We open again: Monday/)
    expect(handOffText('asked_for_person', { language: 'hi', house: closed })).toMatch(/बंद.*फिर खुलेंगे: सोमवार/)
  })
})

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
