import { describe, expect, test } from 'vitest'
import { type Flow, flows } from '../../../workers/assistant/settings/flows'
import { beginFlow, continueFlow, type FlowState } from '../../../workers/flows/flow'
import { NO_CHOICE, YES_CHOICE } from '../../../workers/flows/lines'
import { readSlot } from '../../../workers/flows/slot'
import { flowTurn } from '../../../workers/flows/turn'

const TODAY = '2026-11-27'
const NOW = Date.parse('2026-11-27T06:00:00Z')

const BOOKING = flows.parse({
  flows: [
    {
      id: 'booking',
      name: 'Book a table',
      phrases: ['book a table'],
      slots: [
        { id: 'day', label: 'Day', kind: 'date', question: 'For which day?' },
        { id: 'hour', label: 'Time', kind: 'time', question: 'At what time?' },
      ],
    },
  ],
}).flows[0] as Flow

/** A booking for tomorrow at eight, shown back. */
function shownBack(): FlowState {
  const step = beginFlow(BOOKING, { text: 'book a table tomorrow at 8pm', now: NOW, today: TODAY })
  if (step.kind !== 'confirm') throw new Error(step.kind)
  return step.state
}

const answered = (text: string) => continueFlow(BOOKING, shownBack(), { text, now: NOW, today: TODAY })

describe('what is no yes confirms nothing, however it begins', () => {
  test.each([
    'That is wrong',
    'that is not right',
    'absolutely not',
    'ok no',
    'yes but not that',
    'जी नहीं',
    'बिल्कुल नहीं',
    'सही नहीं है',
    'ji nahi',
    'theek nahi hai',
    'sahi nahi hai',
    'bilkul nahi',
    'சரி இல்லை',
    'sari illai',
    'claro que no',
    'sí, pero no',
    'claro que não',
    'isso está errado',
    'isso não',
    'تمام لا',
    'غير صحيح',
  ])('%s', (text) => expect(answered(text).kind).toBe('change'))
})

describe('a yes is one in every language', () => {
  test.each([
    'yes please',
    'that is right',
    'thats all',
    'all good',
    'haan ji',
    'जी हाँ',
    'हाँ ठीक है',
    'சரி',
    'aamaa',
    'sí, gracias',
    'isso mesmo',
    'pode ser',
    'تمام شكرا',
    '👍',
  ])('%s', (text) => expect(answered(text).kind).toBe('done'))
})

test('who asks before saying yes is answered first', () => {
  expect(answered('ok how much is it?').kind).toBe('aside')
  expect(answered('right now?').kind).toBe('aside')
  expect(answered('y cuánto cuesta').kind).not.toBe('done')
})

test('a yes with another time is a correction, shown back before anything is passed on', () => {
  const step = answered('yes, at 9pm')
  expect(step).toMatchObject({ kind: 'confirm', state: { slots: { day: '2026-11-28', hour: '21:00' } } })
  expect(answered('yes, tomorrow').kind).toBe('done')
})

test('what stands on our own buttons is understood in every language', () => {
  expect(Object.values(YES_CHOICE).map((text) => [text, answered(text).kind])).toEqual(
    Object.values(YES_CHOICE).map((text) => [text, 'done']),
  )
  expect(Object.values(NO_CHOICE).map((text) => [text, answered(text).kind])).toEqual(
    Object.values(NO_CHOICE).map((text) => [text, 'change']),
  )
})

describe('a time that is not read whole is asked for again', () => {
  test.each(['half an hour after 8', 'quarter or so', 'media hora', 'अरे सवा', 'arai 5 mani', 'ربع ساعة'])(
    '%s',
    (text) => {
      const asked = beginFlow(BOOKING, { text: 'book a table tomorrow', now: NOW, today: TODAY })
      if (!('state' in asked)) throw new Error(asked.kind)
      expect(continueFlow(BOOKING, asked.state, { text, now: NOW, today: TODAY })).toMatchObject({
        kind: 'ask',
        again: true,
      })
    },
  )
})

describe('a number is all that was said of it', () => {
  test.each([
    ['2 lakh', '200000'],
    ['10 लाख', '1000000'],
    ['5 mil', '5000'],
    ['5 m', '5'],
    ['1,50,000', '150000'],
    ['٤ أشخاص', '4'],
  ])('%s', (text, value) => expect(readSlot({ kind: 'number', choices: [] }, text, TODAY)).toBe(value))
})

describe('another request is wanted in the middle of one', () => {
  const cancelling = {
    ...BOOKING,
    id: 'cancelling',
    phrases: ['cancel my appointment'],
    slots: BOOKING.slots.slice(0, 1),
  }
  const meanwhile = (text: string, state: FlowState) =>
    flowTurn([BOOKING, cancelling], state, {
      text,
      old: false,
      intent: null,
      language: 'en',
      now: NOW,
      timeZone: 'UTC',
    })

  test('it begins where what was said is no answer', () => {
    for (const text of ['I want to cancel my appointment', 'can I cancel my appointment?'])
      expect(meanwhile(text, shownBack())).toMatchObject({ kind: 'say', flow: { flowId: 'cancelling' } })
  })

  test('it does not where it was an answer, and a plain "cancel" ends what runs', () => {
    expect(meanwhile('yes', shownBack())).toMatchObject({ kind: 'hand_off', why: 'flow_done' })
    expect(meanwhile('cancel', shownBack())).toMatchObject({ kind: 'say', flow: null })
  })
})

describe('a request is dropped in every language', () => {
  test.each([
    'cancel',
    'never mind',
    'forget it',
    "I don't want it any more",
    'रद्द करो',
    'रहने दो',
    'नहीं चाहिए',
    'rehne do',
    'cancel kar do',
    'ab nahi chahiye',
    'ரத்து செய்',
    'வேண்டாம்',
    'vendam',
    'cancelar',
    'déjalo',
    'ya no quiero',
    'já não quero',
    'não quero mais',
    'deixa pra lá',
    'cancela',
    'إلغاء',
    'لا أريد',
    'ألغِ الطلب',
    'خلاص',
    'ما أبغى',
  ])('%s', (text) => expect(answered(text).kind).toBe('cancelled'))
})
