import { expect, test, vi } from 'vitest'
import { document } from '../../../workers/app'
import { call, customerWrites, makePerson, makeTenant, operator, signIn } from '../api-client'

/** What each write that names something takes; a new one has to be added here. */
const BODIES: Record<string, unknown> = {
  'PUT /api/channels/{channelId}/assistant': { on: false },
  'POST /api/conversations/{conversationId}/messages': { kind: 'note', text: 'Hi' },
  'PUT /api/conversations/{conversationId}/baton': { holder: 'people' },
  'PUT /api/conversations/{conversationId}/state': { state: 'open' },
  'PUT /api/conversations/{conversationId}/labels': { add: [], remove: [] },
  'PUT /api/conversations/{conversationId}/identity': { confirmed: true },
  'PUT /api/conversations/{conversationId}/read': { seen: 1 },
  'PUT /api/conversations/{conversationId}/drafts/{kind}': { text: 'Dear' },
  'PUT /api/knowledge/documents/{documentId}': { title: 'Hours', text: 'From ten.' },
  'PUT /api/labels/{labelId}': { name: 'Urgent', colour: 'lac' },
}
const QUERIES: Record<string, string> = { 'GET /api/conversations/{conversationId}/changes': '?after=0' }
/** Not there is told otherwise: nobody's mark. */
const NOTHING = 'GET /api/conversations/{conversationId}/mark'

/** Every route that names something; those that end it last. */
function routes() {
  const all = Object.entries(document().paths ?? {}).flatMap(([path, item]) =>
    (['get', 'post', 'put', 'delete'] as const).flatMap((method) =>
      item[method] && path.includes('{') ? [`${method.toUpperCase()} ${path}`] : [],
    ),
  )
  const ends = (route: string) => Number(route.startsWith('DELETE'))
  return all.sort((a, b) => ends(a) - ends(b) || b.length - a.length)
}

async function everything() {
  const tenant = await makeTenant()
  const { id: conversationId } = await customerWrites(tenant)
  const { token, tenantId } = tenant
  const get = async (path: string) => Object((await call('GET', path, { token })).body)
  const label = await call('POST', '/api/labels', { token, body: { name: 'Late', colour: 'clay' } })
  const documentId = `doc_${tenantId.slice(-20)}`
  await operator('PUT', `/tenants/${tenantId}/documents/${documentId}`, { title: 'Hours', text: 'We open at nine.' })
  await vi.waitFor(async () => {
    expect((await get(`/api/knowledge/documents/${documentId}`)).document.state).toBe('ready')
    expect((await get('/api/contacts')).contacts).toHaveLength(1)
    expect((await get('/api/conversations')).conversations).toHaveLength(1)
  }, 5_000)
  const [{ channels }, { contacts }] = [await get('/api/channels'), await get('/api/contacts')]
  const ids: Record<string, string> = {
    conversationId,
    messageId: 'msg_1',
    kind: 'reply',
    channelId: channels[0].id,
    contactId: contacts[0].id,
    labelId: Object(label.body).label.id,
    documentId,
    chunkId: `${documentId}.1.0`,
  }
  const { email } = await makePerson(tenantId, { role: 'owner' })
  return { ids, cookie: await signIn(email) }
}

test('whatever a tenant has, another one’s owner finds and changes nothing of it', { timeout: 30_000 }, async () => {
  const [mine, theirs] = [await everything(), await everything()]
  const ask = (route: string, cookie: string) => {
    const [method = '', path = ''] = route.split(' ')
    const named = path.replaceAll(/\{(\w+)\}/g, (_, name) => theirs.ids[name] ?? name)
    return call(method, `${named}${QUERIES[route] ?? ''}`, { cookie, body: BODIES[route] })
  }
  expect(routes().length).toBeGreaterThan(20)
  for (const route of routes()) {
    const { status, body } = await ask(route, mine.cookie)
    if (route === NOTHING) expect(body).toEqual({ mark: null })
    else expect({ route, status, told: Object(body).code }).toEqual({ route, status: 404, told: notFoundOf(route) })
  }
  for (const route of routes()) {
    const { status, body } = await ask(route, theirs.cookie)
    // What would be refused for another reason has proved nothing above. There is no answer of ours to send again.
    const fits = status < 400 || status === 409 || Object(body).code === 'message.not_found'
    expect({ route, fits }).toEqual({ route, fits: true })
  }
})

/** The noun that the path begins with. */
function notFoundOf(route: string): string {
  const [, noun = ''] = /\/api\/(?:knowledge\/)?(\w+)s\//.exec(route) ?? []
  return `${noun}.not_found`
}
