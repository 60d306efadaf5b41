import { describe, expect, test, vi } from 'vitest'
import type { Template } from '../../../workers/templates/template'
import { graphSink, templateSink } from '../../support/graph-sink'
import { textsBody } from '../../support/meta'
import { postWebhook } from '../../support/signed-webhook'
import { call, customerWrites, makeTenant } from '../api-client'

const hello = (name: string, more: object = {}) => ({
  id: name,
  name,
  language: 'en',
  category: 'UTILITY',
  status: 'APPROVED',
  components: [
    { type: 'BODY', text: 'Hello {{1}}, your room is ready.' },
    { type: 'FOOTER', text: 'Bluebird' },
  ],
  ...more,
})

/** A tenant with a number, whose account has these templates, and one conversation. */
async function withTemplates(...list: unknown[]) {
  const tenant = await makeTenant()
  const { token } = tenant
  const meta = templateSink(tenant.wabaId)
  await meta.list(list)
  const { id } = await customerWrites(tenant)
  const channels = await call('GET', '/api/channels', { token })
  const channelId: string = Object(channels.body).channels[0].id
  const path = `/api/conversations/${id}`
  await vi.waitFor(async () => expect((await call('GET', path, { token })).status).toBe(200), { timeout: 5000 })
  const read = (query = '') => call('GET', `/api/channels/${channelId}/templates${query}`, { token })
  const send = (template: object, more: object = {}) =>
    call('POST', `${path}/messages`, { token, body: { kind: 'template', template, ...more } })
  return { ...tenant, meta, id, path, channelId, read, send }
}

const NAMES = (body: unknown) => Object(body).templates.map(({ name }: Template) => name)

describe('the templates of a number', () => {
  test('are all that Meta has, of every page and every status, by name', async () => {
    const { read, meta } = await withTemplates(
      ...['d', 'b', 'c', 'a'].map((name) => hello(name)),
      hello('paused', { status: 'PAUSED' }),
      'nonsense',
    )
    const { status, body } = await read()
    expect(status).toBe(200)
    expect(NAMES(body)).toEqual(['a', 'b', 'c', 'd', 'paused'])
    expect(body).toMatchObject({ syncedAt: expect.any(Number) })
    expect(Object(body).templates[4]).toMatchObject({ sendable: false, reason: expect.stringContaining('paused') })
    expect(await meta.asked()).toBe(2)
  })

  test('are kept for a while, and asked for anew when somebody wants to', async () => {
    const { read, meta } = await withTemplates(hello('a'))
    await read()
    await meta.list([hello('a'), hello('b')])
    expect(NAMES((await read()).body)).toEqual(['a'])
    expect(await meta.asked()).toBe(0)
    expect(NAMES((await read('?fresh=true')).body)).toEqual(['a', 'b'])
    expect((await read('?fresh=perhaps')).status).toBe(400)
  })

  test.each([
    [{ kind: 'error', code: 190, status: 401 }, /connection .* expired/, true],
    [{ kind: 'error', code: 2, status: 503 }, /did not tell/, false],
  ] as const)(
    'that Meta does not tell (%j) are a problem with the next step',
    async (fault, detail, needsReconnect) => {
      const { read, meta } = await withTemplates(hello('a'))
      await meta.fail(fault)
      expect(await read()).toMatchObject({
        status: 502,
        body: {
          code: 'template.not_told',
          detail: expect.stringMatching(detail),
          nextStep: expect.any(String),
          needsReconnect,
        },
      })
      await meta.heal()
      expect((await read()).status).toBe(200)
    },
  )

  test('are nobody else’s', async () => {
    const { channelId } = await withTemplates(hello('a'))
    const { token } = await makeTenant()
    expect((await call('GET', `/api/channels/${channelId}/templates`, { token })).status).toBe(404)
  })
})

describe('a template that is sent', () => {
  test('reads in the thread as the customer reads it, also long after they wrote', async () => {
    const { send, path, token, phoneNumberId } = await withTemplates(hello('room_ready'))
    const answer = await send({ name: 'room_ready', language: 'en', body: [{ text: 'Asha' }] })
    expect(answer).toMatchObject({
      status: 201,
      body: {
        message: {
          type: 'template',
          text: 'Hello Asha, your room is ready.',
          template: { name: 'room_ready', language: 'en', category: 'UTILITY', footer: 'Bluebird' },
        },
      },
    })
    const [sent] = await graphSink(phoneNumberId).waitForSends(1)
    expect(sent?.body).toMatchObject({ type: 'template' })
    expect(sent?.body.template).toEqual({
      name: 'room_ready',
      language: { code: 'en' },
      components: [{ type: 'body', parameters: [{ type: 'text', text: 'Asha' }] }],
    })
    expect((await call('GET', path, { token })).body).toMatchObject({
      conversation: { last: { type: 'template', text: 'Hello Asha, your room is ready.' } },
    })
  })

  test('may be one when nothing else may: the window is closed', async () => {
    const tenant = await makeTenant()
    const { token } = tenant
    await templateSink(tenant.wabaId).list([hello('room_ready')])
    const yesterday = Math.floor(Date.now() / 1000) - 25 * 3_600
    await postWebhook(textsBody(tenant, { from: '447700900123', text: 'Long ago', at: yesterday }))
    const id = await vi.waitFor(async () => {
      const { body } = await call('GET', '/api/conversations', { token })
      expect(Object(body).conversations).toHaveLength(1)
      return Object(body).conversations[0].id
    })
    const path = `/api/conversations/${id}/messages`
    expect(await call('POST', path, { token, body: { text: 'Hello' } })).toMatchObject({
      status: 422,
      body: { code: 'conversation.window_closed' },
    })
    const template = { name: 'room_ready', language: 'en', body: [{ text: 'Asha' }] }
    expect((await call('POST', path, { token, body: { kind: 'template', template } })).status).toBe(201)
    await graphSink(tenant.phoneNumberId).waitForSends(1)
  })

  test.each([
    [{ name: 'nothing', language: 'en' }, 'template.unknown'],
    [{ name: 'room_ready', language: 'hi' }, 'template.unknown'],
    [{ name: 'paused', language: 'en', body: [{ text: 'Asha' }] }, 'template.not_sendable'],
    [{ name: 'room_ready', language: 'en' }, 'template.missing_values'],
  ])('%j is refused, and nothing leaves', async (template, code) => {
    const { send, phoneNumberId } = await withTemplates(hello('room_ready'), hello('paused', { status: 'PAUSED' }))
    expect(await send(template)).toMatchObject({ status: 422, body: { code, nextStep: expect.any(String) } })
    expect(await graphSink(phoneNumberId).sends()).toEqual([])
  })

  test('is one, however often it is asked for, even when its text was edited meanwhile', async () => {
    const { path, token, meta, read, phoneNumberId } = await withTemplates(hello('room_ready'))
    const body = { kind: 'template', template: { name: 'room_ready', language: 'en', body: [{ text: 'Asha' }] } }
    const ask = () => call('POST', `${path}/messages`, { token, body, headers: { 'idempotency-key': 'k-1' } })
    const first = await ask()
    await meta.list([hello('room_ready', { components: [{ type: 'BODY', text: 'Dear {{1}}, it is ready.' }] })])
    await read('?fresh=true')
    expect((await ask()).body).toHaveProperty('message.id', Object(first.body).message.id)
    await graphSink(phoneNumberId).waitForSends(1)
  })

  test('is none of marketing for who has refused that; others may go', async () => {
    const offer = hello('offer', { category: 'MARKETING' })
    const { send, path, token, ...tenant } = await withTemplates(offer, hello('room_ready'))
    await customerWrites(tenant, { text: 'STOP' })
    await vi.waitFor(async () =>
      expect((await call('GET', path, { token })).body).toMatchObject({ conversation: { marketingOptOut: true } }),
    )
    const body = [{ text: 'Asha' }]
    expect(await send({ name: 'offer', language: 'en', body })).toMatchObject({
      status: 422,
      body: { code: 'conversation.opted_out', nextStep: expect.any(String) },
    })
    expect((await send({ name: 'room_ready', language: 'en', body })).status).toBe(201)
  })

  test('of marketing does not leave when the customer refuses while it waits', async () => {
    const { send, path, token, phoneNumberId, ...tenant } = await withTemplates(
      hello('offer', { category: 'MARKETING' }),
    )
    const sink = graphSink(phoneNumberId)
    await sink.fail({ kind: 'error', code: 131016, status: 503, times: 1, headers: { 'retry-after': '2' } })
    await send({ name: 'offer', language: 'en', body: [{ text: 'Asha' }] })
    await sink.waitForSends(1)
    await customerWrites({ ...tenant, phoneNumberId }, { text: 'STOP' })
    await vi.waitFor(
      async () => {
        const { body } = await call('GET', `${path}/messages`, { token })
        const offer = Object(body).messages.find(({ type }: { type: string }) => type === 'template')
        expect(offer).toMatchObject({
          status: 'failed',
          failure: { reason: expect.stringContaining('refused marketing') },
        })
      },
      { timeout: 8000 },
    )
    expect((await sink.sends()).filter(({ body }) => body.type === 'template')).toHaveLength(1)
  }, 15_000)
})
