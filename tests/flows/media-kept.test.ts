import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import type { Env } from '../../workers/env'
import { fetchOne } from '../../workers/media/fetch'
import { conversationOf } from '../../workers/objects'
import { asTenant, until } from '../support/api'
import {
  addressOf,
  afterwards,
  atMeta,
  brought,
  bytesAt,
  customerSends,
  firstConversation,
  JPEG,
  keysOf,
  messagesOf,
  open,
  openConversation,
  PNG,
  say,
  untilFile,
} from '../support/files'
import { graphSink } from '../support/graph-sink'
import { ANN, changesNumber, joinedPair, MOBILE, under } from '../support/joined'
import { textsBody } from '../support/meta'
import { type SeededTenant, seedTenant } from '../support/seed'
import { postWebhook } from '../support/signed-webhook'

const DAY_MS = 24 * 3_600_000
const [OLD, FRESH] = ['447700900001', '447700900002'] as const

describe('an erased conversation', () => {
  test('leaves no file behind, and its addresses open nothing', async () => {
    const tenant = await seedTenant()
    await customerSends(tenant, await atMeta(PNG))
    const { conversationId, path } = await untilFile(tenant, { state: 'ready' })
    const address = await addressOf(tenant, path)
    await brought(tenant, conversationId, 'kind=image&filename=secret.png', JPEG)
    expect(await keysOf(tenant, conversationId)).toHaveLength(2)
    const erased = await asTenant(tenant, `conversations/${conversationId}`, { method: 'DELETE' })
    expect(erased.status).toBe(200)
    expect(await keysOf(tenant, conversationId)).toEqual([])
    expect((await open(address)).status).toBe(404)
    await runInDurableObject(conversationOf(env, conversationId), (_object, { storage }) => {
      expect(storage.sql.exec('SELECT * FROM uploads').toArray()).toEqual([])
    })
  })

  test('takes along the files of those that moved into it; until then they are served from where they lie', async () => {
    const tenant = await seedTenant()
    await customerSends(tenant, await atMeta(PNG), { from: OLD })
    const { conversationId: before } = await untilFile(tenant, { state: 'ready' })
    await changesNumber(tenant, { from: OLD, to: FRESH })
    const { after, message } = await until(async () => {
      const id = await firstConversation(tenant)
      expect(id).not.toBe(before)
      const [message] = await messagesOf(tenant, id)
      expect(message?.media?.state).toBe('ready')
      return { after: id, message }
    })
    expect(await bytesAt(await addressOf(tenant, `conversations/${after}/messages/${message?.id}/media`))).toEqual(PNG)
    expect((await asTenant(tenant, `conversations/${after}`, { method: 'DELETE' })).status).toBe(200)
    expect([...(await keysOf(tenant, before)), ...(await keysOf(tenant, after))]).toEqual([])
  })

  test('is not the one that it was before it moved: who asks for that is told where it went', async () => {
    const tenant = await seedTenant()
    await customerSends(tenant, await atMeta(PNG), { from: OLD })
    const { conversationId: before } = await untilFile(tenant, { state: 'ready' })
    await changesNumber(tenant, { from: OLD, to: FRESH })
    const after = await under(tenant, FRESH)
    await until(async () => expect((await messagesOf(tenant, after))[0]?.media?.state).toBe('ready'))
    const refused = await asTenant(tenant, `conversations/${before}`, { method: 'DELETE' })
    expect([refused.status, await refused.json()]).toMatchObject([409, { code: 'conversation.moved', to: after }])
    expect((await asTenant(tenant, `conversations/${after}`, { method: 'DELETE' })).status).toBe(200)
    expect([...(await keysOf(tenant, before)), ...(await keysOf(tenant, after))]).toEqual([])
    expect((await asTenant(tenant, `conversations/${before}`, { method: 'DELETE' })).status).toBe(404)
  })

  test('whose customer is back before a file of the old one has come, is left without it', async () => {
    const tenant = await seedTenant()
    await customerSends(tenant, await atMeta(PNG, { downloadStatuses: [503] }))
    const { conversationId, message } = await untilFile(tenant, { state: 'failed' })
    const put = async (key: string, content: Uint8Array, options: R2PutOptions) => {
      expect((await asTenant(tenant, `conversations/${conversationId}`, { method: 'DELETE' })).status).toBe(200)
      await scheduler.wait(1_100) // Meta's clock has whole seconds
      await postWebhook(textsBody(tenant, { from: OLD, text: 'Hello again' }))
      return env.BUCKET.put(key, content, options)
    }
    const bucket = { put, delete: (keys: string[]) => env.BUCKET.delete(keys) }
    const late = { ...env, BUCKET: bucket as unknown as R2Bucket } satisfies Env
    await fetchOne(late, { tenantId: tenant.tenantId, conversationId, messageId: message.id })
    expect(await firstConversation(tenant)).toBe(conversationId)
    expect(await keysOf(tenant, conversationId)).toEqual([])
  })
})

describe('a message that moves before it is sent', () => {
  test('has its file also when the day is over', { timeout: 20_000 }, async () => {
    const { tenant, id: before } = await openConversation()
    const sink = graphSink(tenant.phoneNumberId)
    const upload = await brought(tenant, before, 'kind=image', JPEG)
    await sink.hold()
    const text = JSON.stringify({ text: 'One moment' })
    await asTenant(tenant, `conversations/${before}/messages`, { method: 'POST', body: text })
    await sink.waitForSends(1)
    expect((await say(tenant, before, { type: 'image', upload: upload.id })).status).toBe(201)
    await changesNumber(tenant, { from: OLD, to: FRESH })
    await sink.release()
    await sink.waitForSends(2, 10_000)
    const after = await until(async () => {
      const id = await firstConversation(tenant)
      expect(id).not.toBe(before)
      return id
    })
    const conversation = conversationOf(env, before)
    await until(() =>
      runInDurableObject(conversation, (_object, { storage }) => {
        expect(storage.sql.exec('SELECT seq FROM log').toArray()).toEqual([])
      }),
    )
    await afterwards(DAY_MS, async () => {
      await runDurableObjectAlarm(conversation)
      await until(() =>
        runInDurableObject(conversation, (_object, { storage }) => {
          expect(storage.sql.exec("SELECT name FROM timers WHERE name = 'uploads'").toArray()).toEqual([])
        }),
      )
    })
    const message = (await messagesOf(tenant, after)).find(({ media }) => media)
    expect(await bytesAt(await addressOf(tenant, `conversations/${after}/messages/${message?.id}/media`))).toEqual(JPEG)
  })
})

describe('two contacts that were one and are two again', () => {
  test('each take along their own files, wherever they lie', { timeout: 20_000 }, async () => {
    const { tenant, home, road } = await separated()
    expect(await keysOf(tenant, home)).toHaveLength(2)
    expect((await asTenant(tenant, `conversations/${road}`, { method: 'DELETE' })).status).toBe(200)
    expect([...(await keysOf(tenant, home)), ...(await keysOf(tenant, road))]).toEqual([])
  })

  test('each keep their own files when the other is erased', { timeout: 20_000 }, async () => {
    const { tenant, home, road } = await separated()
    await customerSends(tenant, await atMeta(PNG), { from: ANN })
    await until(async () => expect(await keysOf(tenant, home)).toHaveLength(3))
    expect((await asTenant(tenant, `conversations/${home}`, { method: 'DELETE' })).status).toBe(200)
    expect(await keysOf(tenant, home)).toHaveLength(2)
    await scheduler.wait(1_100) // Meta's clock has whole seconds
    await customerSends(tenant, await atMeta(PNG), { from: ANN })
    await until(async () => expect(await keysOf(tenant, home)).toHaveLength(3))
    expect((await asTenant(tenant, `conversations/${home}`, { method: 'DELETE' })).status).toBe(200)
    expect(await keysOf(tenant, home)).toHaveLength(2)
    const files = (await messagesOf(tenant, road)).filter(({ media }) => media)
    const opened = files.map(async ({ id }) =>
      open(await addressOf(tenant, `conversations/${road}/messages/${id}/media`)),
    )
    expect((await Promise.all(opened)).map(({ status }) => status)).toEqual([200, 200])
  })
})

/** The mobile was a part of Ann while a picture came from it and one went to it. */
async function separated(): Promise<{ tenant: SeededTenant; home: string; road: string }> {
  const { tenant, home, road, undo } = await joinedPair()
  await customerSends(tenant, await atMeta(PNG), { from: MOBILE })
  await until(async () => expect((await messagesOf(tenant, home))[0]?.media?.state).toBe('ready'))
  const upload = await brought(tenant, home, 'kind=image', JPEG)
  expect((await say(tenant, home, { type: 'image', upload: upload.id })).status).toBe(201)
  await graphSink(tenant.phoneNumberId).waitForSends(1)
  await undo()
  await until(async () => {
    const files = (await messagesOf(tenant, road)).flatMap(({ media }) => media ?? [])
    expect(files.map(({ state }) => state)).toEqual(['ready', 'ready'])
  })
  return { tenant, home, road }
}
