import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import type { MessageView } from '../../workers/conversations/views'
import { conversationOf } from '../../workers/objects'
import { asTenant, until } from '../support/api'
import {
  addressOf,
  afterwards,
  bring,
  brought,
  bytes,
  bytesAt,
  HTML,
  JPEG,
  keysOf,
  messagesOf,
  OGG,
  openConversation,
  PDF,
  PNG,
  say,
  sha256,
  uploadsAtMeta,
} from '../support/files'
import { graphSink } from '../support/graph-sink'
import { TO_STORE } from '../support/graph-sink/protocol'
import { seedTenant } from '../support/seed'

const KB = 1024
const MB = 1024 * KB
const DAY_MS = 24 * 3_600_000

describe('a file is brought', () => {
  test('and is what its content is, whatever it is called', async () => {
    const { tenant, id } = await openConversation()
    const upload = await brought(
      tenant,
      id,
      `kind=image&filename=${encodeURIComponent('C:\\Users\\me\\holiday.exe')}`,
      PNG,
    )
    expect(upload).toEqual({
      id: expect.stringMatching(/^upl_/),
      kind: 'image',
      mimeType: 'image/png',
      size: PNG.length,
      filename: 'holiday.exe.png',
    })
  })

  test.each([
    ['kind=image', HTML, 415, { code: 'upload.wrong_type', why: 'type', types: ['image/jpeg', 'image/png'] }],
    ['kind=document', HTML, 415, { code: 'upload.wrong_type' }],
    ['kind=audio', PNG, 415, { code: 'upload.wrong_type' }],
    ['kind=audio', bytes('OggS\0\x02', '\0'.repeat(22), '\x01vorbis'), 415, { why: 'not_opus_mono' }],
    ['kind=image', bytes('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x10\x06'), 415, { why: 'colours' }],
    ['kind=sticker', webp(256), 415, { why: 'not_512' }],
    ['kind=image', new Uint8Array(0), 422, { code: 'upload.empty' }],
    ['kind=hologram', PNG, 400, { code: 'request.invalid' }],
  ])('%s is refused with the reason, and nothing stays', async (query, content, status, told) => {
    const { tenant, id } = await openConversation()
    const answer = await bring(tenant, id, query, content)
    expect([answer.status, await answer.json()]).toMatchObject([status, told])
    expect(await keysOf(tenant, id)).toEqual([])
  })

  test('too large is said with the limit, also when nobody announced the length', async () => {
    const { tenant, id } = await openConversation()
    const large = new Uint8Array(5 * MB + 1)
    large.set(JPEG)
    const told = { status: 413, code: 'upload.too_large', limit: 5 * MB }
    expect(await (await bring(tenant, id, 'kind=image', large)).json()).toMatchObject(told)
    expect(await (await bring(tenant, id, 'kind=image', new Blob([large]).stream())).json()).toMatchObject(told)
    expect(await keysOf(tenant, id)).toEqual([])
    const still = new Uint8Array(100 * KB + 1)
    still.set(webp(512))
    expect(await (await bring(tenant, id, 'kind=sticker', still)).json()).toMatchObject({ limit: 100 * KB })
  })

  test('larger than any other body may be', { timeout: 20_000 }, async () => {
    const { tenant, id } = await openConversation()
    const document = new Uint8Array(20 * MB)
    document.set(PDF)
    expect(await brought(tenant, id, 'kind=document&filename=plan.pdf', document)).toMatchObject({ size: 20 * MB })
    const other = await asTenant(tenant, `conversations/${id}/messages`, { method: 'POST', body: 'x'.repeat(4 * MB) })
    expect(other.status).toBe(413)
  })

  test('twice with one key is one file', async () => {
    const { tenant, id } = await openConversation()
    const twice = [1, 2].map(() => bring(tenant, id, 'kind=image', PNG, { 'idempotency-key': 'once' }))
    const [first, second] = await Promise.all(
      twice.map(async (answer) => (await answer).json<{ upload: { id: string } }>()),
    )
    expect(first?.upload.id).toBe(second?.upload.id)
    expect(await keysOf(tenant, id)).toHaveLength(1)
  })

  test('twice with one key, and what breaks off takes nothing away', async () => {
    const { tenant, id } = await openConversation()
    const slow = new TransformStream<Uint8Array, Uint8Array>()
    const writer = slow.writable.getWriter()
    const first = bring(tenant, id, 'kind=image', slow.readable, { 'idempotency-key': 'once' })
    await writer.write(JPEG)
    await writer.write(new Uint8Array(20 * KB))
    const upload = await brought(tenant, id, 'kind=image', JPEG, { 'idempotency-key': 'once' })
    expect((await say(tenant, id, { type: 'image', upload: upload.id })).status).toBe(201)
    await graphSink(tenant.phoneNumberId).waitForSends(1)
    const rest = writer.write(new Uint8Array(6 * MB)).catch(() => {})
    expect((await first).status).toBe(413)
    await Promise.race([rest, scheduler.wait(10)])
    const [message] = await messagesOf(tenant, id)
    expect(await bytesAt(await addressOf(tenant, `conversations/${id}/messages/${message?.id}/media`))).toEqual(JPEG)
  })

  test('to another tenant’s conversation it is not', async () => {
    const { id } = await openConversation()
    const stranger = await seedTenant()
    expect((await bring(stranger, id, 'kind=image', PNG)).status).toBe(404)
    const { tenant: reader, id: own } = { ...(await openConversation()) }
    expect((await bring(reader, own, 'kind=image', PNG)).status).toBe(201)
  })

  test('and never sent: after a day it is gone, but what was sent stays', async () => {
    const { tenant, id } = await openConversation()
    const sent = await brought(tenant, id, 'kind=image', PNG)
    const unsent = await brought(tenant, id, 'kind=image', JPEG)
    expect((await say(tenant, id, { type: 'image', upload: sent.id })).status).toBe(201)
    await graphSink(tenant.phoneNumberId).waitForSends(1)
    const conversation = conversationOf(env, id)
    // As if the process had died between sending it and remembering that.
    await runInDurableObject(conversation, (_object, { storage }) => {
      storage.sql.exec('UPDATE uploads SET sent = 0')
    })
    await afterwards(DAY_MS, async () => {
      await runDurableObjectAlarm(conversation)
      await until(async () => expect(await keysOf(tenant, id)).toEqual([`${tenant.tenantId}/media/${id}/${sent.id}`]))
    })
    expect((await say(tenant, id, { type: 'image', upload: unsent.id })).status).toBe(422)
  })
})

describe('a file is sent', () => {
  test('to Meta first, whole and under its type, and then by Meta’s id', async () => {
    const { tenant, id } = await openConversation()
    const content = new Uint8Array(3 * MB)
    content.set(PDF)
    const upload = await brought(tenant, id, `kind=document&filename=${encodeURIComponent('Plan "B".pdf')}`, content)
    expect((await say(tenant, id, { type: 'document', upload: upload.id, caption: 'Here it is' })).status).toBe(201)
    const [send] = await graphSink(tenant.phoneNumberId).waitForSends(1)
    const [uploaded] = await uploadsAtMeta(tenant.phoneNumberId)
    expect(uploaded).toMatchObject({
      type: 'application/pdf',
      product: 'whatsapp',
      size: 3 * MB,
      sha256: (await sha256(content)).hex,
      authorization: `Bearer token-${tenant.tenantId.slice(2)}`,
    })
    expect(uploaded?.length).toBeGreaterThan(3 * MB)
    expect(send?.body).toMatchObject({ type: 'document', document: { id: uploaded?.id, caption: 'Here it is' } })
  })

  test('and is seen by those who sent it at the same kind of address', async () => {
    const { tenant, id } = await openConversation()
    const upload = await brought(tenant, id, 'kind=audio&filename=note.ogg', OGG)
    await say(tenant, id, { type: 'audio', upload: upload.id, voice: true })
    const [message] = await messagesOf(tenant, id)
    expect(message?.media).toMatchObject({ state: 'ready', mimeType: 'audio/ogg', voice: true, size: OGG.length })
    const address = await addressOf(tenant, `conversations/${id}/messages/${message?.id}/media`)
    expect(await bytesAt(address)).toEqual(OGG)
    await graphSink(tenant.phoneNumberId).waitForSends(1)
    expect(await uploadsAtMeta(tenant.phoneNumberId)).toMatchObject([{ type: 'audio/ogg; codecs=opus' }])
  })

  test('again after a refusal without being brought to Meta again', async () => {
    const { tenant, id } = await openConversation()
    const sink = graphSink(tenant.phoneNumberId)
    await sink.fail({ kind: 'error', code: 131009, times: 1 })
    const upload = await brought(tenant, id, 'kind=image', PNG)
    const { message } = await (await say(tenant, id, { type: 'image', upload: upload.id })).json<{
      message: MessageView
    }>()
    await until(async () => expect((await messagesOf(tenant, id))[0]?.status).toBe('failed'))
    expect(
      (await asTenant(tenant, `conversations/${id}/messages/${message.id}/retry`, { method: 'POST' })).status,
    ).toBe(202)
    await sink.waitForSends(2)
    expect(await uploadsAtMeta(tenant.phoneNumberId)).toHaveLength(1)
  })

  test('with a token that Meta refuses: the number turns red, as for any message', async () => {
    const { tenant, id } = await openConversation()
    await graphSink(tenant.phoneNumberId).fail({ kind: 'error', code: 190, status: 401, to: TO_STORE })
    const upload = await brought(tenant, id, 'kind=image', PNG)
    expect((await say(tenant, id, { type: 'image', upload: upload.id })).status).toBe(201)
    await until(async () => expect((await messagesOf(tenant, id))[0]?.status).toBe('failed'))
    await until(async () => {
      const { channels } = await (await asTenant(tenant, 'channels')).json<{ channels: unknown[] }>()
      expect(channels).toMatchObject([{ alarm: { code: 'token_invalid' } }])
    })
  })

  test('that is not there is refused before it is said', async () => {
    const { tenant, id } = await openConversation()
    expect((await say(tenant, id, { type: 'image', upload: 'upl_nothing' })).status).toBe(422)
    const another = await openConversation()
    const theirs = await brought(another.tenant, another.id, 'kind=image', PNG)
    expect((await say(tenant, id, { type: 'image', upload: theirs.id })).status).toBe(422)
  })
})

function webp(size: number): Uint8Array<ArrayBuffer> {
  const three = String.fromCharCode((size - 1) & 255, (size - 1) >> 8, 0)
  return bytes('RIFF\x20\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0', three, three, 'a sticker')
}
