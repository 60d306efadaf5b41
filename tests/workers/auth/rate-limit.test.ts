import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { proxyDurable } from 'itty-durable'
import { expect, test, vi } from 'vitest'
import { spend } from '../../../workers/auth/rate-limit'
import { newId } from '../../../workers/platform/ids'

test('an object counts what its key takes, and gives no more than the limit', async () => {
  const limiter = proxyDurable(env.RATE_LIMITERS, { name: 'RATE_LIMITERS', parse: true }).get(newId('key'))
  expect(await limiter.take(3, 5, 60_000)).toMatchObject({ granted: 3 })
  expect(await limiter.take(3, 5, 60_000)).toMatchObject({ granted: 2 })
  expect(await limiter.take(1, 5, 60_000)).toMatchObject({ granted: 0 })
})

test('a key may do what the limit says, then it waits, and others do not', async () => {
  const key = newId('key')
  for (let n = 0; n < 5; n += 1) await spend(env, key, 5)
  await expect(spend(env, key, 5)).rejects.toMatchObject({ status: 429, code: 'rate_limit.exceeded' })
  await expect(spend(env, key, 5)).rejects.toMatchObject({ retryAfterSeconds: expect.any(Number) })
  await expect(spend(env, newId('key'), 5)).resolves.toBeUndefined()
})

test('a limiter that cannot be reached limits nothing', async () => {
  const { idFromName: _gone, ...rest } = env.RATE_LIMITERS
  await expect(
    spend({ ...env, RATE_LIMITERS: Object.assign(Object.create(null), rest) }, newId('key'), 5),
  ).resolves.toBeUndefined()
})

test('the next window starts afresh', async () => {
  const key = newId('key')
  await spend(env, key, 1)
  await expect(spend(env, key, 1)).rejects.toMatchObject({ status: 429 })
  const stub = proxyDurable(env.RATE_LIMITERS, { name: 'RATE_LIMITERS', parse: true }).get(newId('key'))
  expect(await stub.take(1, 1, 0)).toMatchObject({ granted: 1 })
  expect(await stub.take(1, 1, 0)).toMatchObject({ granted: 1 })
})

test('tries at a password are counted one by one, can be given back, and leave nothing behind when their time is over', async () => {
  const name = newId('tries')
  const counter = proxyDurable(env.RATE_LIMITERS, { name: 'RATE_LIMITERS', parse: true }).get(name)
  expect(await counter.countTry(2, 60_000)).toMatchObject({ allowed: true, left: 1 })
  expect(await counter.countTry(2, 60_000)).toMatchObject({ allowed: true, left: 0 })
  const { until } = await counter.countTry(2, 60_000)
  expect(await counter.countTry(2, 60_000)).toEqual({ allowed: false, left: 0, until })
  await counter.giveBackTry()
  expect(await counter.countTry(2, 1)).toMatchObject({ allowed: true, left: 0 })
  const stub = env.RATE_LIMITERS.get(env.RATE_LIMITERS.idFromName(name))
  await vi.waitFor(async () => {
    await runDurableObjectAlarm(stub)
    expect(await runInDurableObject(stub, (_, { storage }) => [...storage.kv.list()])).toEqual([])
  })
  expect(await counter.countTry(2, 60_000)).toMatchObject({ allowed: true, left: 1 })
})
