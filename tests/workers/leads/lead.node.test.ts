import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { leadPlan } from '../../../workers/assistant/settings/lead-plan'
import type { Speech } from '../../../workers/assistant/turn'
import { changeLead, type LeadState, newLead, proposalFor, STAGES } from '../../../workers/leads/lead'
import { scoreOf } from '../../../workers/leads/score'
import { leadAfter, leadQuestion, onlyAnswersLead } from '../../../workers/leads/turn'

const NOW = Date.parse('2026-11-27T06:00:00Z')

const PLAN = leadPlan.parse({
  on: true,
  fields: [
    { id: 'area', label: 'Area', kind: 'text', question: 'Which area are you looking in?', worth: 20 },
    {
      id: 'size',
      label: 'Size',
      kind: 'choice',
      choices: ['1 BHK', '2 BHK', '3 BHK'],
      question: 'What size?',
      worth: 20,
    },
    { id: 'budget', label: 'Budget', kind: 'money', question: 'What is your budget?', worth: 30 },
    { id: 'visit', label: 'Visit', kind: 'date', question: 'When would you like to visit?', worth: 20 },
    { id: 'email', label: 'E-mail', kind: 'email', worth: 10 },
  ],
  intents: [
    { intent: 'buy_flat', worth: 15 },
    { intent: 'job', worth: -50 },
  ],
})

interface Words {
  known?: LeadState | null
  history?: Speech[]
  intent?: string | null
  claimed?: Record<string, unknown>
}

function hear(text: string, { known = null, history = [], intent = null, claimed = {} }: Words = {}) {
  return leadAfter(PLAN, known, {
    burst: [{ seq: 7, text }],
    history,
    intent,
    claimed,
    now: NOW,
    timeZone: 'Asia/Kolkata',
  })
}

function asked(question: string, at = NOW - 1000): Speech[] {
  return [{ by: 'assistant', text: `Yes, we do.\n\n${question}`, at }]
}

describe('what is heard of a lead', () => {
  test('stands with the message and the words it was said in', () => {
    const lead = hear('Hi! I want a 2 BHK. My mail is asha@example.in, thanks', { intent: 'buy_flat' })
    expect(lead?.facts).toEqual({
      size: { value: '2 BHK', seq: 7, quote: 'I want a 2 BHK.', by: 'customer' },
      email: { value: 'asha@example.in', seq: 7, quote: 'My mail is asha@example.in, thanks', by: 'customer' },
    })
    expect(lead?.score).toBe(45)
    expect(lead?.reasons).toContainEqual({ kind: 'intent', of: 'buy_flat', points: 15 })
    expect(lead?.proposal).toBe('qualified')
  })

  test.each([
    ['my budget is 60 lakh rupees', 'INR 6000000'],
    ['mera bajat 60 lakh rupaye hai', 'INR 6000000'],
    ['मेरा बजट ₹६०,००,००० है', 'INR 6000000'],
    ['என் பட்ஜெட் 60 லட்சம் ரூபாய்', 'INR 6000000'],
    ['mi presupuesto es de 300.000 euros', 'EUR 300000'],
    ['meu orçamento é R$ 300.000', 'BRL 300000'],
    ['ميزانيتي ٥٠٠ ألف درهم', 'AED 500000'],
  ])('a budget in "%s"', (text, value) => {
    expect(hear(text)?.facts.budget?.value).toBe(value)
  })

  test('a price that is asked about is no budget, and a date in passing is no visit', () => {
    expect(hear('Why is the flat for 60 lakh rupees so small?')).toBeNull()
    expect(hear('I wrote on 3 March and nobody answered')).toBeNull()
  })

  test('what was asked for may be answered in one word', () => {
    expect(hear('Adyar', { history: asked('Which area are you looking in?') })?.facts.area?.value).toBe('Adyar')
    expect(hear('tomorrow', { history: asked('When would you like to visit?') })?.facts.visit?.value).toBe('2026-11-28')
    expect(hear('50 lakh', { history: asked('What is your budget?') })?.facts.budget?.value).toBe('5000000')
    expect(hear('2', { history: asked('What size?') })?.facts.size?.value).toBe('2 BHK')
  })

  test('a question or a refusal is no answer', () => {
    for (const text of ['why do you ask?', 'no', 'nahi bataunga'])
      expect(hear(text, { history: asked('Which area are you looking in?') })).toBeNull()
  })

  test('what the model claims counts only in the words of the customer', () => {
    const text = 'We would like to move to Besant Nagar'
    expect(hear(text, { claimed: { area: 'Besant Nagar' } })?.facts.area?.value).toBe('Besant Nagar')
    expect(hear(text, { claimed: { area: 'Anna Nagar' } })).toBeNull()
    expect(hear(text, { claimed: { area: 'Nagar Besant' } })).toBeNull()
    expect(hear(text, { claimed: { budget: 'INR 5000000', email: 'a@example.in', visit: '2026-12-01' } })).toBeNull()
    expect(hear('maybe 4500000 or so', { claimed: { budget: '4500000' } })?.facts.budget?.value).toBe('4500000')
    expect(hear('maybe 4500000 or so', { claimed: { budget: '4500001' } })).toBeNull()
  })

  test('the latest word of the customer counts, but not against what a colleague wrote', () => {
    const first = hear('I want a 2 BHK')
    expect(hear('Sorry, I want a 3 BHK', { known: first })?.facts.size?.value).toBe('3 BHK')
    const corrected = changeLead(newLead(PLAN), [{ what: 'fact', field: 'size', value: '1 BHK', by: 'usr_1' }], PLAN)
    expect(hear('I want a 3 BHK', { known: corrected })).toBeNull()
  })

  test('what a person dismissed is left alone, and so is a tenant without a plan', () => {
    const dismissed = changeLead(newLead(PLAN), [{ what: 'dismissed' }], PLAN)
    expect(hear('I want a 2 BHK', { known: dismissed })).toBeNull()
    const off = { ...PLAN, on: false }
    const said = {
      burst: [{ seq: 1, text: '2 BHK' }],
      history: [],
      intent: null,
      claimed: {},
      now: NOW,
      timeZone: 'UTC',
    }
    expect(leadAfter(off, null, said)).toBeNull()
  })
})

describe('what the assistant asks', () => {
  const burst = [{ seq: 9, text: 'Do you have flats near the sea?' }]
  const interested = hear('Looking to buy', { intent: 'buy_flat' })

  test('nothing of somebody who only has a question', () => {
    expect(leadQuestion(PLAN, null, { burst, history: [], now: NOW, language: 'en' })).toBeNull()
  })

  test('one thing at a time, each once, with answers in between', () => {
    const first = leadQuestion(PLAN, interested, { burst, history: [], now: NOW, language: 'en' })
    expect(first?.text).toBe('Which area are you looking in?')
    const answers = (n: number) =>
      Array.from({ length: n }, (_, i): Speech => ({ by: 'assistant', text: 'Yes.', at: NOW + i }))
    const again = (n: number) =>
      leadQuestion(PLAN, first?.lead ?? null, { burst, history: answers(n), now: NOW + 9, language: 'en' })
    expect(again(1)).toBeNull()
    expect(again(2)).toMatchObject({ text: 'What size?', choices: ['1 BHK', '2 BHK', '3 BHK'] })
  })

  test('what only answers it is no question for the knowledge', () => {
    const answers = (question: string, text: string) =>
      onlyAnswersLead(PLAN, {
        burst: [{ seq: 9, text }],
        history: [{ by: 'assistant', text: `Yes, we do.\n\n${question}`, at: NOW }],
        now: NOW,
        timeZone: 'UTC',
      })
    expect(answers('Which area are you looking in?', 'Adyar')).toBe(true)
    expect(answers('When would you like to visit?', 'On 14 February')).toBe(true)
    expect(answers('What is your budget?', 'about 50 lakh')).toBe(true)
    expect(answers('Which area are you looking in?', 'the lift in our house has been broken since Monday')).toBe(false)
    expect(answers('When would you like to visit?', 'What does it cost on 14 February?')).toBe(false)
    expect(answers('What is your budget?', 'no idea')).toBe(false)
    expect(answers('Anything else?', 'Adyar')).toBe(false)
  })

  test('not in letters the customer does not write', () => {
    const hindi = [{ seq: 9, text: 'क्या समुद्र के पास फ्लैट हैं?' }]
    expect(leadQuestion(PLAN, interested, { burst: hindi, history: [], now: NOW, language: 'en' })).toBeNull()
  })

  test('in the language of the customer where the tenant has put it there, and a tapped choice is still the written one', () => {
    const [area, size, ...rest] = PLAN.fields
    if (!area || !size) throw new Error('no fields')
    const plan = {
      ...PLAN,
      fields: [
        {
          ...size,
          choices: ['Small', 'Large'],
          translations: { hi: { label: 'आकार', question: 'कितना बड़ा?', choices: ['छोटा', 'बड़ा'] } },
        },
        area,
        ...rest,
      ],
    }
    const hindi = [{ seq: 9, text: 'क्या समुद्र के पास फ्लैट हैं?' }]
    const asked = leadQuestion(plan, interested, { burst: hindi, history: [], now: NOW, language: 'hi' })
    expect(asked).toMatchObject({ text: 'कितना बड़ा?', choices: ['छोटा', 'बड़ा'] })
    const said = {
      burst: [{ seq: 10, text: 'बड़ा' }],
      history: [{ by: 'assistant' as const, text: `जी।\n\n${asked?.text}`, at: NOW }],
      intent: null,
      claimed: {},
      now: NOW + 1,
      timeZone: 'Asia/Kolkata',
    }
    expect(leadAfter(plan, asked?.lead ?? null, said)?.facts.size?.value).toBe('Large')
    expect(onlyAnswersLead(plan, said)).toBe(true)
  })

  test('never twice, and never what is known, whatever is said', () => {
    const words = fc.constantFrom(
      '2 BHK',
      'yes',
      'Adyar',
      '50 lakh',
      'tomorrow',
      'asha@example.in',
      'why?',
      'no',
      'hello',
    )
    fc.assert(
      fc.property(fc.array(words, { maxLength: 25 }), (texts) => {
        let lead = interested
        const history: Speech[] = []
        const questions: string[] = []
        for (const [i, text] of texts.entries()) {
          const now = NOW + i * 1000
          lead = hear(text, { known: lead, history }) ?? lead
          const next = leadQuestion(PLAN, lead, { burst: [{ seq: i, text }], history, now, language: 'en' })
          if (next) {
            const field = PLAN.fields.find(({ question }) => question === next.text)
            expect(lead?.facts[field?.id ?? '']).toBeUndefined()
            questions.push(next.text)
            lead = next.lead
          }
          history.push(
            { by: 'customer', text, at: now },
            { by: 'assistant', text: `Well. ${next?.text ?? ''}`, at: now + 1 },
          )
        }
        expect(new Set(questions).size).toBe(questions.length)
      }),
    )
  })
})

describe('what a lead is worth', () => {
  test('is the sum of its reasons, between 0 and 100, in whatever order they were heard', () => {
    const fields = fc.subarray(PLAN.fields.map(({ id }) => id))
    const intents = fc.subarray(PLAN.intents.map(({ intent }) => intent))
    fc.assert(
      fc.property(fields, intents, (known, shown) => {
        const facts = Object.fromEntries(known.map((id) => [id, true]))
        const { score, reasons } = scoreOf({ facts, intents: shown }, PLAN)
        const sum = reasons.reduce((total, { points }) => total + points, 0)
        expect(score).toBe(Math.min(100, Math.max(0, sum)))
        const back = Object.fromEntries(known.toReversed().map((id) => [id, true]))
        expect(scoreOf({ facts: back, intents: shown.toReversed() }, PLAN)).toEqual({ score, reasons })
      }),
    )
  })

  test('a stage is proposed forward only, and never after the end', () => {
    expect(proposalFor('new', 39, STAGES)).toBeNull()
    expect(proposalFor('new', 40, STAGES)).toBe('qualified')
    expect(proposalFor('qualified', 90, STAGES)).toBeNull()
    expect(proposalFor('offer', 90, STAGES)).toBeNull()
    expect(proposalFor('lost', 90, STAGES)).toBeNull()
  })
})
