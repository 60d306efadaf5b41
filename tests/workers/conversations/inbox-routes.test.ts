import { env } from 'cloudflare:workers'
import { expect, test, vi } from 'vitest'
import { app } from '../../../workers/app'
import { call, customerWrites, makePerson, makeTenant, ORIGIN, signIn } from '../api-client'

/** A tenant with one conversation in its inbox, and two people who work there. */
async function withPeople() {
  const tenant = await makeTenant()
  const { id } = await customerWrites(tenant)
  await vi.waitFor(async () => {
    expect((await call('GET', '/api/conversations', tenant)).body).toMatchObject({ conversations: [{ id }] })
  })
  const [ada, bo] = [await makePerson(tenant.tenantId), await makePerson(tenant.tenantId)]
  const cookies = { ada: await signIn(ada.email), bo: await signIn(bo.email) }
  return { ...tenant, ...cookies, id, path: `/api/conversations/${id}` }
}

test('a page of the inbox comes with counts, the asking person’s marks and the position of the feed', async () => {
  const { ada, bo, token, id, path } = await withPeople()
  await call('PUT', `${path}/drafts/reply`, { cookie: ada, body: { text: 'On our way' } })
  const list = async (credentials: { cookie?: string; token?: string }) =>
    (await call('GET', '/api/conversations?view=unassigned', credentials)).body
  const page = {
    conversations: [{ id, inbound: 1, waitingSince: expect.any(Number) }],
    before: null,
    counts: { open: 1, unassigned: 1, assistant: 0, snoozed: 0, resolved: 0, byAgent: {} },
    n: expect.any(Number),
  }
  expect(await list({ cookie: ada })).toMatchObject({
    ...page,
    marks: { [id]: { seen: null, drafts: { reply: 'On our way' } } },
  })
  expect(await list({ cookie: bo })).toMatchObject({ ...page, marks: {} })
  expect(await list({ token })).toMatchObject({ ...page, marks: {} })
})

test('a person reads, marks as unread, writes drafts and finds them again', async () => {
  const { ada, path } = await withPeople()
  const put = (what: string, body: unknown) => call('PUT', `${path}/${what}`, { cookie: ada, body })
  expect((await call('GET', `${path}/mark`, { cookie: ada })).body).toEqual({ mark: null })
  expect(await put('read', { seen: 7 })).toMatchObject({ status: 200, body: { mark: { seen: 1, drafts: {} } } })
  expect(await put('read', { seen: 0 })).toMatchObject({ body: { mark: { seen: 0 } } })
  const draft = { seen: 0, drafts: { note: 'VIP' } }
  expect(await put('drafts/note', { text: 'VIP' })).toMatchObject({ status: 200, body: { mark: draft } })
  expect((await call('GET', `${path}/mark`, { cookie: ada })).body).toEqual({ mark: draft })
  expect((await put('drafts/note', { text: '' })).body).toEqual({ mark: { seen: 0, drafts: {} } })
})

test('what is no read mark and no draft is refused', async () => {
  const { ada, path } = await withPeople()
  const wrong: [what: string, body: unknown][] = [
    ['read', { seen: -1 }],
    ['read', { seen: 1.5 }],
    ['read', {}],
    ['drafts/reply', { text: 'x'.repeat(4097) }],
    ['drafts/reply', {}],
    ['drafts/shout', { text: 'x' }],
  ]
  for (const [what, body] of wrong) {
    const answer = await call('PUT', `${path}/${what}`, { cookie: ada, body })
    expect(answer, what).toMatchObject({ status: 400, body: { code: 'request.invalid' } })
  }
})

test('an API key has neither read marks nor drafts', async () => {
  const { token, path } = await withPeople()
  const answers = await Promise.all([
    call('GET', `${path}/mark`, { token }),
    call('PUT', `${path}/read`, { token, body: { seen: 1 } }),
    call('PUT', `${path}/drafts/reply`, { token, body: { text: 'Hi' } }),
  ])
  for (const answer of answers) expect(answer).toMatchObject({ status: 403, body: { code: 'auth.people_only' } })
})

test('who may not reply keeps no draft, and nobody marks what another tenant has', async () => {
  const { path, tenantId } = await withPeople()
  const analyst = await makePerson(tenantId, { role: 'analyst' })
  const cookie = await signIn(analyst.email)
  expect((await call('PUT', `${path}/drafts/reply`, { cookie, body: { text: 'Hi' } })).status).toBe(403)
  const stranger = await withPeople()
  for (const [what, body] of Object.entries({ read: { seen: 1 }, 'drafts/reply': { text: 'Hi' } })) {
    const answer = await call('PUT', `${path}/${what}`, { cookie: stranger.ada, body })
    expect(answer).toMatchObject({ status: 404, body: { code: 'conversation.not_found' } })
  }
  expect((await call('GET', `${path}/mark`, { cookie: stranger.ada })).body).toEqual({ mark: null })
})

test('a draft saved in one window arrives in the other, and only there', async () => {
  const { ada, id, path } = await withPeople()
  const open = async (window: string) => {
    const headers = { upgrade: 'websocket', cookie: ada, origin: ORIGIN, 'sec-fetch-site': 'same-origin' }
    const { webSocket } = await app.request(`${ORIGIN}/api/live?window=${window}`, { headers }, env)
    const marks: unknown[] = []
    webSocket?.addEventListener('message', ({ data }) => {
      const event = JSON.parse(String(data))
      if (event.type === 'mark') marks.push(event)
    })
    webSocket?.accept()
    return { marks, close: () => webSocket?.close() }
  }
  const [writing, other] = [await open('w1'), await open('w2')]
  const headers = { 'x-whatsnexus-window': 'w1' }
  await call('PUT', `${path}/drafts/reply`, { cookie: ada, headers, body: { text: 'Hel' } })
  const mark = { seen: null, drafts: { reply: 'Hel' } }
  await vi.waitFor(() => expect(other.marks).toEqual([{ type: 'mark', conversationId: id, mark }]))
  expect(writing.marks).toEqual([])
  writing.close()
  other.close()
})

test('the unassigned are paged by a cursor of their own', async () => {
  const tenant = await makeTenant()
  const ids: string[] = []
  for (const from of ['919000000001', '919000000002', '919000000003'])
    ids.push((await customerWrites(tenant, { from })).id)
  await vi.waitFor(async () => {
    expect((await call('GET', '/api/conversations', tenant)).body).toMatchObject({ counts: { unassigned: 3 } })
  })
  const first = Object((await call('GET', '/api/conversations?view=unassigned&limit=2', tenant)).body)
  expect(first.before).toMatch(/^w\d+\./)
  const second = Object(
    (await call('GET', `/api/conversations?view=unassigned&limit=2&before=${first.before}`, tenant)).body,
  )
  expect(second).toMatchObject({ before: null, conversations: [{}] })
  const listed = [...first.conversations, ...second.conversations].map(({ id }: { id: string }) => id)
  expect([...listed].sort()).toEqual([...ids].sort())
  const wrong = await call('GET', `/api/conversations?view=open&before=${first.before}`, tenant)
  expect(wrong).toMatchObject({ status: 400, body: { code: 'request.invalid_cursor' } })
})
