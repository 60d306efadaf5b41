import { describe, expect, test } from 'vitest'
import { leadPlan } from '../../../workers/assistant/settings/lead-plan'
import type { Speech } from '../../../workers/assistant/turn'
import { leadAfter } from '../../../workers/leads/turn'

const NOW = Date.parse('2026-11-27T06:00:00Z')

const PLAN = leadPlan.parse({
  on: true,
  fields: [
    {
      id: 'home',
      label: 'Home',
      kind: 'choice',
      choices: ['Villa', 'Flat'],
      question: 'A villa or a flat?',
      worth: 20,
    },
    { id: 'role', label: 'Role', kind: 'text', question: 'What do you do there?', worth: 20 },
    { id: 'budget', label: 'Budget', kind: 'money', question: 'What is your budget?', worth: 30 },
    { id: 'email', label: 'E-mail', kind: 'email', worth: 10 },
    { id: 'phone', label: 'Phone', kind: 'phone', worth: 10 },
  ],
})

function hear(text: string, history: Speech[] = [], claimed: Record<string, unknown> = {}) {
  const said = { burst: [{ seq: 7, text }], history, intent: null, claimed, now: NOW, timeZone: 'Asia/Kolkata' }
  const facts = leadAfter(PLAN, null, said)?.facts ?? {}
  return Object.fromEntries(Object.entries(facts).map(([field, { value }]) => [field, value]))
}

const ours = (by: 'assistant' | 'agent', text: string): Speech[] => [{ by, text, at: NOW - 1000 }]

describe('what somebody says they are not is no fact', () => {
  test.each([
    'I do not want a villa',
    "I don't want a villa",
    'no villa please',
    'mujhe villa nahi chahiye',
    'no quiero una villa',
    'villa எனக்கு வேண்டாம்',
  ])('%s', (text) => {
    expect(hear(text)).toEqual({})
  })

  test('also where a model would have it', () => {
    expect(hear('I am not the owner', [], { role: 'owner' })).toEqual({})
    expect(hear('I am not the owner, I am the tenant', [], { role: 'tenant' })).toEqual({ role: 'tenant' })
    expect(hear('Not a villa, a flat', [], { home: 'Villa' })).toEqual({ home: 'Flat' })
  })

  test('a correction stands, not what it corrects', () => {
    expect(hear('my mail is not old@example.in but new@example.in')).toEqual({ email: 'new@example.in' })
    expect(hear('not 98765 43210, call me on 91234 56780')).toEqual({ phone: '9123456780' })
    expect(hear('my budget is not 50 lakh rupees, it is 30 lakh rupees')).toEqual({ budget: 'INR 3000000' })
  })
})

describe('what we said is not the customer’s own', () => {
  test('our address said back to us is not theirs', () => {
    const told = ours('agent', 'Write to us at sales@bluebird.test or call +91 44 2345 6789.')
    expect(hear('I wrote to sales@bluebird.test and called +91 44 2345 6789, nobody answers', told)).toEqual({})
    const mine = hear('I wrote to sales@bluebird.test from me@example.in', told)
    expect(mine).toEqual({ email: 'me@example.in' })
  })
})

test('a choice that is itself a no is an answer where it was asked for', () => {
  const plan = leadPlan.parse({
    on: true,
    fields: [{ id: 'loan', label: 'Loan', kind: 'choice', choices: ['Not needed', 'Needed'], question: 'A loan?' }],
  })
  const asked = ours('assistant', 'We do.\n\nA loan?')
  const said = { burst: [{ seq: 7, text: 'Not needed' }], intent: null, claimed: {}, now: NOW, timeZone: 'UTC' }
  expect(leadAfter(plan, null, { ...said, history: asked })?.facts.loan?.value).toBe('Not needed')
  expect(leadAfter(plan, null, { ...said, history: [] })).toBeNull()
})
