import { env } from 'cloudflare:workers'
import { describe, expect, test, vi } from 'vitest'
import { conversationId, conversationOf } from '../../../workers/objects'
import { newId } from '../../../workers/platform/ids'
import { graphSink, templateSink } from '../../support/graph-sink'
import { call, customerWrites, makeTenant } from '../api-client'

/** A tenant with one conversation whose window is open. */
async function withConversation() {
  const tenant = await makeTenant()
  const { id, wamid } = await customerWrites(tenant)
  const path = `/api/conversations/${id}`
  await vi.waitFor(async () => expect((await call('GET', path, tenant)).status).toBe(200), { timeout: 5000 })
  const say = (content: unknown, more: object = {}, headers: Record<string, string> = {}) =>
    call('POST', `${path}/messages`, { token: tenant.token, body: { kind: 'message', content, ...more }, headers })
  return { ...tenant, id, wamid, path, say, sink: graphSink(tenant.phoneNumberId) }
}

const PLACE = { type: 'location', latitude: 12.3375, longitude: 75.8069, name: 'Madikeri', address: 'Coorg' }
const CARDS = { type: 'contacts', contacts: [{ name: 'Ravi', phones: [{ phone: '+91 98450 00021' }] }] }
const BUTTONS = {
  type: 'interactive',
  body: 'Which day?',
  footer: 'Bluebird',
  action: {
    kind: 'buttons',
    buttons: [
      { id: 'm', title: 'Monday' },
      { id: 't', title: 'Tuesday' },
    ],
  },
}

describe('what is neither text nor template', () => {
  test.each([
    [PLACE, 'Madikeri', { location: { latitude: 12.3375, longitude: 75.8069, name: 'Madikeri', address: 'Coorg' } }],
    [CARDS, 'Ravi', { contacts: [{ name: { formatted_name: 'Ravi' } }] }],
    [BUTTONS, 'Which day?', { interactive: { type: 'button', body: { text: 'Which day?' } } }],
  ])('is stored as it was said, sent and shown: %j', async (content, words, posted) => {
    const { say, sink, path, token } = await withConversation()
    const answer = await say(content)
    expect(answer).toMatchObject({
      status: 201,
      body: { message: { type: content.type, text: words, content, direction: 'outbound', ownReaction: null } },
    })
    const [sent] = await sink.waitForSends(1)
    expect(sent?.body).toMatchObject({ type: content.type, ...posted })
    await vi.waitFor(async () => {
      const { body } = await call('GET', path, { token })
      expect(body).toMatchObject({ conversation: { last: { type: content.type, text: words } } })
    })
  })

  test('quotes what it answers, and the same twice is one message', async () => {
    const { say, sink, wamid } = await withConversation()
    const key = { 'idempotency-key': 'k-1' }
    const [first, again] = [
      await say(BUTTONS, { replyTo: 'msg_1' }, key),
      await say(BUTTONS, { replyTo: 'msg_1' }, key),
    ]
    expect(again.body).toHaveProperty('message.id', Object(first.body).message.id)
    const [sent] = await sink.waitForSends(1)
    expect(sent?.body).toMatchObject({ context: { message_id: wamid } })
    const other = await say({ ...BUTTONS, body: 'Which week?' }, {}, key)
    expect(other).toMatchObject({ status: 422, body: { code: 'conversation.key_reused' } })
  })

  test('is told to the feed as a reply of its type', async () => {
    const { say, token } = await withConversation()
    await say(PLACE)
    await vi.waitFor(async () => {
      const { body } = await call('GET', '/api/events?source=whatsnexus', { token })
      const events: unknown[] = Object(body).events
      expect(events).toContainEqual(expect.objectContaining({ kind: 'reply', type: 'location', text: 'Madikeri' }))
    })
  })
})

describe('what WhatsApp would not take is refused before it is stored', () => {
  const interactive = (action: object, more: object = {}) => ({ type: 'interactive', body: 'Choose', action, ...more })
  const buttons = (...titles: string[]) => ({
    kind: 'buttons',
    buttons: titles.map((title, index) => ({ id: String(index), title })),
  })
  const rows = (count: number) => Array.from({ length: count }, (_row, id) => ({ id: String(id), title: `Row ${id}` }))

  test.each([
    [{ ...PLACE, latitude: 91 }, 'bad_value', 'latitude', undefined, undefined],
    [{ ...PLACE, name: 'x'.repeat(1001) }, 'too_long', 'name', 1000, 1001],
    [{ type: 'contacts', contacts: [] }, 'empty', 'contacts', undefined, undefined],
    [
      { type: 'contacts', contacts: [{ name: 'A', phones: [{ phone: 'none' }] }] },
      'bad_value',
      'contacts.0.phones.0',
      undefined,
      undefined,
    ],
    [interactive(buttons('A', 'B', 'C', 'D')), 'too_many', 'buttons', 3, 4],
    [interactive(buttons('A'.repeat(21))), 'too_long', 'buttons.0.title', 20, 21],
    [interactive(buttons('A', 'A')), 'not_unique', 'buttons.1.title', undefined, undefined],
    [interactive(buttons('A'), { footer: '🌵'.repeat(61) }), 'too_long', 'footer', 60, 61],
    [interactive(buttons('A'), { body: '🌵'.repeat(1025) }), 'too_long', 'body', 1024, 1025],
    [interactive(buttons('A'), { body: ' ' }), 'empty', 'body', undefined, undefined],
    [interactive(buttons('A\ud83d')), 'bad_characters', 'buttons.0.title', undefined, undefined],
    [interactive({ kind: 'list', button: 'See', sections: [{ rows: rows(11) }] }), 'too_many', 'rows', 10, 11],
    [
      interactive({ kind: 'list', button: 'See', sections: [{ rows: rows(1) }, { rows: rows(1) }] }),
      'empty',
      'sections.0.title',
      undefined,
      undefined,
    ],
    [interactive({ kind: 'cta_url', text: 'Go', url: 'http://x.test' }), 'bad_url', 'url', undefined, undefined],
    [interactive({ kind: 'cta_url', text: 'Go', url: 'javascript:alert(1)' }), 'bad_url', 'url', undefined, undefined],
    [interactive({ kind: 'location_request' }, { footer: 'x' }), 'part_not_allowed', 'footer', undefined, undefined],
    [
      interactive({ kind: 'product_list', catalogId: '9', sections: [{ title: 'A', productIds: ['1'] }] }),
      'empty',
      'header',
      undefined,
      undefined,
    ],
    [{ type: 'image', upload: 'upl_unknown' }, 'no_such_upload', 'upload', undefined, undefined],
  ])('%j', async (content, reason, field, limit, actual) => {
    const { say, path, token } = await withConversation()
    const answer = await say(content)
    expect(answer).toMatchObject({
      status: 422,
      body: {
        code: `message.${reason}`,
        field,
        detail: expect.stringMatching(/^[A-Z].*\.$/),
        nextStep: expect.stringMatching(/^[A-Z].*\.$/),
        ...(limit === undefined ? {} : { limit, actual }),
      },
    })
    expect(Object((await call('GET', `${path}/messages`, { token })).body).messages).toHaveLength(1)
  })

  test('also what a text cannot hold, so that what is stored is what was written', async () => {
    const { path, token } = await withConversation()
    for (const text of ['half \ud83d of an emoji', 'nothing\0here']) {
      const answer = await call('POST', `${path}/messages`, { token, body: { text } })
      expect(answer).toMatchObject({ status: 422, body: { code: 'message.bad_characters', field: 'text' } })
    }
    const whole = `👩🏽‍🚀 नमस्ते ${'السلام'.repeat(3)}`
    const sent = await call('POST', `${path}/messages`, { token, body: { text: whole, preview: true } })
    expect(sent).toMatchObject({ status: 201, body: { message: { text: whole } } })
  })
})

test('a file is named by the upload it came with, and shown as what it is', async () => {
  const { tenantId, id, say } = await withConversation()
  const conversation = conversationOf(env, id)
  await conversation.upload({ tenantId, step: 'begin', id: 'upl_picture', kind: 'image' })
  await conversation.upload({
    tenantId,
    step: 'end',
    id: 'upl_picture',
    mimeType: 'image/png',
    size: 12,
    filename: 'कूर्ग.png',
  })
  expect(await say({ type: 'document', upload: 'upl_picture' })).toMatchObject({
    status: 422,
    body: { code: 'message.wrong_file', field: 'upload' },
  })
  expect(await say({ type: 'image', upload: 'upl_picture', caption: 'Hampi' })).toMatchObject({
    status: 201,
    body: {
      message: {
        type: 'image',
        text: 'Hampi',
        media: { state: 'ready', mimeType: 'image/png', filename: 'कूर्ग.png', size: 12, voice: false },
      },
    },
  })
})

test('a code to sign in with is not stored for somebody who shows no number', async () => {
  const tenant = await makeTenant()
  await templateSink(tenant.wabaId).list([
    {
      id: '1',
      name: 'code',
      language: 'en',
      category: 'AUTHENTICATION',
      status: 'APPROVED',
      components: [
        { type: 'BODY', text: '{{1}} is your code.' },
        { type: 'BUTTONS', buttons: [{ type: 'OTP', otp_type: 'COPY_CODE', text: 'Copy' }] },
      ],
    },
  ])
  const send = async (id: string) => {
    const body = { kind: 'template', template: { name: 'code', language: 'en', body: [{ text: '123456' }] } }
    return call('POST', `/api/conversations/${id}/messages`, { token: tenant.token, body })
  }
  const answer = await send(await withoutNumber(tenant))
  expect(answer).toMatchObject({
    status: 422,
    body: { code: 'conversation.needs_phone', nextStep: expect.any(String) },
  })
  const sink = graphSink(tenant.phoneNumberId)
  expect(await sink.sends()).toEqual([])
  const { id } = await customerWrites(tenant)
  await vi.waitFor(async () => expect((await call('GET', `/api/conversations/${id}`, tenant)).status).toBe(200))
  expect((await send(id)).status).toBe(201)
  const [sent] = await sink.waitForSends(1)
  expect(Object(sent?.body).template.components).toHaveLength(2)
})

/** Of somebody whom WhatsApp names only by the id that the business has for them. */
async function withoutNumber({ tenantId, phoneNumberId, wabaId, token }: Awaited<ReturnType<typeof makeTenant>>) {
  const userId = 'IN.4471'
  const row = await env.DB.prepare('SELECT id FROM channels WHERE phone_number_id = ?1')
    .bind(phoneNumberId)
    .first<{ id: string }>()
  const place = { tenantId, channelId: row?.id ?? '', contactKey: userId }
  const id = await conversationId(env, place)
  const timestamp = String(Math.floor(Date.now() / 1000))
  const raw = { id: newId('wamid'), from_user_id: userId, timestamp, type: 'text', text: { body: 'Hi' } }
  const items = [
    { field: 'messages', part: 'message' as const, raw, contact: { user_id: userId, profile: { name: 'Noor' } } },
  ]
  await conversationOf(env, id).receive({
    ...place,
    conversationId: id,
    phoneNumberId,
    wabaId,
    receivedAt: Date.now(),
    items,
  })
  await vi.waitFor(
    async () => {
      const { body } = await call('GET', '/api/conversations?view=all', { token })
      expect(JSON.stringify(body)).toContain(id)
    },
    { timeout: 5000 },
  )
  return id
}
