import { expect, test, vi } from 'vitest'
import { document } from '../../../workers/app'
import { newId } from '../../../workers/platform/ids'
import { knownAtMeta } from '../../support/meta-books'
import { newReceiver } from '../../support/receiver'
import { call, customerWrites, makePerson, makeTenant, operator, signIn } from '../api-client'

const DRAFT = { name: 'room_ready', language: 'en', category: 'UTILITY', body: 'Your room is ready.' }

/** What each write that names something takes; a new one has to be added here. `{contactId}` stands for the other's. */
const BODIES: Record<string, unknown> = {
  'POST /api/contacts/{contactId}/merge': { into: '{contactId}' },
  'PUT /api/channels/{channelId}/assistant': { on: false },
  'POST /api/channels/{channelId}/register': { pin: '123456' },
  'PUT /api/channels/{channelId}/override': { url: null },
  'PUT /api/channels/{channelId}/token': { accessToken: 'EAAG-token' },
  'PATCH /api/channels/{channelId}': { name: 'Front desk' },
  'POST /api/channels/{channelId}/templates': DRAFT,
  'POST /api/channels/{channelId}/templates/lint': { draft: DRAFT },
  'POST /api/channels/{channelId}/templates/samples': '%PDF-1.7',
  'PUT /api/channels/{channelId}/templates/{name}/{language}': DRAFT,
  'PUT /api/channels/{channelId}/templates/{name}/{language}/fallbacks': { fallbacks: {} },
  'POST /api/conversations/{conversationId}/messages': { kind: 'note', text: 'Hi' },
  'PUT /api/conversations/{conversationId}/baton': { holder: 'people' },
  'PUT /api/conversations/{conversationId}/state': { state: 'open' },
  'PUT /api/conversations/{conversationId}/labels': { add: [], remove: [] },
  'PUT /api/conversations/{conversationId}/identity': { confirmed: true },
  'PUT /api/conversations/{conversationId}/read': { seen: 1 },
  'PUT /api/conversations/{conversationId}/drafts/{kind}': { text: 'Dear' },
  'PUT /api/conversations/{conversationId}/messages/{messageId}/reaction': { emoji: '👍' },
  'POST /api/conversations/{conversationId}/uploads': 'Dear',
  'PUT /api/knowledge/documents/{documentId}': { title: 'Hours', text: 'From ten.' },
  'PATCH /api/keys/{keyId}': { name: 'Booking engine' },
  'PATCH /api/people/{userId}': { role: 'supervisor' },
  'POST /api/people/{userId}/deactivate': { reassign: 'nobody' },
  'PUT /api/roles/{roleId}': { name: 'Front desk', permissions: ['conversation.read'] },
  'PUT /api/teams/{teamId}': { name: 'Front desk' },
  'PUT /api/labels/{labelId}': { name: 'Urgent', colour: 'lac' },
  'PATCH /api/webhooks/{webhookId}': { description: 'Booking engine' },
  'POST /api/webhooks/{webhookId}/replay': { from: 0 },
}
const QUERIES: Record<string, string> = {
  'GET /api/conversations/{conversationId}/changes': '?after=0',
  'POST /api/conversations/{conversationId}/uploads': '?kind=document',
}
/** Not there is told otherwise: nobody's mark. */
const NOTHING = 'GET /api/conversations/{conversationId}/mark'

/** Every route that names something; those that end it last. */
function routes() {
  const all = Object.entries(document().paths ?? {}).flatMap(([path, item]) =>
    (['get', 'post', 'put', 'patch', 'delete'] as const).flatMap((method) =>
      item[method] && path.includes('{') ? [`${method.toUpperCase()} ${path}`] : [],
    ),
  )
  const ends = (route: string) => Number(route.startsWith('DELETE'))
  return all.sort((a, b) => ends(a) - ends(b) || b.length - a.length)
}

async function everything() {
  const tenant = await makeTenant()
  await knownAtMeta(tenant)
  const { id: conversationId } = await customerWrites(tenant)
  await customerWrites(tenant, { from: '919876543211' })
  const { token, tenantId } = tenant
  const get = async (path: string) => Object((await call('GET', path, { token })).body)
  const label = await call('POST', '/api/labels', { token, body: { name: 'Late', colour: 'clay' } })
  const { email } = await makePerson(tenantId, { role: 'owner' })
  const cookie = await signIn(email)
  const keyId = newId('key')
  await operator('PUT', `/tenants/${tenantId}/keys/${keyId}`, { name: 'Second', secret: newId('key'), scopes: [] })
  const webhook = await call('POST', '/api/webhooks', { cookie, body: { url: (await newReceiver()).url } })
  const colleague = await makePerson(tenantId)
  const role = await call('POST', '/api/roles', { cookie, body: { name: 'Desk', permissions: [] } })
  const team = await call('POST', '/api/teams', { cookie, body: { name: 'Desk' } })
  const guest = { email: `${newId('usr')}@example.test`, role: 'agent' }
  const invited = await call('POST', '/api/invitations', { cookie, body: guest })
  const documentId = `doc_${tenantId.slice(-20)}`
  await operator('PUT', `/tenants/${tenantId}/documents/${documentId}`, { title: 'Hours', text: 'We open at nine.' })
  await vi.waitFor(async () => {
    expect((await get(`/api/knowledge/documents/${documentId}`)).document.state).toBe('ready')
    expect((await get('/api/contacts')).contacts).toHaveLength(2)
    expect((await get('/api/conversations')).conversations).toHaveLength(2)
  }, 5_000)
  const [{ channels }, { contacts }] = [await get('/api/channels'), await get('/api/contacts')]
  const isFirst = ({ conversationIds }: { conversationIds: string[] }) => conversationIds.includes(conversationId)
  const contactId = contacts.find(isFirst).id
  const other = contacts.find(({ id }: { id: string }) => id !== contactId).id
  const merged = await call('POST', `/api/contacts/${other}/merge`, { token, body: { into: contactId } })
  const ids: Record<string, string> = {
    conversationId,
    messageId: 'msg_1',
    name: DRAFT.name,
    language: DRAFT.language,
    kind: 'reply',
    channelId: channels[0].id,
    contactId,
    mergeId: Object(merged.body).merge.id,
    labelId: Object(label.body).label.id,
    userId: colleague.userId,
    roleId: Object(role.body).role.id,
    teamId: Object(team.body).team.id,
    invitationId: Object(invited.body).invitation.id,
    keyId,
    webhookId: Object(webhook.body).webhook.id,
    documentId,
    chunkId: `${documentId}.1.0`,
  }
  return { ids, cookie }
}

test('whatever a tenant has, another one’s owner finds and changes nothing of it', { timeout: 30_000 }, async () => {
  const [mine, theirs] = [await everything(), await everything()]
  const ask = (route: string, cookie: string) => {
    const [method = '', path = ''] = route.split(' ')
    const named = path.replaceAll(/\{(\w+)\}/g, (_, name) => theirs.ids[name] ?? name)
    const body = filled(BODIES[route], theirs.ids)
    return call(method, `${named}${QUERIES[route] ?? ''}`, { cookie, body })
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
    const fits =
      status < 400 ||
      status === 409 ||
      ['message.not_found', 'media.not_found', 'template.not_found'].includes(Object(body).code)
    expect({ route, fits }).toEqual({ route, fits: true })
  }
})

function filled(body: unknown, ids: Record<string, string>): unknown {
  if (typeof body !== 'object') return body
  return JSON.parse(JSON.stringify(body).replaceAll('{contactId}', ids.contactId ?? ''))
}

/** The noun that the path begins with. */
function notFoundOf(route: string): string {
  const [, noun = ''] = /\/api\/(?:knowledge\/)?(\w+)s\//.exec(route) ?? []
  return `${route.includes('/api/people/') ? 'user' : noun}.not_found`
}
