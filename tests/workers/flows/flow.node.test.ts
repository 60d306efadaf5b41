import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Flow, flows } from '../../../workers/assistant/settings/flows'
import { beginFlow, continueFlow, type FlowState, type FlowStep, flowBegunBy } from '../../../workers/flows/flow'

/** A Friday. */
const TODAY = '2026-11-27'
const NOW = Date.parse('2026-11-27T06:00:00Z')

const BOOKING = flowOf({
  id: 'booking',
  name: 'Book a table',
  phrases: ['book a table', 'टेबल बुक'],
  intents: ['reservation'],
  slots: [
    { id: 'day', label: 'Day', kind: 'date', question: 'For which day?' },
    { id: 'hour', label: 'Time', kind: 'time', question: 'At what time?' },
    { id: 'people', label: 'People', kind: 'number', question: 'For how many?' },
    {
      id: 'place',
      label: 'Place',
      kind: 'choice',
      choices: ['Inside', 'Terrace'],
      question: 'Inside or on the terrace?',
    },
    { id: 'name', label: 'Name', kind: 'text', question: 'Under which name?' },
  ],
})

function flowOf(flow: object): Flow {
  const [only] = flows.parse({ flows: [flow] }).flows
  if (!only) throw new Error('no flow')
  return only
}

function reply(text: string, now = NOW) {
  return { text, now, today: TODAY }
}

/** Plays a conversation from its first message. */
function play(...texts: string[]): FlowStep {
  const [first = '', ...rest] = texts
  return rest.reduce<FlowStep>(
    (step, text) => {
      if (!('state' in step)) throw new Error(`${step.kind} before "${text}"`)
      return continueFlow(BOOKING, step.state, reply(text))
    },
    beginFlow(BOOKING, reply(first)),
  )
}

function stateOf(step: FlowStep): FlowState {
  if (!('state' in step)) throw new Error(step.kind)
  return step.state
}

const ALL = ['book a table', 'tomorrow', '8pm', '4', 'terrace', 'Priya']

describe('a request in steps', () => {
  test('begins by the words of the tenant or by the intent, in any language, unless it is switched off', () => {
    expect(flowBegunBy([BOOKING], { text: 'Hi! Can I book a table please?', intent: null })?.id).toBe('booking')
    expect(flowBegunBy([BOOKING], { text: 'मुझे टेबल बुक करना है', intent: null })?.id).toBe('booking')
    expect(flowBegunBy([BOOKING], { text: 'dinner for us', intent: 'reservation' })?.id).toBe('booking')
    expect(flowBegunBy([BOOKING], { text: 'table lamp prices', intent: null })).toBeUndefined()
    expect(flowBegunBy([{ ...BOOKING, on: false }], { text: 'book a table', intent: null })).toBeUndefined()
  })

  test('asks one question at a time, shows back what it heard, and is done when that is confirmed', () => {
    const asked = ALL.map((_, i) => play(...ALL.slice(0, i + 1)))
    expect(asked.map((step) => (step.kind === 'ask' ? step.slot.id : step.kind))).toEqual([
      'day',
      'hour',
      'people',
      'place',
      'name',
      'confirm',
    ])
    expect(stateOf(play(...ALL)).told).toBe('Day: 2026-11-28 · Time: 20:00 · People: 4 · Place: Terrace · Name: Priya')
    expect(play(...ALL, 'yes, thanks').kind).toBe('done')
  })

  test.each(['haan', 'हाँ', 'ஆமா', 'sí', 'sim', 'نعم', '👍', 'Yes'])('"%s" confirms', (yes) => {
    expect(play(...ALL, yes).kind).toBe('done')
  })

  test('does not ask what was said at the beginning', () => {
    const step = play('book a table for tomorrow at 8pm on the terrace')
    expect(stateOf(step).slots).toEqual({ day: '2026-11-28', hour: '20:00', place: 'Terrace' })
    expect(stateOf(step).asking).toBe('people')
  })

  test('a correction replaces an earlier answer and goes on with the open question', () => {
    const step = play('book a table', 'tomorrow', '8pm', 'sorry, make it Monday')
    expect(stateOf(step).slots).toEqual({ day: '2026-11-30', hour: '20:00' })
    expect(stateOf(step).asking).toBe('people')
  })

  test('what was shown back is corrected by its value, by its name, or after being asked', () => {
    expect(stateOf(play(...ALL, 'no, 9pm please')).slots.hour).toBe('21:00')
    expect(stateOf(play(...ALL, 'change the day')).asking).toBe('day')
    const asked = play(...ALL, 'no')
    expect(asked.kind).toBe('change')
    expect(stateOf(play(...ALL, 'no', 'people')).asking).toBe('people')
    expect(stateOf(play(...ALL, 'no', 'inside')).slots.place).toBe('Inside')
    expect(play(...ALL, 'no', 'people', '6').kind).toBe('confirm')
    // Asked what is wrong, a yes is no confirmation.
    expect(play(...ALL, 'no', 'yes').kind).toBe('confirm')
  })

  test.each(['cancel', 'stop', 'forget it', 'रद्द करो', 'rehne do', 'வேண்டாம்', 'cancelar', 'deixa pra lá', 'الغاء'])(
    '"%s" ends it',
    (words) => {
      expect(play('book a table', 'tomorrow', words).kind).toBe('cancelled')
      expect(play(...ALL, words).kind).toBe('cancelled')
    },
  )

  test('a question in between is answered first, and the same is asked again', () => {
    const step = play('book a table', 'Do you have parking?')
    expect(step.kind).toBe('aside')
    expect(stateOf(step).asking).toBe('day')
    expect(play(...ALL.slice(0, 5), 'is there a dress code?').kind).toBe('aside')
    expect(play(...ALL, 'what does it cost?').kind).toBe('aside')
  })

  test('what is not understood is asked twice more; then people take over with what is known', () => {
    const again = play('book a table', 'tomorrow', 'blue')
    expect(again).toMatchObject({ kind: 'ask', again: true, slot: { id: 'hour' } })
    const stuck = play('book a table', 'tomorrow', 'blue', 'green', 'red')
    expect(stuck.kind).toBe('stuck')
    expect(stateOf(stuck).told).toBe('Day: 2026-11-28')
  })

  test('an optional question may be left', () => {
    const flow = flowOf({
      id: 'visit',
      name: 'Visit',
      slots: [
        { id: 'mail', label: 'E-mail', kind: 'email', question: 'Your e-mail?', required: false },
        { id: 'day', label: 'Day', kind: 'date', question: 'When?' },
      ],
    })
    const step = continueFlow(flow, stateOf(beginFlow(flow, reply('visit'))), reply('no'))
    expect(stateOf(step).asking).toBe('day')
    const last = continueFlow(flow, stateOf(step), reply('tomorrow'))
    expect(stateOf(last).told).toBe('Day: 2026-11-28')
  })

  test('a day later it is forgotten, and so is one that the tenant took away', () => {
    const state = stateOf(play('book a table'))
    expect(continueFlow(BOOKING, state, reply('tomorrow', NOW + 24 * 3_600_000 + 1)).kind).toBe('over')
    expect(continueFlow(undefined, state, reply('tomorrow')).kind).toBe('over')
    expect(continueFlow({ ...BOOKING, on: false }, state, reply('tomorrow')).kind).toBe('over')
  })

  test('questions added or taken away meanwhile are asked or forgotten', () => {
    const state = stateOf(play('book a table', 'tomorrow', '8pm'))
    const fewer = { ...BOOKING, slots: BOOKING.slots.filter(({ id }) => id !== 'hour') }
    expect(stateOf(continueFlow(fewer, state, reply('4'))).slots).toEqual({ day: '2026-11-28', people: '4' })
  })
})

describe('whatever the customer says', () => {
  const said = fc.oneof(
    fc.constantFrom(
      ...[
        'yes',
        'no',
        'tomorrow',
        '8pm',
        '4',
        'terrace',
        'Priya',
        'cancel',
        'why?',
        'change the day',
        'actually Monday',
      ],
      ...['inside', '15 March', 'no, 6', 'नहीं', 'haan', '👍', '', '   ', 'stop', '31/02', '99:99', 'no, make it 9pm'],
    ),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
  )

  test('it asks only what is open, is done only with every answer, and ends within as many misunderstandings as allowed', () => {
    fc.assert(
      fc.property(fc.array(said, { maxLength: 30 }), (texts) => {
        let step: FlowStep = beginFlow(BOOKING, reply('book a table'))
        for (const [i, text] of texts.entries()) {
          if (!('state' in step) || step.kind === 'done' || step.kind === 'stuck') break
          const before = structuredClone(step.state)
          step = continueFlow(BOOKING, step.state, reply(text, NOW + i * 1000))
          if (!('state' in step)) continue
          const { slots, asking, confirming, tries } = step.state
          expect(tries).toBeLessThanOrEqual(3)
          for (const id of Object.keys(slots)) expect(BOOKING.slots.some((slot) => slot.id === id)).toBe(true)
          if (step.kind === 'ask') expect(slots[step.slot.id]).toBeUndefined()
          if (step.kind === 'ask') expect(asking).toBe(step.slot.id)
          if (step.kind === 'confirm' || step.kind === 'done') expect(Object.keys(slots)).toHaveLength(5)
          if (step.kind === 'confirm') expect(confirming).toBe(true)
          if (step.kind === 'aside') expect(slots).toEqual(before.slots)
          if (step.kind === 'done') expect(before.confirming && !before.changing).toBe(true)
          // Stored and read again it is the same.
          expect(JSON.parse(JSON.stringify(step.state))).toEqual(step.state)
        }
      }),
      { numRuns: 500 },
    )
  })
})
