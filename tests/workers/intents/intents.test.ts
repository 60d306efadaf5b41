import { expect, test, vi } from 'vitest'
import { PACK_LANGUAGES } from '../../../workers/intents/packs/pack'
import { call, makeTenant } from '../api-client'
import { saveAndLearn } from './support'

async function savedPack(trade: string, token: string) {
  const { packs } = Object((await call('GET', '/api/intents/packs', { token })).body)
  const pack = packs.find(({ id }: { id: string }) => id === trade)
  const intents = pack.intents.map(({ name, description, examples }: Record<string, unknown>) => ({
    name,
    description,
    examples: Array.isArray(examples) ? examples.map(({ text }) => text) : [],
  }))
  await saveAndLearn(token, intents)
  return intents
}

/** A job judges them: the page sees how far it is. */
async function judged(token: string) {
  return vi.waitFor(
    async () => {
      const { body } = await call('GET', '/api/intents/confusion', { token })
      expect(body).toMatchObject({ done: 5, of: 5 })
      return Object(body)
    },
    { timeout: 15_000, interval: 250 },
  )
}

test('every trade has a pack, and every intent of it examples in every language', async () => {
  const { token } = await makeTenant()
  const { packs } = Object((await call('GET', '/api/intents/packs', { token })).body)
  expect(packs.map(({ id }: { id: string }) => id)).toEqual(['retail', 'clinic', 'travel', 'education', 'real_estate'])
  for (const { intents } of packs)
    for (const { examples } of intents)
      expect(new Set(examples.map(({ language }: { language: string }) => language))).toEqual(new Set(PACK_LANGUAGES))
})

test('a sentence that no example has is taken for the intent it resembles, in another language too', async () => {
  const { token } = await makeTenant()
  await savedPack('retail', token)
  const asked = async (text: string) => (await call('POST', '/api/intents/classify', { token, body: { text } })).body
  expect(await asked('my parcel has not arrived, where is it?')).toMatchObject({ intent: 'order_status' })
  expect(await asked('ऑर्डर कब तक आएगा')).toMatchObject({ intent: 'order_status' })
  expect(await asked('who won the cricket match yesterday')).toMatchObject({ intent: null })
})

test('the confusion view judges each example by a classifier that did not learn it', async () => {
  const { token } = await makeTenant()
  const intents = await savedPack('clinic', token)
  const { counts, accuracy, intents: names } = await judged(token)
  expect(names).toEqual(intents.map(({ name }: { name: string }) => name))
  const asked = counts.flat().reduce((sum: number, n: number) => sum + n, 0)
  expect(asked).toBe(intents.flatMap(({ examples }: { examples: string[] }) => examples).length)
  // Had it seen them, it would be right about nearly all.
  expect(accuracy).toBeGreaterThan(0.2)
  expect(accuracy).toBeLessThan(0.95)
})

test('two intents with the same words are seen to be confused', async () => {
  const { token } = await makeTenant()
  const examples = ['book a table', 'reserve a table', 'a table for two', 'table tonight', 'I need a table']
  const intents = [
    { name: 'table', examples },
    { name: 'seat', examples: [...examples.slice(1), ...examples.slice(0, 1)] },
    {
      name: 'hours',
      examples: ['when do you open', 'opening hours', 'are you closed', 'what time do you close', 'open on sunday'],
    },
  ]
  await saveAndLearn(token, intents)
  const { counts } = await judged(token)
  expect(counts[0][1] + counts[1][0]).toBeGreaterThan(2)
  expect(counts[2][0] + counts[2][1]).toBe(0)
})

test('with no intents there is nothing to judge', async () => {
  const { token } = await makeTenant()
  expect((await call('GET', '/api/intents/confusion', { token })).body).toEqual({
    done: 5,
    of: 5,
    intents: [],
    counts: [],
    mistaken: [],
    accuracy: null,
  })
})

test('judging is a job: the first request is answered at once, and what was found is of the intents as they are', async () => {
  const { token } = await makeTenant()
  await savedPack('retail', token)
  const first = Object((await call('GET', '/api/intents/confusion', { token })).body)
  expect(first).toMatchObject({ done: 0, of: 5, accuracy: null })
  const { mistaken } = await judged(token)
  expect(mistaken.length).toBeGreaterThan(0)
  const examples = ['where is my parcel', 'has my parcel left', 'parcel status', 'track my parcel', 'my parcel is late']
  await saveAndLearn(token, [{ name: 'parcel', examples }])
  const again = Object((await call('GET', '/api/intents/confusion', { token })).body)
  expect(again).toMatchObject({ done: 0, intents: ['parcel'], accuracy: null })
  expect((await judged(token)).counts.flat().reduce((sum: number, n: number) => sum + n, 0)).toBe(5)
})
