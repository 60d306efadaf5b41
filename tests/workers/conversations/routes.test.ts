import { env } from 'cloudflare:workers'
import { expect, test, vi } from 'vitest'
import { app } from '../../../workers/app'
import { newId } from '../../../workers/platform/ids'
import { call, customerWrites, makeTenant } from '../api-client'

const UNKNOWN = `cnv_${'A'.repeat(28)}`

/** A tenant with one conversation that its inbox lists. */
async function withConversation() {
  const tenant = await makeTenant()
  const { id, wamid } = await customerWrites(tenant)
  const path = `/api/conversations/${id}`
  await vi.waitFor(
    async () => {
      const { body } = await call('GET', '/api/conversations?view=all', tenant)
      expect(body).toMatchObject({ conversations: [{ id }] })
    },
    { timeout: 5000 },
  )
  return { ...tenant, id, wamid, path }
}

test('a conversation is listed, read and followed', async () => {
  const { token, id, path } = await withConversation()
  const list = await call('GET', '/api/conversations', { token })
  expect(list.body).toMatchObject({ conversations: [{ id, contact: { name: 'Asha' }, unanswered: 1 }], before: null })
  expect((await call('GET', path, { token })).body).toMatchObject({ conversation: { id, state: 'open' } })
  const messages = await call('GET', `${path}/messages`, { token })
  expect(messages.body).toMatchObject({ messages: [{ direction: 'inbound', text: 'Hello' }], before: null })
  const timeline = await call('GET', `${path}/timeline`, { token })
  expect(timeline.body).toMatchObject({ entries: expect.arrayContaining([expect.objectContaining({ seq: 1 })]) })
})

test('another tenant finds nothing of it, under any route', async () => {
  const { path, wamid } = await withConversation()
  const { token } = await makeTenant()
  const body = { text: 'Hi' }
  const answers = await Promise.all([
    call('GET', path, { token }),
    call('GET', `${path}/messages`, { token }),
    call('GET', `${path}/timeline`, { token }),
    call('POST', `${path}/messages`, { token, body }),
    call('POST', `${path}/messages/msg_1/retry`, { token }),
    call('PUT', `${path}/baton`, { token, body: { holder: 'assistant' } }),
    call('PUT', `${path}/state`, { token, body: { state: 'resolved' } }),
    call('DELETE', path, { token }),
    call('GET', `/api/messages?wamid=${wamid}`, { token }),
  ])
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404))
  expect((await call('GET', '/api/conversations?view=all', { token })).body).toMatchObject({ conversations: [] })
  expect((await call('GET', '/api/events', { token })).body).toMatchObject({ events: [] })
})

test.each([UNKNOWN, 'cnv_short', 'x', '%00'])('the id %s is a 404', async (id) => {
  const { token } = await makeTenant()
  expect(await call('GET', `/api/conversations/${id}`, { token })).toMatchObject({
    status: 404,
    body: { code: 'conversation.not_found' },
  })
})

test('a reply is sent once, however often the request is repeated', async () => {
  const { token, path } = await withConversation()
  const send = () =>
    call('POST', `${path}/messages`, { token, body: { text: 'On our way' }, headers: { 'idempotency-key': 'k-1' } })
  const [first, second] = [await send(), await send()]
  expect(first).toMatchObject({
    status: 201,
    body: { message: { direction: 'outbound', text: 'On our way', by: 'api:key_1' } },
  })
  expect(second.body).toHaveProperty('message.id', Object(first.body).message.id)
  const messages = Object((await call('GET', `${path}/messages`, { token })).body).messages
  expect(messages).toHaveLength(2)
})

test('a key may speak for one of its people, a note stays inside', async () => {
  const { token, path } = await withConversation()
  const reply = await call('POST', `${path}/messages`, { token, body: { text: 'Ada here', agentId: 'usr_1' } })
  expect(reply).toMatchObject({ status: 201, body: { message: { by: 'agent:usr_1' } } })
  const note = await call('POST', `${path}/messages`, { token, body: { text: 'VIP', kind: 'note', agentId: 'usr_1' } })
  expect(note).toMatchObject({ status: 201, body: { message: { direction: 'note' } } })
  const nobody = await call('POST', `${path}/messages`, { token, body: { text: 'Hi', agentId: 'usr_of_nobody' } })
  expect(nobody).toMatchObject({ status: 404, body: { code: 'user.not_found' } })
})

test('who has not seen the last answer is told what was said', async () => {
  const { token, path } = await withConversation()
  await call('POST', `${path}/messages`, { token, body: { text: 'First', agentId: 'usr_1' } })
  const late = await call('POST', `${path}/messages`, { token, body: { text: 'Second', seenOutbound: 0 } })
  expect(late).toMatchObject({
    status: 409,
    body: { code: 'conversation.spoken_since', said: { text: 'First' }, nextStep: expect.any(String) },
  })
})

test.each([
  [{}],
  [{ kind: 'note' }],
  [{ kind: 'template', text: 'x' }],
  [{ text: 'x', kind: 'shout' }],
  [{ text: 'x', seenOutbound: -1 }],
])('the message %j is refused', async (body) => {
  const { token, path } = await withConversation()
  const answer = await call('POST', `${path}/messages`, { token, body })
  expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid', errors: expect.any(Array) } })
})

test.each([
  ['empty', { text: '' }],
  ['empty', { text: ' \n ' }],
  ['empty', { text: ' ', kind: 'note' }],
  ['too_long', { text: 'x'.repeat(4097) }],
])('a text that is %s is refused while the words are still in the composer', async (reason, body) => {
  const { token, path } = await withConversation()
  const answer = await call('POST', `${path}/messages`, { token, body })
  expect(answer).toMatchObject({ status: 422, body: { code: `message.${reason}`, nextStep: expect.any(String) } })
})

test('as many characters as WhatsApp takes are taken, however many bytes they are', async () => {
  const { token, path } = await withConversation()
  const answer = await call('POST', `${path}/messages`, { token, body: { text: '🙂'.repeat(4096) } })
  expect(answer.status).toBe(201)
})

test('the baton and the state are set, and nonsense is refused', async () => {
  const { token, path } = await withConversation()
  const put = (what: string, body: unknown) => call('PUT', `${path}/${what}`, { token, body })
  expect(await put('baton', { holder: 'agent', userId: 'usr_1' })).toMatchObject({
    status: 200,
    body: { baton: { holder: 'agent', userId: 'usr_1' } },
  })
  expect(await put('baton', { holder: 'people' })).toMatchObject({ body: { baton: { holder: 'people' } } })
  const nobody = await put('baton', { holder: 'agent', userId: 'nobody' })
  expect(nobody).toMatchObject({ status: 404, body: { code: 'user.not_found', nextStep: expect.any(String) } })
  expect((await put('baton', { holder: 'everybody' })).status).toBe(400)
  expect((await put('state', { state: 'asleep' })).status).toBe(400)
  expect(await put('state', { state: 'snoozed', until: Date.now() + 60_000 })).toMatchObject({ status: 200 })
  expect(await put('state', { state: 'resolved' })).toMatchObject({ status: 200, body: { state: 'resolved' } })
})

test('a retry of what needs none, and of what does not exist, is refused', async () => {
  const { token, path } = await withConversation()
  const none = await call('POST', `${path}/messages/msg_999/retry`, { token })
  expect(none).toMatchObject({ status: 404, body: { code: 'message.not_found' } })
  expect((await call('POST', `${path}/messages/first/retry`, { token })).status).toBe(400)
})

test('an erased conversation is gone from the list, the feed and by its wamid', async () => {
  const { token, path, wamid, tenantId } = await withConversation()
  const erased = await call('DELETE', path, { token })
  expect(erased).toMatchObject({ status: 200, body: { erased: true } })
  expect((await call('GET', path, { token })).status).toBe(404)
  expect((await call('GET', `/api/messages?wamid=${wamid}`, { token })).status).toBe(404)
  expect((await call('GET', '/api/conversations?view=all', { token })).body).toMatchObject({ conversations: [] })
  expect(JSON.stringify((await call('GET', '/api/events', { token })).body)).not.toContain('Hello')
  const left = await env.DB.prepare('SELECT count(*) AS n FROM contact_conversations WHERE tenant_id = ?1')
    .bind(tenantId)
    .first()
  expect(left).toEqual({ n: 0 })
})

test('the feed gives each event once, in order, and an empty page repeats its cursor', async () => {
  const { token, tenantId, wamid } = await withConversation()
  const first = await call('GET', '/api/events?source=whatsapp', { token })
  expect(first.body).toMatchObject({
    events: [
      {
        kind: 'message',
        id: wamid,
        type: 'text',
        text: 'Hello',
        direction: 'inbound',
        tenant: tenantId,
        wa_id: '919876543210',
      },
    ],
  })
  const { next } = Object(first.body)
  expect((await call('GET', `/api/events?after=${next}&source=whatsapp`, { token })).body).toEqual({ events: [], next })
})

test.each(['after=abc', 'after=999999999', 'limit=0', 'limit=1001', 'source=sms'])(
  'the feed refuses %s',
  async (query) => {
    const { token } = await makeTenant()
    const answer = await call('GET', `/api/events?${query}`, { token })
    expect(answer.status).toBe(400)
    expect(answer.headers.get('content-type')).toContain('problem+json')
  },
)

test('a message is known by its wamid', async () => {
  const { token, wamid } = await withConversation()
  const answer = await call('GET', `/api/messages?wamid=${wamid}`, { token })
  expect(answer).toMatchObject({
    status: 200,
    body: { statuses: [], pricing_category: null, reaction: null, revoked: false },
  })
  expect((await call('GET', `/api/messages?wamid=${newId('no')}`, { token })).status).toBe(404)
  expect((await call('GET', '/api/messages', { token })).status).toBe(400)
})

test('an invalid list cursor is a problem', async () => {
  const { token, path } = await withConversation()
  expect((await call('GET', '/api/conversations?before=nonsense', { token })).status).toBe(400)
  expect((await call('GET', `${path}/messages?before=nonsense`, { token })).status).toBe(400)
  expect((await call('GET', '/api/conversations?view=secret', { token })).status).toBe(400)
})

test('a body that is too large is refused before it is read', async () => {
  const { token } = await makeTenant()
  const init = {
    method: 'POST',
    body: 'x'.repeat(4_000_000),
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
  }
  const response = await app.request('/api/knowledge/documents', init, env)
  expect(response.status).toBe(413)
})
