import { expect, test } from 'vitest'
import { extract } from '../../../workers/assistant/summary'
import { lastAsked, openQuestions } from '../../../workers/copilot/open-questions'
import type { SpokenLine } from '../../../workers/copilot/spoken'

function said(...lines: [SpokenLine['by'], string][]): SpokenLine[] {
  return lines.map(([by, text], n) => ({ id: `msg_${n + 1}`, seq: n + 1, by, text, at: n }))
}

test('what the customer wrote last is the question, whoever promised an answer since', () => {
  const lines = said(
    ['customer', 'Hello'],
    ['assistant', 'Hello! What would you like to know?'],
    ['customer', 'Do you deliver?'],
    ['customer', 'And on Sunday?'],
    ['assistant', 'A colleague will reply here.'],
  )
  expect(lastAsked(lines)).toMatchObject({ question: 'Do you deliver?\nAnd on Sunday?', before: lines.slice(0, 2) })
})

test('all that is open since they were last answered: that somebody will answer is no answer', () => {
  const lines = said(
    ['customer', 'Where are you?'],
    ['assistant', 'We are at Lake Road 5.'],
    ['customer', 'Do you deliver?'],
    ['assistant', 'Our own words for: somebody will answer.'],
    ['customer', 'What does it cost?'],
  ).map((line) => (line.seq === 4 ? { ...line, promises: true as const } : line))
  expect(lastAsked(lines)).toMatchObject({ question: 'Do you deliver?\nWhat does it cost?', before: lines.slice(0, 2) })
  const agent = said(['customer', 'Do you deliver?'], ['agent', 'Yes.'], ['customer', 'What does it cost?'])
  expect(lastAsked(agent)).toMatchObject({ question: 'What does it cost?', before: agent.slice(0, 2) })
})

test('each question is one by itself, and a wish for a person is none', () => {
  expect(openQuestions('When do you open? Do you have parking?\nWhat does a room cost?')).toHaveLength(3)
  expect(openQuestions('I want to speak to a human')).toEqual([])
  expect(openQuestions('quiero hablar con una persona')).toEqual([])
  expect(openQuestions('When do you open?\nI want to speak to a human')).toEqual(['When do you open?'])
  expect(openQuestions('Thank you')).toEqual(['Thank you'])
})

test('a picture without a word asks nothing', () => {
  expect(lastAsked(said(['customer', '[image]'])).question).toBe('')
  expect(lastAsked(said(['agent', 'Hello'])).question).toBe('')
  expect(lastAsked([]).question).toBe('')
})

test('without a model a summary is the customer’s own words: what they asked, what nobody answered, and what has a figure', () => {
  const summary = extract(
    said(
      ['customer', 'My order 4711 has not come'],
      ['agent', 'We look at it'],
      ['customer', 'When will it be here? I am at asha@example.test'],
      ['customer', 'Before 5 pm please'],
    ),
  )
  expect(summary).toEqual({
    wants: 'When will it be here? I am at asha@example.test',
    said: 'My order 4711 has not come\nWhen will it be here? I am at asha@example.test\nBefore 5 pm please',
    open: 'When will it be here? I am at asha@example.test\nBefore 5 pm please',
    mood: 'calm',
    facts: 'My order 4711 has not come\nI am at asha@example.test\nBefore 5 pm please',
  })
})
