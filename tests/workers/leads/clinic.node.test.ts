import { describe, expect, test } from 'vitest'
import { leadPlan } from '../../../workers/assistant/settings/lead-plan'
import type { Speech } from '../../../workers/assistant/turn'
import { readSlot } from '../../../workers/flows/slot'
import { newLead } from '../../../workers/leads/lead'
import { leadAfter, leadQuestion, onlyAnswersLead } from '../../../workers/leads/turn'

const NOW = Date.parse('2026-11-27T06:00:00Z')

const WHICH = 'Which treatment is it about?'
const DAY = 'Which day would suit you?'
const PEOPLE = 'How many of you are coming?'

const PLAN = leadPlan.parse({
  on: true,
  fields: [
    { id: 'treatment', label: 'Treatment', kind: 'text', question: WHICH, worth: 30 },
    { id: 'day', label: 'Day', kind: 'date', question: DAY, worth: 30 },
    { id: 'people', label: 'People', kind: 'number', question: PEOPLE, worth: 10 },
    { id: 'branch', label: 'Branch', kind: 'text', choices: ['Adyar', 'Anna Nagar'], question: 'At which branch?' },
    { id: 'phone', label: 'Phone', kind: 'phone', worth: 20 },
  ],
})

const asked = (...questions: string[]): Speech[] =>
  questions.map((text, at) => ({ by: 'assistant', text: `Yes, we do.\n\n${text}`, at: NOW - 9000 + at }))

function hear(text: string, history: Speech[] = [], claimed: Record<string, unknown> = {}) {
  const said = { burst: [{ seq: 7, text }], history, intent: null, claimed, now: NOW, timeZone: 'Asia/Kolkata' }
  const facts = leadAfter(PLAN, null, said)?.facts ?? {}
  return Object.fromEntries(Object.entries(facts).map(([field, { value }]) => [field, value]))
}

describe('money is no count', () => {
  test.each([
    'Our budget is 40,000 rupees',
    'We have 2 lakh rupees',
    'Our budget is 40000',
    'hamara bajat 40000 hai',
    'nuestro presupuesto es de 40.000 euros',
    'ميزانيتنا ٤٠٬٠٠٠ ريال',
  ])('%s', (text) => {
    expect(hear(text, asked(PEOPLE), { people: 40000 }).people).toBeUndefined()
  })

  test('what is counted beside it stays a count', () => {
    expect(hear('We are 6 and our budget is 40,000 rupees', asked(PEOPLE))).toEqual({ people: '6' })
    expect(hear('Our budget is 40000 for 6', asked(PEOPLE))).toEqual({ people: '6' })
  })

  test('a number that is about money takes the sum', () => {
    const plan = leadPlan.parse({
      on: true,
      fields: [{ id: 'budget', label: 'Budget', kind: 'number', question: 'What is your budget?' }],
    })
    const said = { intent: null, claimed: {}, now: NOW, timeZone: 'UTC', history: asked('What is your budget?') }
    const lead = leadAfter(plan, null, { ...said, burst: [{ seq: 7, text: '40,000 rupees' }] })
    expect(lead?.facts.budget?.value).toBe('40000')
    expect(readSlot({ kind: 'number', choices: [] }, '40,000 rupees', '2026-11-27')).toBe('40000')
  })
})

describe('a text is the thing, not the sentence', () => {
  test.each([
    ['I would like teeth whitening', 'teeth whitening'],
    ["It's about braces, please.", 'braces'],
    ['Quisiera un blanqueamiento dental', 'blanqueamiento dental'],
    ['Gostaria de clareamento dental, por favor', 'clareamento dental'],
    ['मुझे दाँत सफ़ाई करवानी है', 'दाँत सफ़ाई'],
    ['mujhe root canal karwana hai', 'root canal'],
    ['எனக்கு பல் சுத்தம் வேண்டும்', 'பல் சுத்தம்'],
    ['أريد تبييض الأسنان من فضلك', 'تبييض الأسنان'],
  ])('%s', (text, value) => {
    expect(hear(text, asked(WHICH)).treatment).toBe(value)
  })

  test('the model may cut it out of the words of the customer, and out of nothing else', () => {
    const text = 'My wife and I have thought about it for long and we both believe that braces are right for our son'
    expect(hear(text, asked(WHICH))).toEqual({})
    expect(hear(text, asked(WHICH), { treatment: 'braces' })).toEqual({ treatment: 'braces' })
    expect(hear(text, asked(WHICH), { treatment: 'implants' })).toEqual({})
    expect(hear(text, [], { treatment: text })).toEqual({})
  })

  test('one of the choices by its own words', () => {
    expect(hear('The one in Adyar would be nearer', asked('At which branch?')).branch).toBe('Adyar')
    expect(hear('We live near Anna Nagar').branch).toBe('Anna Nagar')
  })
})

describe('the day that would suit', () => {
  test.each([
    ['Next Tuesday', '2026-12-01'],
    ['mañana', '2026-11-28'],
    ['amanhã', '2026-11-28'],
    ['कल', '2026-11-28'],
    ['நாளை', '2026-11-28'],
    ['غدا', '2026-11-28'],
    ['el próximo martes', '2026-12-01'],
    ['na próxima terça', '2026-12-01'],
    ['अगले मंगलवार', '2026-12-01'],
    ['அடுத்த செவ்வாய்க்கிழமை', '2026-12-01'],
    ['الثلاثاء القادم', '2026-12-01'],
  ])('%s', (text, day) => {
    expect(hear(text, asked(DAY))).toEqual({ day })
    const said = { burst: [{ seq: 7, text }], history: asked(DAY), now: NOW, timeZone: 'Asia/Kolkata' }
    expect(onlyAnswersLead(PLAN, said)).toBe(true)
  })

  test('also when something else was answered in between, as long as nothing else is said', () => {
    expect(hear('Next Tuesday', asked(DAY, 'We open at nine.'))).toEqual({ day: '2026-12-01' })
    expect(hear('The bill of last Tuesday is wrong', asked(DAY, 'We open at nine.'))).toEqual({})
    const taken: Speech[] = [...asked(DAY), { by: 'agent', text: 'I am Sam.', at: NOW - 10 }]
    expect(hear('Next Tuesday', taken)).toEqual({})
  })
})

describe('what was just said is not asked for', () => {
  const ask = (text: string, language = 'en', history: Speech[] = []) =>
    leadQuestion(PLAN, newLead(PLAN), { burst: [{ seq: 7, text }], history, now: NOW, language })?.text

  test('the price of a thing names it', () => {
    for (const text of ['How much do braces cost?', 'What is the price of a root canal?']) expect(ask(text)).toBe(DAY)
    expect(ask('How much does it cost?')).toBe(WHICH)
    expect(ask('When are you open?')).toBe(WHICH)
  })

  test('also a little earlier', () => {
    const history: Speech[] = [{ by: 'customer', text: 'How much do braces cost?', at: NOW - 5000 }]
    expect(ask('And when are you open?', 'en', history)).toBe(DAY)
  })
})
