import { describe, expect, test } from 'vitest'
import { asTenant, until, waitForFeed } from '../support/api'
import {
  addressOf,
  askedAtMeta,
  atMeta,
  bytes,
  bytesAt,
  changeAtMeta,
  customerSends,
  EXE,
  HTML,
  JPEG,
  keysOf,
  OGG,
  open,
  PDF,
  PNG,
  SVG,
  sha256,
  untilFile,
} from '../support/files'
import { freshWamid, messagesBody } from '../support/meta'
import { seedTenant } from '../support/seed'
import { postWebhook } from '../support/signed-webhook'

describe('what a customer sends', () => {
  test('is fetched with the token of the number, and shown as what it is', async () => {
    const tenant = await seedTenant()
    const { hex, base64 } = await sha256(PNG)
    const id = await atMeta(PNG, { sha256: hex, announced: PNG.length })
    await customerSends(tenant, id, { sha256: base64, caption: 'My passport' })
    const { path, message } = await untilFile(tenant, { state: 'ready' })
    expect(message).toMatchObject({ type: 'image', text: 'My passport' })
    expect(message.media).toMatchObject({ mimeType: 'image/png', size: PNG.length, failure: null, retryAt: null })
    const address = await addressOf(tenant, path)
    const file = await open(address)
    expect(file.status).toBe(200)
    expect(file.headers.get('content-type')).toBe('image/png')
    expect(file.headers.get('content-disposition')).toMatch(/^inline; filename="image.png"/)
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(PNG)
    expect((await askedAtMeta(id)).downloads).toEqual([
      { host: 'graph.test', authorization: `Bearer token-${tenant.tenantId.slice(2)}` },
    ])
  })

  test('several kinds of it, each recognised by its content', async () => {
    const kinds = [
      ['image', JPEG, 'image/jpeg'],
      ['audio', OGG, 'audio/ogg'],
      ['document', PDF, 'application/pdf'],
      ['video', bytes('\0\0\0\x20ftypisom', 'a film'), 'video/mp4'],
      ['sticker', bytes('RIFF\x20\0\0\0WEBPVP8X', 'a sticker'), 'image/webp'],
    ] as const
    for (const [type, content, mimeType] of kinds) {
      const tenant = await seedTenant()
      await customerSends(tenant, await atMeta(content), { type, mime_type: 'application/x-wrong', filename: 'a' })
      await untilFile(tenant, { state: 'ready', mimeType })
    }
  })

  test('is there the moment that the thread says so', async () => {
    const tenant = await seedTenant()
    await customerSends(tenant, await atMeta(PNG))
    const { conversationId, message, path } = await untilFile(tenant, { state: 'ready' })
    const { changes } = {
      changes: await asTenant(tenant, `conversations/${conversationId}/changes?after=${message.seq}`),
    }
    const { items } = await changes.json<{ items: { id: string; media?: { state: string } }[] }>()
    expect(items.find(({ id }) => id === message.id)?.media?.state).toBe('ready')
    expect(await bytesAt(await addressOf(tenant, path))).toEqual(PNG)
    const told = await waitForFeed(tenant, 1, 'whatsnexus')
    expect(told).toMatchObject([{ kind: 'media', message_id: message.id, state: 'ready', mime_type: 'image/png' }])
  })

  test('twice is fetched once', async () => {
    const tenant = await seedTenant()
    const id = await atMeta(PNG)
    const wamid = await customerSends(tenant, id)
    await customerSends(tenant, id, { wamid })
    await untilFile(tenant, { state: 'ready' })
    expect((await askedAtMeta(id)).downloads).toHaveLength(1)
  })

  test('and took back is not served any more', async () => {
    const tenant = await seedTenant()
    const wamid = await customerSends(tenant, await atMeta(PNG))
    const { path } = await untilFile(tenant, { state: 'ready' })
    const revoke = { from: '447700900001', id: freshWamid(), timestamp: nowSeconds(), type: 'revoke' }
    await postWebhook(messagesBody(tenant, [], [{ ...revoke, revoke: { original_message_id: wamid } }]))
    await until(async () => expect((await asTenant(tenant, path, { redirect: 'manual' })).status).toBe(404))
  })
})

describe('a file that is not what it is said to be', () => {
  test.each([
    ['a drawing with a script', SVG],
    ['a page', HTML],
  ])('%s under image/png is only ever saved, never shown', async (_name, content) => {
    const tenant = await seedTenant()
    await customerSends(tenant, await atMeta(content))
    const { path } = await untilFile(tenant, { state: 'ready' })
    const file = await open(await addressOf(tenant, path))
    expect(file.headers.get('content-type')).toBe('application/octet-stream')
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w.]+\.txt"/)
    expect(file.headers.get('content-security-policy')).toContain('sandbox')
    expect(file.headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('a program is not kept at all', async () => {
    const tenant = await seedTenant()
    await customerSends(tenant, await atMeta(EXE), { type: 'document', filename: 'invoice.pdf' })
    const { conversationId } = await untilFile(tenant, { state: 'failed', failure: 'unsafe_type', retryAt: null })
    expect(await keysOf(tenant, conversationId)).toEqual([])
  })

  test('one with another hash is refused, and asked for again before it is given up', async () => {
    const tenant = await seedTenant()
    const { base64 } = await sha256(JPEG)
    await customerSends(tenant, await atMeta(PNG), { sha256: base64 })
    const { conversationId, message } = await untilFile(tenant, { state: 'failed', failure: 'wrong_hash' })
    expect(message.media?.retryAt).toBeGreaterThan(Date.now())
    expect(await keysOf(tenant, conversationId)).toEqual([])
  })

  test('a hash in hex or in base64 is the same hash', async () => {
    for (const form of ['hex', 'base64'] as const) {
      const tenant = await seedTenant()
      await customerSends(tenant, await atMeta(PNG), { sha256: (await sha256(PNG))[form] })
      await untilFile(tenant, { state: 'ready' })
    }
  })

  test('one that is larger than was announced is not the one that was announced', async () => {
    const tenant = await seedTenant()
    await customerSends(tenant, await atMeta(PNG, { announced: 10 }))
    await untilFile(tenant, { state: 'failed', failure: 'wrong_hash' })
  })

  test('an empty one says so', async () => {
    const tenant = await seedTenant()
    await customerSends(tenant, await atMeta(new Uint8Array(0)))
    await untilFile(tenant, { state: 'failed', failure: 'empty' })
  })

  test('one of which Meta does not know the size is taken all the same', async () => {
    const tenant = await seedTenant()
    await customerSends(tenant, await atMeta(PNG, { announced: 0 }))
    await untilFile(tenant, { state: 'ready', size: PNG.length })
  })

  test('more than 100 MB is refused without loading it, when that is announced', async () => {
    const tenant = await seedTenant()
    const id = await atMeta(PNG, { announced: 100 * 1024 * 1024 + 1 })
    await customerSends(tenant, id)
    await untilFile(tenant, { state: 'failed', failure: 'too_large', retryAt: null })
    expect((await askedAtMeta(id)).downloads).toEqual([])
  })

  test('and stopped at 100 MB when it is not', { timeout: 30_000 }, async () => {
    const tenant = await seedTenant()
    await customerSends(tenant, await atMeta(PNG, { endless: true }))
    await until(() => untilFile(tenant, { state: 'failed', failure: 'too_large', retryAt: null }), 25_000)
  })
})

describe('Meta does not give it', () => {
  test('at the first address: a new one is asked for', async () => {
    for (const status of [401, 404]) {
      const tenant = await seedTenant()
      const id = await atMeta(PNG, { downloadStatuses: [status] })
      await customerSends(tenant, id)
      await untilFile(tenant, { state: 'ready' })
      expect((await askedAtMeta(id)).lookUps).toHaveLength(2)
    }
  })

  test('at all: it is gone, or too old to be had', async () => {
    const gone = await seedTenant()
    await customerSends(gone, '880000000000000')
    await untilFile(gone, { state: 'failed', failure: 'gone' })
    const old = await seedTenant()
    await customerSends(old, '880000000000000', { age: 8 * 24 * 3600 })
    await untilFile(old, { state: 'expired', failure: null })
  })

  test('for a while: it says when it tries again, and a person need not wait for that', async () => {
    const tenant = await seedTenant()
    const id = await atMeta(PNG, { downloadStatuses: [503] })
    await customerSends(tenant, id)
    const { path, message } = await untilFile(tenant, { state: 'failed', failure: 'unreachable' })
    expect(message.media?.retryAt).toBeGreaterThan(Date.now())
    const early = await asTenant(tenant, path)
    expect([early.status, await early.json()]).toMatchObject([404, { code: 'media.failed' }])
    const asked = await asTenant(tenant, `${path}/retry`, { method: 'POST' })
    expect(asked.status).toBe(202)
    expect(await asked.json()).toMatchObject({ message: { media: { state: 'pending', failure: null } } })
    await untilFile(tenant, { state: 'ready' })
    const again = await asTenant(tenant, `${path}/retry`, { method: 'POST' })
    expect([again.status, await again.json()]).toMatchObject([409, { code: 'media.not_failed' }])
  })

  test('because the line breaks: nothing half is kept', async () => {
    const tenant = await seedTenant()
    await customerSends(tenant, await atMeta(PNG, { breaksOff: true }))
    const { conversationId } = await untilFile(tenant, { state: 'failed', failure: 'unreachable' })
    expect(await keysOf(tenant, conversationId)).toEqual([])
  })

  test.each([
    'https://evil.test/?mid=',
    'http://lookaside.fbsbx.com/?mid=',
    'https://lookaside.fbsbx.com.evil.test/?mid=',
    'https://user@lookaside.fbsbx.com/?mid=',
  ])('from %s the token is kept', async (elsewhere) => {
    const tenant = await seedTenant()
    const id = await atMeta(PNG)
    await changeAtMeta(id, { url: `${elsewhere}${id}` })
    await customerSends(tenant, id)
    await untilFile(tenant, { state: 'failed', failure: 'unreachable' })
    expect((await askedAtMeta(id)).downloads).toEqual([])
  })

  test('but sends us elsewhere: nobody follows', async () => {
    const tenant = await seedTenant()
    const id = await atMeta(PNG, { downloadStatuses: [302] })
    await customerSends(tenant, id)
    await untilFile(tenant, { state: 'failed', failure: 'unreachable' })
    expect((await askedAtMeta(id)).downloads).toHaveLength(1)
  })

  test('from its own store it is taken', async () => {
    const tenant = await seedTenant()
    const id = await atMeta(PNG)
    await changeAtMeta(id, { url: `https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=${id}` })
    await customerSends(tenant, id)
    await untilFile(tenant, { state: 'ready' })
    expect((await askedAtMeta(id)).downloads).toMatchObject([{ host: 'lookaside.fbsbx.com' }])
  })
})

function nowSeconds(): string {
  return String(Math.floor(Date.now() / 1000))
}
