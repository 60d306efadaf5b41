import { expect, test } from 'vitest'
import { plainQuestion } from '../../../workers/assistant/clarify'
import { readingsOf } from '../../../workers/assistant/follow-up'
import { questionsIn } from '../../../workers/assistant/questions'

test.each([
  ['When are you open?', ['When are you open?']],
  ['When are you open? And what does a suitcase cost?', ['When are you open?', 'And what does a suitcase cost?']],
  ['I booked a trip for May.\nCan I cancel it?', ['I booked a trip for May. Can I cancel it?']],
  ['1. Where do I park my car\n2. How long may I stay there', ['Where do I park my car', 'How long may I stay there']],
  ['¿Cuánto cuesta la maleta? ¿Y cuándo abren ustedes?', ['¿Cuánto cuesta la maleta?', '¿Y cuándo abren ustedes?']],
  ['متى تفتحون المكتب؟ وكم سعر الحقيبة الثانية؟', ['متى تفتحون المكتب؟', 'وكم سعر الحقيبة الثانية؟']],
  ['What does it cost?? Really?', ['What does it cost?? Really?']],
  ['Do you open on Sunday? I come from far away', ['Do you open on Sunday? I come from far away']],
  ['The trip to Kerala', ['The trip to Kerala']],
])('the questions in %j', (text, questions) => {
  expect(questionsIn(text)).toEqual(questions)
})

const history = [
  { by: 'customer' as const, text: 'What are your opening hours on Monday?', at: 0 },
  { by: 'assistant' as const, text: 'From nine to seven.', at: 1 },
]

const first = (question: string, language = 'en') => readingsOf(question, history, language)[0].query

test('a question that goes on from the last is searched for together with it', () => {
  for (const more of ['and on Sunday?', 'Sunday?', 'what about the office in Chennai?', 'is it open on holidays?'])
    expect(first(more)).toBe(`What are your opening hours on Monday?\n${more}`)
  // What was said in another language leads full text astray.
  expect(first('और रविवार को?', 'hi')).toBe('और रविवार को?')
})

test.each([
  'How many suitcases may a traveller bring along?',
  'How can I pay?',
  'Where are you?',
  'Is there parking?',
  'And how much is the deposit?',
  'Do you have rooms this weekend?',
  'Is it possible to pay by card?',
  'What is your phone number?',
])('a question that says all it needs is searched for by itself: %s', (question) => {
  expect(first(question)).toBe(question)
})

test('a question back names a title whole, whatever stands in it', () => {
  const back = 'Do you mean “During the trip › I am late for the pick-up. What now?”?'
  expect(plainQuestion(back, back)).toBe(back)
})
