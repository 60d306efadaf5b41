import { describe, expect, test } from 'vitest'
import { plainQuestion } from '../../../workers/assistant/clarify'
import { decide } from '../../../workers/assistant/decide'
import { personPromised } from '../../../workers/assistant/person-promised'
import { defaultHandbook, type Handbook } from '../../../workers/assistant/settings/sections'
import type { SaidFile } from '../../../workers/assistant/turn'
import type { KnowledgeHit } from '../../../workers/knowledge/document'
import { turnDeps as deps, gist, HOURS as hours, modelSays as says, turnOf as turn } from '../../support/one-turn'

const failed = { ok: false, reason: 'failed' } as const

const refunds: KnowledgeHit = {
  ...hours,
  chunkId: 'doc_2.1.0',
  documentId: 'doc_2',
  title: 'Money back',
  heading: 'Refunds',
  text: 'It takes 7 days.',
}

const leaving = (topic: string): Handbook => {
  const handbook = defaultHandbook()
  return { ...handbook, voice: { ...handbook.voice, forbidden: [{ topic, phrases: [] }] } }
}

describe('what a model asks back promises nothing', () => {
  const passages = 'We are open Monday to Saturday. Delivery is free from 50 euros.'
  test.each([
    ['Which room do you mean?', 'Which room do you mean?'],
    ['Hello! Which room do you mean?', 'Which room do you mean?'],
    ['We give every refund. Which order is it?', 'Which order is it?'],
    ['Do you mean free delivery?', 'Do you mean free delivery?'],
    ['¿Qué habitación le interesa?', '¿Qué habitación le interesa?'],
    ['आप किस कमरे के बारे में पूछ रहे हैं?', 'आप किस कमरे के बारे में पूछ रहे हैं?'],
    ['هل تقصد الغرفة الكبيرة؟', 'هل تقصد الغرفة الكبيرة؟'],
    ['Yes, refunds are possible and we deliver on Sundays.', null],
    ['Yes, we do, which order?', null],
    ['Sí, se puede, ¿qué pedido es?', null],
    ['Would you like the unlimited guarantee?', null],
    ['Could you write to help.example.org please?', null],
    ['Do you mean the room at 499?', null],
  ])('%s', (text, left) => expect(plainQuestion(text, passages)).toBe(left))

  test('what it states besides is not sent', async () => {
    const complete = async () =>
      says([{ text: 'All refunds are free of charge. Which order do you mean?', cites: [] }], { action: 'clarify' })
    expect(gist(await decide(turn('what about my order?'), deps({ complete })))).toBe(
      'clarify: Which order do you mean?',
    )
  })
})

describe('a yes without anything to hold against the passages is no answer', () => {
  const closed = { ...hours, title: 'Pets', text: 'Pets are not allowed in the rooms.' }
  const asked = (...texts: string[]) =>
    decide(
      turn('are pets allowed in the rooms?'),
      deps({ complete: async () => says(texts.map((text) => ({ text, cites: ['p1'] }))) }, closed),
    )

  test.each([
    'Yes.',
    'Yes, you can.',
    'Sure, that is possible.',
    'Yes, it is available here.',
    'You can do it here at any time.',
    'Sí.',
    'Sim.',
    'नमस्ते।',
  ])('%s', async (text) => expect(gist(await asked(text))).toBe('hand_off unsupported'))

  test('nor is what is left of it when the rest is taken out', async () => {
    expect(gist(await asked('Yes, you can.', 'Pets are welcome for free.'))).toBe('hand_off unsupported')
  })

  test('nor does it stand before what the passages say', async () => {
    expect(gist(await asked('Yes, you can.', closed.text))).toBe(`answer: ${closed.text}`)
    expect(gist(await asked(`Yes, it is possible; ${closed.text}`))).toBe('hand_off unsupported')
  })
})

describe('a topic that is left to people', () => {
  test('stays with them when the next question only goes on from it', async () => {
    const history = [
      { by: 'customer' as const, text: 'I would like a refund please', at: 0 },
      { by: 'agent' as const, text: 'I am looking into it.', at: 1 },
    ]
    const asked = turn('and how long does it take?', { history })
    const calm = deps({}, { ...refunds, heading: 'Money', title: 'Money', text: 'The refund takes 7 days.' })
    expect(gist(await decide(asked, { ...calm, handbook: leaving('refund') }))).toBe('hand_off forbidden')
    expect(gist(await decide(asked, calm))).toBe('answer: The refund takes 7 days.')
  })

  test.each([
    ['es', '¿Cuánto tarda el reembolso?', 'El reembolso toma 7 días.'],
    ['en, in other words', 'When do I get my money back?', 'It takes 7 days.'],
  ])('is known by where its answer stands, however it is asked for: %s', async (_how, question, text) => {
    const complete = async () => says([{ text, cites: ['p1'] }])
    const asked = turn(question)
    expect(gist(await decide(asked, { ...deps({ complete }, refunds), handbook: leaving('refunds') }))).toBe(
      'hand_off forbidden',
    )
  })

  test('is not quoted either when no model answers', async () => {
    const down = { ...deps({ complete: async () => failed }, refunds), handbook: leaving('refunds') }
    expect(gist(await decide(turn('When do I get my money back?'), down))).toBe('hand_off forbidden')
  })
})

describe('a cry for help is heard wherever it stands', () => {
  const story = 'I bought the blue bag in your shop and it came late. '.repeat(60)
  test.each([
    ['below a long story', `${story}I do not want to live any more`],
    ['between questions', 'When are you open?\nI want to end it all\nWhat does the room cost?'],
    ['in the last of several messages', `${story}\nI feel like killing myself`],
  ])('%s', async (_where, text) => {
    expect(gist(await decide(turn(text), deps()))).toBe('hand_off danger')
  })

  test('a topic for people below a long story, too', async () => {
    const decision = await decide(turn(`${story} About the refund now.`), { ...deps(), handbook: leaving('refund') })
    expect(gist(decision)).toBe('hand_off forbidden')
  })
})

test('who asks for a person because they are in danger is told whom to call, also when it is closed', () => {
  const asked = turn('please call me back, I want to die')
  const handbook = defaultHandbook()
  handbook.escalation.danger.teamId = 'team_1'
  const closed = { ...deps(), handbook, hours: { open: false, opensAt: null } }
  expect(personPromised(asked, closed)).toEqual({
    text: expect.stringMatching(/emergency.*colleague/s),
    teamId: 'team_1',
  })
  expect(personPromised(turn('please call me back'), closed)).toEqual({
    text: expect.stringContaining('closed'),
    teamId: null,
  })
})

describe('what came beside the words and could not be made out is not passed over', () => {
  const file = (state: SaidFile['state']): SaidFile => ({
    at: { home: 'cnv_1', name: 'msg_1' },
    mime: 'audio/ogg',
    bytes: 9,
    state,
  })
  const burst = (type: string, state: SaidFile['state'] = 'here') => [
    { seq: 1, text: null, type, file: file(state) },
    { seq: 2, text: 'When are you open?', type: 'text' },
  ]

  test.each(['audio', 'image', 'document', 'location'])(
    '%s: what was written is answered, and people look',
    async (type) => {
      const decision = await decide(turn(null, { burst: burst(type) }), deps())
      expect(decision).toMatchObject({ kind: 'hand_off', reason: 'media', sources: [{ documentId: 'doc_1' }] })
      expect(decision).toMatchObject({
        text: expect.stringMatching(/^We are open Monday to Saturday.*\n\n.*colleague/s),
      })
    },
  )

  test('a greeting beside it is returned, and people listen', async () => {
    const [note] = burst('audio', 'gone')
    const decision = await decide(
      turn(null, { burst: [...(note ? [note] : []), { seq: 2, text: 'hello', type: 'text' }] }),
      deps(),
    )
    expect(gist(decision)).toBe('hand_off media')
  })

  test('where voice notes are declined the customer is told so below the answer', async () => {
    const handbook = defaultHandbook()
    const declining = { ...handbook, voice: { ...handbook.voice, voiceNotes: 'decline' as const } }
    const decision = await decide(turn(null, { burst: burst('audio') }), { ...deps(), handbook: declining })
    expect(gist(decision)).toMatch(/^answer: We are open.*\n\nI cannot listen to voice notes/s)
  })

  test('the time it takes to listen is not taken from the answer', async () => {
    let now = 0
    let left = 0
    const slow = deps({
      clock: () => now,
      hear: async () => {
        now += 6000
        return { ok: true, value: { text: 'When are you open?', language: 'en' } }
      },
      complete: async (_messages, _schema, ms) => {
        left = ms
        return says([{ text: hours.text, cites: ['p1'] }])
      },
    })
    const [note] = burst('audio')
    expect(gist(await decide(turn(null, { burst: note ? [note] : [] }), slow))).toBe(`answer: ${hours.text}`)
    expect(left).toBe(8000)
  })
})

test('a request with many questions is not taken for two machines that answer each other', async () => {
  const handbook = defaultHandbook()
  const flow = {
    ...{ id: 'visit', name: 'A visit', on: true, intents: [], phrases: ['a visit'], done: '', teamId: null },
    slots: ['one', 'two', 'three'].map((id) => ({
      ...{ id, label: id, kind: 'text' as const, choices: [], question: `Say ${id}`, required: true },
    })),
  }
  const state = {
    flowId: 'visit',
    name: 'A visit',
    told: '',
    slots: { one: 'x', two: 'y' },
    asking: 'three',
    confirming: false,
  }
  const running = { ...state, tries: 0, since: 0 }
  const asked = turn('the third', { flow: running, answersInARow: 10 })
  const decision = await decide(asked, { ...deps(), handbook: { ...handbook, flows: { flows: [flow] } } })
  expect(decision).toMatchObject({ kind: 'clarify', flow: { confirming: true } })
})
