import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { applySeed } from '../../scripts/seeds/apply.ts'
import { chooseSeed } from '../../scripts/seeds/choose.ts'
import { generatedConversation, generatedLine } from '../../scripts/seeds/generated/conversation.ts'
import { once } from '../../scripts/seeds/once.ts'
import type { OperatorClient } from '../../scripts/seeds/operator-client.ts'
import { createPace, openFilesLimit } from '../../scripts/seeds/pace.ts'
import { signInHints } from '../../scripts/seeds/people.ts'
import { createProgress, createTeller } from '../../scripts/seeds/progress.ts'
import { LARGE } from '../bench/screen/large-tenant.ts'

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

test('the sign-in page shows the people of the demo, and of no seed that does not say so', () => {
  const shown = signInHints(chooseSeed('demo'))
  expect(shown).toHaveLength(10)
  expect(shown[0]).toEqual({
    tenant: 'Bluebird Travel',
    name: 'Meera Iyer',
    email: 'owner@bluebird.test',
    role: 'owner',
    password: 'whatsnexus-demo',
  })
  const { tenants } = chooseSeed('demo')
  expect(signInHints({ signInHints: false, tenants })).toEqual([])
  expect(signInHints(chooseSeed('bench'))).toEqual([])
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

describe('generated conversations', () => {
  const { users, labels } = large()
  const past = (index: number) => generatedConversation({ users, labels }, '1', index, 20)

  test('are the same at every run and differ from each other', () => {
    expect(past(7)).toEqual(past(7))
    expect(past(7).messages).not.toEqual(past(8).messages)
    expect(generatedLine(7).contact).toEqual(past(7).contact)
  })

  test('stand in every way, for people who write in four scripts', () => {
    const all = Array.from({ length: 1000 }, (_, index) => past(index))
    const share = (holds: (one: (typeof all)[number]) => boolean | undefined) => all.filter(holds).length / all.length
    const people = users.filter(({ role }) => role !== 'analyst').map(({ id }) => id)
    for (const id of people) expect(share(({ standing }) => standing?.holder === id)).toBeGreaterThan(0.03)
    expect(share(({ standing }) => standing?.holder === 'people')).toBeGreaterThan(0.1)
    expect(share(({ standing }) => standing?.holder === 'assistant')).toBeGreaterThan(0.1)
    expect(share(({ standing }) => standing?.state === 'resolved')).toBeGreaterThan(0.03)
    expect(share(({ standing }) => standing?.state === 'snoozed')).toBeGreaterThan(0.005)
    expect(share(({ standing }) => (standing?.labels?.length ?? 0) > 1)).toBeGreaterThan(0.01)
    for (const script of ['Latin', 'Devanagari', 'Tamil', 'Arabic']) {
      const written = new RegExp(`^\\p{Script=${script}}`, 'u')
      expect(share(({ contact }) => written.test(contact.name))).toBeGreaterThan(0.05)
    }
    expect(new Set(all.map(({ contact }) => contact.wa_id)).size).toBe(all.length)
  })
})

/** A seed of so many generated conversations and nothing else that takes time. */
function generated(conversations: number, live = 0) {
  const tenant = { ...large(), generated: { conversations, messagesEach: 1, live } }
  return { signInHints: false, tenants: [tenant] }
}

function large() {
  const [tenant] = chooseSeed('large').tenants
  if (!tenant) throw new Error('the large seed has no tenant')
  return tenant
}

/** Every conversation that was posted, as often as it was. */
function numbersIn({ calls }: ReturnType<typeof recorder>): string[] {
  return JSON.stringify(calls).match(/"wa_id":"\d+"/g) ?? []
}

test('a large seed is a million messages, with people of every role who can sign in', () => {
  const { generated, users, ...tenant } = large()
  expect(tenant).toMatchObject({ id: LARGE.tenantId, apiKey: LARGE.apiKey, assistant: false })
  expect(tenant.numbers).toMatchObject([
    {
      phone_number_id: LARGE.phoneNumberId,
      waba_id: LARGE.wabaId,
      display_phone_number: LARGE.displayPhoneNumber,
    },
  ])
  expect(users.map(({ email }) => email)).toContain(LARGE.email)
  expect(generated).toMatchObject({ conversations: 50_000, messagesEach: 20 })
  expect(users.map(({ email }) => email)).toEqual(
    ['owner', 'admin', 'supervisor', 'agent', 'analyst'].map((role) => `${role}@large.test`),
  )
  expect(users.every(({ password }) => password !== undefined)).toBe(true)
})

test('many past conversations travel in one call, under labels that were made before', async () => {
  const told = recorder()
  await applySeed(generated(120), told.call)
  const paths = told.calls.map(({ path }) => path)
  expect(paths.filter((path) => path.endsWith('/histories'))).toHaveLength(3)
  expect(paths.findIndex((path) => path.includes('/labels/'))).toBeLessThan(paths.indexOf('tenants/large/histories'))
  expect(new Set(numbersIn(told)).size).toBe(120)
})

test('a seed that was cut off goes on where it was, and only for the same seed', async () => {
  const dataDir = folder()
  const cut = recorder()
  let posts = 0
  const failing: OperatorClient = (method, path, body) => {
    if (path.endsWith('/histories') && ++posts > 5) throw new Error('killed')
    return cut.call(method, path, body)
  }
  const progress = () => createProgress(dataDir, 'this seed')
  await expect(applySeed(generated(1000), failing, { progress: progress() })).rejects.toThrow('killed')
  const rest = recorder()
  await applySeed(generated(1000), rest.call, { progress: progress() })
  expect(new Set([...numbersIn(cut), ...numbersIn(rest)]).size).toBe(1000)
  expect(numbersIn(rest).length).toBeLessThan(1000)
  expect(createProgress(dataDir, 'another seed').done('large')).toBe(0)
  expect(progress().done('large')).toBe(1000)
})

test('a large seed wakes no more objects at once than there may be files open', async () => {
  let now = 0
  const wait = async (ms: number) => {
    now += ms
  }
  const clock = { now: () => now, wait }
  const room = createPace(1_000, clock) // 200 objects
  for (let batch = 0; batch < 4; batch++) await room(50)
  expect(now).toBe(0)
  await room(50)
  expect(now).toBeGreaterThan(10_000)
  const free = createPace(Number.POSITIVE_INFINITY, clock)
  const before = now
  for (let batch = 0; batch < 1_000; batch++) await free(50)
  expect(now).toBe(before)
  expect(openFilesLimit()).toBeGreaterThan(100)
  expect(openFilesLimit('/nowhere')).toBe(Number.POSITIVE_INFINITY)
})

test('what is in counts only up to the first gap', () => {
  const progress = createProgress(folder(), 'this seed')
  progress.reached('large', 50, 100)
  expect(progress.done('large')).toBe(0)
  progress.reached('large', 0, 50)
  expect(progress.done('large')).toBe(100)
})

test('a line says how far a long seed is', () => {
  const said: string[] = []
  const tell = createTeller('Large', 0, 1000, (line) => said.push(line))
  tell(500)
  tell(500)
  expect(said).toEqual(['Large: 1,000 of 1,000'])
})

test('to the newest conversations the customer writes once more, the newest last, the same line at every run', async () => {
  const posted: string[] = []
  const post = async (body: unknown) => void posted.push(JSON.stringify(body))
  const idsOf = () => posted.map((body) => /"id":"(wamid[^"]+)"/.exec(body)?.[1])
  await applySeed(generated(10, 3), recorder().call, { post })
  expect(idsOf().map((id) => id?.split('.').at(-1))).toEqual(['2', '1', '0'])
  const first = idsOf()
  posted.length = 0
  await applySeed(generated(10, 3), recorder().call, { post })
  expect(idsOf()).toEqual(first)
})
