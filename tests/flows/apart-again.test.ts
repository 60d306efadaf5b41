import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import type { Env } from '../../workers/env'
import { fetchOne } from '../../workers/media/fetch'
import { conversationOf } from '../../workers/objects'
import { asTenant, until } from '../support/api'
import {
  addressOf,
  askedAtMeta,
  atMeta,
  brought,
  bytesAt,
  customerSends,
  JPEG,
  keysOf,
  messagesOf,
  PNG,
  say,
} from '../support/files'
import { graphSink } from '../support/graph-sink'
import { ANN, changesNumber, joinedPair, MOBILE, under } from '../support/joined'
import { textsBody } from '../support/meta'
import type { SeededTenant } from '../support/seed'
import { postWebhook } from '../support/signed-webhook'

/** Meta on the pair limit: four seconds at first. */
const PAIR_WAIT_MS = 4_000
const FRESH = '447700900203'

describe('two contacts that are two again', () => {
  test('take along what still waited to be sent, and leave nothing of it in the way', { timeout: 20_000 }, async () => {
    const { tenant, home, road, undo } = await joinedPair()
    const sink = graphSink(tenant.phoneNumberId)
    await sink.fail({ kind: 'error', code: 131056, times: 1 })
    expect((await reply(tenant, home, 'to the road')).status).toBe(201)
    await sink.waitForSends(1)
    await until(async () => expect((await messagesOf(tenant, home))[0]).toMatchObject({ waiting: { why: 'retry' } }))
    await undo()
    await until(async () => expect((await messagesOf(tenant, road))[0]?.text).toBe('to the road'))
    expect((await reply(tenant, home, 'to the house')).status).toBe(201)
    await until(async () => {
      const accepted = (await sink.sends()).filter(({ answer }) => answer === 'accepted')
      expect(accepted.map(({ body }) => body.to).sort()).toEqual([`+${ANN}`, `+${MOBILE}`])
    }, 15_000)
    const [refused, again] = (await sink.sends()).filter(({ body }) => body.to === `+${MOBILE}`)
    expect((again?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(PAIR_WAIT_MS)
  })

  test('while an answer to one is out, and one to the other waits: each arrives once', {
    timeout: 20_000,
  }, async () => {
    const { tenant, home, road, undo } = await joinedPair()
    const sink = graphSink(tenant.phoneNumberId)
    await sink.hold()
    expect((await reply(tenant, home, 'road 1')).status).toBe(201)
    expect((await reply(tenant, home, 'road 2')).status).toBe(201)
    await sink.waitForSends(1)
    const undone = undo()
    await scheduler.wait(300)
    await sink.release()
    await undone
    await until(async () =>
      expect((await messagesOf(tenant, road)).map(({ status }) => status).slice(0, 2)).toEqual(['sent', 'sent']),
    )
    expect((await reply(tenant, home, 'to the house')).status).toBe(201)
    await until(async () => expect(await sink.texts()).toContain('to the house'))
    expect(await sink.texts()).toEqual(['road 1', 'road 2', 'to the house'])
  })

  test('of which one waits for a file: it comes to them, and the other waits for nothing', async () => {
    const { tenant, home, road, undo } = await joinedPair()
    const id = await atMeta(PNG, { downloadStatuses: [503] })
    await customerSends(tenant, id, { from: MOBILE })
    await until(async () => expect((await messagesOf(tenant, home))[0]?.media?.state).toBe('failed'))
    await undo()
    const message = await until(async () => {
      const [newest] = await messagesOf(tenant, road)
      expect(newest?.media?.state).toBe('failed')
      return newest
    })
    const path = `conversations/${road}/messages/${message?.id}/media`
    expect((await asTenant(tenant, `${path}/retry`, { method: 'POST' })).status).toBe(202)
    await until(async () => expect((await messagesOf(tenant, road))[0]?.media?.state).toBe('ready'))
    expect(await bytesAt(await addressOf(tenant, path))).toEqual(PNG)
    await until(async () => expect(await timersOf(home)).not.toContain('media'))
    expect((await askedAtMeta(id)).downloads).toHaveLength(2)
  })

  test('while a file of one is on its way: erased, they leave no byte of it with the other', async () => {
    const { tenant, home, road, undo } = await joinedPair()
    await customerSends(tenant, await atMeta(PNG, { downloadStatuses: [503] }), { from: MOBILE })
    const message = await until(async () => {
      const [newest] = await messagesOf(tenant, home)
      expect(newest?.media?.state).toBe('failed')
      return newest
    })
    const put = async (key: string, content: Uint8Array, options: R2PutOptions) => {
      await undo()
      return env.BUCKET.put(key, content, options)
    }
    const bucket = { put, delete: (keys: string[]) => env.BUCKET.delete(keys) }
    const slow = { ...env, BUCKET: bucket as unknown as R2Bucket } satisfies Env
    await fetchOne(slow, { tenantId: tenant.tenantId, conversationId: home, messageId: message?.id ?? '' })
    expect((await asTenant(tenant, `conversations/${road}`, { method: 'DELETE' })).status).toBe(200)
    expect([...(await keysOf(tenant, home)), ...(await keysOf(tenant, road))]).toEqual([])
  })

  test('one moves on, the other is erased: what moved on keeps its files', { timeout: 20_000 }, async () => {
    const { tenant, home, undo } = await joinedPair()
    await customerSends(tenant, await atMeta(PNG), { from: MOBILE })
    await until(async () => expect((await messagesOf(tenant, home))[0]?.media?.state).toBe('ready'))
    await undo()
    await customerSends(tenant, await atMeta(JPEG), { from: MOBILE })
    await until(async () => expect(await filesReady(tenant, await under(tenant, MOBILE))).toHaveLength(2))
    await changesNumber(tenant, { from: MOBILE, to: FRESH })
    const fresh = await under(tenant, FRESH)
    await until(async () => expect(await filesReady(tenant, fresh)).toHaveLength(2))
    expect((await asTenant(tenant, `conversations/${home}`, { method: 'DELETE' })).status).toBe(200)
    expect(await filesReady(tenant, fresh)).toEqual([JPEG.length, PNG.length])
    await postWebhook(textsBody(tenant, { from: FRESH, text: 'still here' }))
    await until(async () => expect((await messagesOf(tenant, fresh))[0]?.text).toBe('still here'))
    expect((await asTenant(tenant, `conversations/${fresh}`, { method: 'DELETE' })).status).toBe(200)
    expect((await env.BUCKET.list({ prefix: `${tenant.tenantId}/` })).objects).toEqual([])
  })

  test('the other moves on, the one is erased: what moved on keeps its files', { timeout: 20_000 }, async () => {
    const { tenant, home, road, undo } = await joinedPair()
    await customerSends(tenant, await atMeta(PNG), { from: ANN })
    await until(async () => expect(await filesReady(tenant, home)).toHaveLength(1))
    await undo()
    await until(async () => expect(await under(tenant, MOBILE)).toBe(road))
    await changesNumber(tenant, { from: ANN, to: FRESH })
    const fresh = await under(tenant, FRESH)
    await until(async () => expect(await filesReady(tenant, fresh)).toHaveLength(1))
    expect((await asTenant(tenant, `conversations/${road}`, { method: 'DELETE' })).status).toBe(200)
    expect(await filesReady(tenant, fresh)).toEqual([PNG.length])
  })
})

describe('two contacts that are one', () => {
  test('once more, after they were two again: erased, nothing of either stays', { timeout: 20_000 }, async () => {
    const { tenant, home, road, undo, redo } = await joinedPair()
    await customerSends(tenant, await atMeta(PNG), { from: MOBILE })
    await until(async () => expect((await messagesOf(tenant, home))[0]?.media?.state).toBe('ready'))
    await undo()
    await customerSends(tenant, await atMeta(JPEG), { from: MOBILE })
    await until(async () => expect(await filesReady(tenant, road)).toEqual([JPEG.length, PNG.length]))
    await redo()
    await until(async () => expect(await filesReady(tenant, home)).toEqual([JPEG.length, PNG.length]))
    expect((await asTenant(tenant, `conversations/${home}`, { method: 'DELETE' })).status).toBe(200)
    expect((await env.BUCKET.list({ prefix: `${tenant.tenantId}/` })).objects).toEqual([])
  })

  test('a reaction goes to the number that the message came from', async () => {
    const { tenant, home } = await joinedPair()
    await postWebhook(textsBody(tenant, { from: ANN, text: 'home again' }))
    await until(async () => expect((await messagesOf(tenant, home))[0]?.text).toBe('home again'))
    const message = (await messagesOf(tenant, home)).find(({ text }) => text === 'from the road')
    const body = JSON.stringify({ emoji: '👍' })
    const path = `conversations/${home}/messages/${message?.id}/reaction`
    expect((await asTenant(tenant, path, { method: 'PUT', body })).status).toBe(202)
    const [sent] = await graphSink(tenant.phoneNumberId).waitForSends(1)
    expect(sent?.body).toMatchObject({ to: `+${MOBILE}`, reaction: { emoji: '👍' } })
  })
})

test('a file that Meta could not use is brought to it once more when it is sent again', async () => {
  const { tenant, home } = await joinedPair()
  const upload = await brought(tenant, home, 'kind=image', JPEG)
  const sink = graphSink(tenant.phoneNumberId)
  await sink.fail({ kind: 'error', code: 131053, times: 1 })
  expect((await say(tenant, home, { type: 'image', upload: upload.id })).status).toBe(201)
  const message = await until(async () => {
    const [newest] = await messagesOf(tenant, home)
    expect(newest?.status).toBe('failed')
    return newest
  })
  const retried = await asTenant(tenant, `conversations/${home}/messages/${message?.id}/retry`, { method: 'POST' })
  expect(retried.status).toBe(202)
  const sends = await sink.waitForSends(2)
  const ids = sends.map(({ body }) => Object(body.image).id)
  expect(ids[0]).not.toBe(ids[1])
})

function reply(tenant: SeededTenant, id: string, text: string): Promise<Response> {
  return asTenant(tenant, `conversations/${id}/messages`, { method: 'POST', body: JSON.stringify({ text }) })
}

/** Sizes of what opens, the newest first. */
async function filesReady(tenant: SeededTenant, id: string): Promise<number[]> {
  const files = (await messagesOf(tenant, id)).filter(({ media }) => media?.state === 'ready')
  const opened = files.map(async (file) =>
    bytesAt(await addressOf(tenant, `conversations/${id}/messages/${file.id}/media`)),
  )
  return (await Promise.all(opened)).map(({ length }) => length)
}

function timersOf(id: string): Promise<unknown[]> {
  return runInDurableObject(conversationOf(env, id), (_object, { storage }) =>
    storage.sql
      .exec('SELECT name FROM timers')
      .toArray()
      .map(({ name }) => name),
  )
}
