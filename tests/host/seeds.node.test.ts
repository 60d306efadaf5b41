import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { applySeed } from '../../scripts/seeds/apply.ts'
import { chooseSeed } from '../../scripts/seeds/choose.ts'
import { generatedConversation } from '../../scripts/seeds/large.ts'
import { once } from '../../scripts/seeds/once.ts'

function folder(): string {
  return mkdtempSync(join(tmpdir(), 'seed-'))
}

/** An operator API that takes everything and is ready at the second question. */
function recorder() {
  const calls: { method: string; path: string; body: unknown }[] = []
  let asked = 0
  async function call(method: string, path: string, body?: unknown) {
    calls.push({ method, path, body })
    return path.endsWith('/readiness') ? { ready: ++asked > 1, documents: { failed: 0 } } : null
  }
  return { calls, call }
}

test('the bench seed is what harnesses rely on', () => {
  expect(chooseSeed('bench').tenants[0]).toMatchObject({
    apiKey: 'bench-api-key',
    assistant: false,
    guards: { flood: null, loop: null },
    numbers: [
      {
        phone_number_id: '100000000000009',
        waba_id: '200000000000001',
        display_phone_number: '15550000001',
        messages_per_second: 1000,
        pair_burst: 0,
      },
    ],
    keywordRules: [{ match: 'ping (\\d+)', reply: 'pong $1' }],
  })
})

test('the demo has its two tenants, each with people of every role, knowledge and a past', () => {
  const [bluebird, sunrise] = chooseSeed('demo').tenants
  expect(bluebird).toMatchObject({
    name: 'Bluebird Travel',
    assistant: true,
    numbers: [{ phone_number_id: '100000000000001' }],
  })
  expect(sunrise).toMatchObject({
    name: 'Sunrise Dental',
    assistant: false,
    numbers: [{ phone_number_id: '100000000000002' }],
  })
  for (const [tenant, domain] of [
    [bluebird, 'bluebird.test'],
    [sunrise, 'sunrise.test'],
  ] as const) {
    const roles = ['owner', 'admin', 'supervisor', 'agent', 'analyst']
    expect(tenant?.users.map(({ email }) => email)).toEqual(roles.map((role) => `${role}@${domain}`))
    expect(tenant?.knowledge.length).toBeGreaterThan(1)
    expect(tenant?.history.length).toBeGreaterThan(0)
  }
  expect(new Set(bluebird?.knowledge.map(({ language }) => language))).toEqual(new Set(['en', 'hi', 'ta']))
})

test('a seed from a file needs only what cannot be guessed; one that is none is refused', () => {
  const file = join(folder(), 'seed.json')
  writeFileSync(file, '{"tenants":[{"id":"one","name":"One","apiKey":"k","knowledge":[{"title":"A","text":"B"}]}]}')
  expect(chooseSeed(file).tenants[0]).toMatchObject({ assistant: true, knowledge: [{ kind: 'text' }] })
  writeFileSync(file, '{"tenants":[{"id":"NOT AN ID","name":"One","apiKey":"k"}]}')
  expect(() => chooseSeed(file)).toThrow()
  expect(() => chooseSeed('nothing-like-it')).toThrow('neither')
})

test('a tenant is made before what belongs to it, and its past comes once it is ready', async () => {
  const { calls, call } = recorder()
  await applySeed(chooseSeed('demo'), call)
  const paths = calls.map(({ path }) => path)
  expect(paths[0]).toBe('tenants/bluebird')
  const lastQuestion = paths.lastIndexOf('tenants/sunrise/readiness')
  expect(paths.findIndex((path) => path.endsWith('/history'))).toBeGreaterThan(lastQuestion)
  expect(paths.filter((path) => path.endsWith('/readiness'))).toHaveLength(3)
})

test('past messages have the same ids however often the seed is applied', async () => {
  const [first, second] = [recorder(), recorder()]
  await applySeed(chooseSeed('demo'), first.call)
  await applySeed(chooseSeed('demo'), second.call)
  const ids = ({ calls }: ReturnType<typeof recorder>) => JSON.stringify(calls).match(/wamid\.past\.[0-9a-f]+/g)
  expect(ids(first)).toEqual(ids(second))
  expect(new Set(ids(first)).size).toBe(ids(first)?.length)
})

test('an own app gets its path segment, and the channel names it', async () => {
  const number = { waba_id: '2', display_phone_number: '3', access_token: 't' }
  const numbers = [
    { ...number, phone_number_id: '11', app_secret: 'one' },
    { ...number, phone_number_id: '12', app_secret: 'two' },
    { ...number, phone_number_id: '13' },
  ]
  const file = join(folder(), 'seed.json')
  writeFileSync(file, JSON.stringify({ tenants: [{ id: 'own', name: 'Own', apiKey: 'k', numbers }] }))
  const { calls, call } = recorder()
  await applySeed(chooseSeed(file), call)
  const apps = calls.filter(({ path }) => path.includes('/apps/')).map(({ path }) => path)
  expect(apps).toEqual(['tenants/own/apps/own', 'tenants/own/apps/own-12'])
  const appIds = calls.filter(({ path }) => path.includes('/channels/')).map(({ body }) => body)
  expect(appIds).toMatchObject([{ appId: 'own' }, { appId: 'own-12' }, {}])
})

test('a seed is applied once per data folder, and again when it was cut off', async () => {
  const dataDir = folder()
  let applied = 0
  const count = async () => void applied++
  const cutOff = once(dataDir, { a: 1 }, async () => {
    throw new Error('killed')
  })
  await expect(cutOff).rejects.toThrow('killed')
  expect(await once(dataDir, { a: 1 }, count)).toBe(true)
  expect(await once(dataDir, { a: 1 }, count)).toBe(false)
  expect(await once(dataDir, { a: 2 }, count)).toBe(true)
  expect(await once(dataDir, { a: 1 }, count)).toBe(false)
  expect(applied).toBe(2)
})

test('generated conversations are the same at every run and differ from each other', () => {
  expect(generatedConversation('1', 7, 20)).toEqual(generatedConversation('1', 7, 20))
  expect(generatedConversation('1', 7, 20).messages).not.toEqual(generatedConversation('1', 8, 20).messages)
})
