import { expect, test } from 'vitest'
import { ShortMemory } from '../../../workers/platform/short-memory'

function source(...answers: (string | null | Error)[]) {
  let asked = 0
  return {
    asked: () => asked,
    load: async () => {
      const answer = answers[Math.min(asked, answers.length - 1)]
      asked += 1
      if (answer instanceof Error) throw answer
      return answer ?? null
    },
  }
}

test('a value is asked for once in its time, and again at its end', async () => {
  const memory = new ShortMemory<string>({ keepMs: 100, servesStale: true })
  const { load, asked } = source('a', 'b')
  expect(await memory.get('k', load, { now: 0 })).toBe('a')
  expect(await memory.get('k', load, { now: 99 })).toBe('a')
  expect(asked()).toBe(1)
  expect(await memory.get('k', load, { now: 100 })).toBe('b')
})

test('nothing found is asked for again', async () => {
  const memory = new ShortMemory<string>({ keepMs: 100, servesStale: true })
  const { load } = source(null, 'now there')
  expect(await memory.get('k', load, { now: 0 })).toBeNull()
  expect(await memory.get('k', load, { now: 1 })).toBe('now there')
})

test('while the source is down the old value serves, if that was agreed', async () => {
  const channels = new ShortMemory<string>({ keepMs: 100, servesStale: true })
  const tokens = new ShortMemory<string>({ keepMs: 100, servesStale: false })
  const down = new Error('D1 is down')
  const first = source('a', down)
  expect(await channels.get('k', first.load, { now: 0 })).toBe('a')
  expect(await channels.get('k', first.load, { now: 1000 })).toBe('a')
  const second = source('a', down)
  expect(await tokens.get('k', second.load, { now: 0 })).toBe('a')
  await expect(tokens.get('k', second.load, { now: 1000 })).rejects.toThrow('D1 is down')
})

test('an old value that is known to be wrong by now does not serve', async () => {
  const memory = new ShortMemory<string>({ keepMs: 100, servesStale: true })
  const { load } = source('a', new Error('D1 is down'))
  expect(await memory.get('k', load, { now: 0 })).toBe('a')
  expect(await memory.get('k', load, { now: 1000, isStillSo: async () => true })).toBe('a')
  await expect(memory.get('k', load, { now: 1000, isStillSo: async () => false })).rejects.toThrow('D1 is down')
})

test('no more than the limit is kept', async () => {
  const memory = new ShortMemory<string>({ keepMs: 100, servesStale: true, limit: 2 })
  const { load, asked } = source('x')
  for (const key of ['a', 'b', 'c', 'a']) await memory.get(key, load, { now: 0 })
  expect(asked()).toBe(4)
})
