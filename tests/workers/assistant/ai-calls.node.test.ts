import { afterEach, describe, expect, test } from 'vitest'
import { complete, describe as look, transcribe } from '../../../workers/assistant/ai-calls'
import { MeteredAi } from '../../../workers/assistant/metered-ai'
import { goneModels } from '../../../workers/assistant/model-choice'
import { CHAT_MODELS, priceOf, SPEECH_MODELS, VISION_MODELS } from '../../../workers/assistant/models'
import type { AiBinding } from '../../../workers/env'

afterEach(() => goneModels.clear())

const SENTENCE = { type: 'object', properties: { text: { type: 'string' } }, required: ['text', 'cites'] }
const SCHEMA = {
  type: 'object',
  properties: {
    action: { type: 'string', enum: ['answer', 'hand_off'] },
    sentences: { type: 'array', items: SENTENCE },
  },
  required: ['action', 'sentences'],
}
const MESSAGES = [{ role: 'user' as const, content: 'hello' }]
const MS = 2_000

/** Answers each call in turn by what it is given; an Error is thrown. */
function scripted(...answers: unknown[]): { ai: AiBinding; asked: string[] } {
  const asked: string[] = []
  const run: AiBinding['run'] = async (model) => {
    asked.push(model)
    const answer = answers[asked.length - 1]
    if (answer instanceof Error) throw answer
    return answer
  }
  return { ai: { run }, asked }
}

/** An error as it looks after it crossed a binding. */
function crossed(message: string, own: object = {}): Error {
  return Object.assign(new Error(message), own)
}

const said = { response: { action: 'answer', sentences: [] } }

describe('the next model is asked', () => {
  test.each([
    ['when one is gone, by its code', crossed('x', { code: 5007 })],
    ['when one is gone, by its message', crossed('5007: No such model @cf/x or task')],
    ['when one is out of capacity', crossed('3040: Capacity temporarily exceeded')],
    ['when one answers no JSON', { response: 'I am sorry, I cannot do that.' }],
    ['when one is cut off', { response: '{"action":"answ' }],
    ['when one leaves out what is required', { response: { language: 'en' } }],
    ['when one answers a list', { response: '[1,2]' }],
    ['when one answers nothing', { response: null }],
    ['when one makes up an action', { response: { action: 'sing' } }],
    ['when one answers an action that is no word', { response: { action: ['answer'] } }],
    ['when one answers sentences without their sources', { response: { action: 'answer', sentences: ['Yes.'] } }],
  ])('%s', async (_when, first) => {
    const { ai, asked } = scripted(first, said)
    expect(await complete(ai, MESSAGES, SCHEMA, MS)).toEqual({
      ok: true,
      value: { answer: said.response, model: CHAT_MODELS[1] },
    })
    expect(asked).toEqual(CHAT_MODELS.slice(0, 2))
  })
})

test.each([
  ['an object', said],
  ['JSON in text', { response: '{"action":"answer","sentences":[]}' }],
  ['JSON in a fence', { response: 'Sure:\n```json\n{"action":"answer","sentences":[]}\n```' }],
  ['a chat completion', { choices: [{ message: { content: '{"action":"answer","sentences":[]}' } }] }],
])('an answer may be %s', async (_how, answer) => {
  const result = await complete(scripted(answer).ai, MESSAGES, SCHEMA, MS)
  expect(result).toMatchObject({ ok: true, value: { answer: { action: 'answer' } } })
})

test('a model that is gone is passed over by all calls for a while, one that is busy is not', async () => {
  const gone = scripted(crossed('5007: No such model'), said, said)
  await complete(gone.ai, MESSAGES, SCHEMA, MS)
  await complete(gone.ai, MESSAGES, SCHEMA, MS)
  expect(gone.asked).toEqual([CHAT_MODELS[0], CHAT_MODELS[1], CHAT_MODELS[1]])
  goneModels.clear()
  const busy = scripted(crossed('3040: Capacity temporarily exceeded'), said, said)
  await complete(busy.ai, MESSAGES, SCHEMA, MS)
  await complete(busy.ai, MESSAGES, SCHEMA, MS)
  expect(busy.asked).toEqual([CHAT_MODELS[0], CHAT_MODELS[1], CHAT_MODELS[0]])
})

test('a model that never answers leaves time for the next, and the whole keeps its own', async () => {
  const never: AiBinding = {
    run: (model) => (model === CHAT_MODELS[0] ? new Promise(() => {}) : Promise.resolve(said)),
  }
  expect(await complete(never, MESSAGES, SCHEMA, 1_500)).toMatchObject({ ok: true, value: { model: CHAT_MODELS[1] } })
  const silent: AiBinding = { run: () => new Promise(() => {}) }
  expect(await complete(silent, MESSAGES, SCHEMA, 700)).toMatchObject({ ok: false })
})

test('sound and pictures have their own models, with fall-backs', async () => {
  const ear = scripted(crossed('5007: No such model'), { text: ' hola ', transcription_info: { language: 'es' } })
  expect(await transcribe(ear.ai, new Uint8Array([1, 2, 3]), MS)).toEqual({
    ok: true,
    value: { text: 'hola', language: 'es' },
  })
  expect(ear.asked).toEqual([...SPEECH_MODELS])
  const eye = scripted(crossed('5016: Model agreement'), { response: 'A red suitcase.' })
  const picture = { bytes: new Uint8Array([1]), mime: 'image/jpeg' }
  expect(await look(eye.ai, picture, 'Describe it.', MS)).toEqual({ ok: true, value: 'A red suitcase.' })
  expect(eye.asked).toEqual([...VISION_MODELS])
})

describe('neurons', () => {
  const inputs = { messages: MESSAGES, max_tokens: 100 }
  const model = CHAT_MODELS[0]
  const { in: perIn, out: perOut } = priceOf(model)

  test('are counted by what the answer says it took, at the published price', async () => {
    const ai = new MeteredAi(scripted({ ...said, usage: { prompt_tokens: 1000, completion_tokens: 200 } }).ai)
    await ai.run(model, inputs)
    expect(ai.spending.calls).toBe(1)
    expect(ai.spending.neurons).toBeCloseTo((1000 * perIn + 200 * perOut) / 1e6, 6)
  })

  test('without such a word, or without an answer in time, at the dearest', async () => {
    const ai = new MeteredAi(scripted(said).ai)
    await ai.run(model, inputs)
    expect(ai.spending.neurons).toBeGreaterThanOrEqual((100 * perOut) / 1e6)
    const slow = new MeteredAi({ run: () => new Promise(() => {}) })
    void slow.run(model, inputs)
    expect(slow.spending.neurons).toBeGreaterThanOrEqual((100 * perOut) / 1e6)
  })

  test('a refused call costs nothing', async () => {
    const ai = new MeteredAi(scripted(crossed('3040: Capacity temporarily exceeded')).ai)
    await expect(ai.run(model, inputs)).rejects.toThrow('3040')
    expect(ai.spending).toEqual({ neurons: 0, calls: 0 })
  })

  test('no call begins that could pass the limit; a cheaper model may still do', async () => {
    const dear = scripted(said)
    const room = (100 * perOut) / 1e6 / 2
    const ai = new MeteredAi(dear.ai, room)
    const result = await complete(ai, MESSAGES, SCHEMA, MS, { tokens: 100 })
    expect(result).toMatchObject({ ok: true, value: { model: expect.not.stringContaining('3.3-70b') } })
    const spent = new MeteredAi(scripted(said).ai, 0)
    expect(await complete(spent, MESSAGES, SCHEMA, MS)).toEqual({ ok: false, reason: 'budget' })
    expect(spent.spending).toEqual({ neurons: 0, calls: 0 })
  })
})
