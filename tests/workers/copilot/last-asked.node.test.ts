import { expect, test } from 'vitest'
import { extract } from '../../../workers/assistant/summary'
import type { SpokenLine } from '../../../workers/copilot/spoken'
import { lastAsked } from '../../../workers/copilot/suggest'

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
    facts: 'order 4711\nasha@example.test\nBefore 5 pm',
  })
})
