import { expect, test } from 'vitest'
import { call, makeTenant, operator } from '../api-client'

const HOURS = { title: 'Hours', text: 'We open at nine.', kind: 'text' }

test('a document is added, replaced, listed and removed', async () => {
  const { token } = await makeTenant()
  const added = await call('POST', '/api/knowledge/documents', { token, body: HOURS })
  expect(added).toMatchObject({ status: 201, body: { document: { title: 'Hours', version: 1 } } })
  const { id } = Object(added.body).document
  const path = `/api/knowledge/documents/${id}`
  const changed = await call('PUT', path, { token, body: { ...HOURS, text: 'We open at ten.' } })
  expect(changed).toMatchObject({ status: 200, body: { document: { id, version: 2 } } })
  expect((await call('DELETE', path, { token })).status).toBe(200)
  expect((await call('DELETE', path, { token })).status).toBe(404)
  expect((await call('PUT', path, { token, body: HOURS })).status).toBe(404)
  expect((await call('GET', '/api/knowledge/documents', { token })).body).toEqual({ documents: [] })
})

test.each([{}, { title: 'x', text: '' }, { title: 'x', text: '   ' }, { title: 'x', text: 'y', kind: 'poem' }])(
  'the document %j is refused',
  async (body) => {
    const { token } = await makeTenant()
    expect((await call('POST', '/api/knowledge/documents', { token, body })).status).toBe(400)
  },
)

test('another tenant neither sees nor changes a document', async () => {
  const [mine, other] = [await makeTenant(), await makeTenant()]
  const added = await call('POST', '/api/knowledge/documents', { token: mine.token, body: HOURS })
  const path = `/api/knowledge/documents/${Object(added.body).document.id}`
  expect((await call('PUT', path, { token: other.token, body: HOURS })).status).toBe(404)
  expect((await call('DELETE', path, { token: other.token })).status).toBe(404)
  expect((await call('GET', '/api/knowledge/documents', other)).body).toEqual({ documents: [] })
})

test('intents are saved and read, by their tenant only', async () => {
  const [mine, other] = [await makeTenant(), await makeTenant()]
  const body = { intents: [{ name: 'hours', examples: ['when do you open', 'opening hours'] }] }
  expect((await call('PUT', '/api/intents', { token: mine.token, body })).status).toBe(200)
  expect((await call('GET', '/api/intents', mine)).body).toMatchObject(body)
  expect((await call('GET', '/api/intents', other)).body).toEqual({ intents: [], training: false })
  expect((await call('PUT', '/api/intents', { token: mine.token, body: { intents: 'none' } })).status).toBe(400)
})

test('an operator seeds documents under ids of their own, and asks when all is ready', async () => {
  const { tenantId } = await makeTenant()
  expect(await operator('PUT', `/tenants/${tenantId}/documents/hours`, HOURS)).toMatchObject({
    body: { id: 'doc_hours', version: 1 },
  })
  expect(await operator('PUT', `/tenants/${tenantId}/documents/hours`, HOURS)).toMatchObject({ body: { version: 1 } })
  expect((await operator('PUT', `/tenants/${tenantId}/documents/a.b`, HOURS)).status).toBe(400)
  const { body } = await operator('GET', `/tenants/${tenantId}/readiness`)
  const { ready, pending, failed } = Object(body).documents
  expect(ready + pending + failed).toBe(1)
  expect(body).toMatchObject({ intents: 'ready' })
})

test('past conversations are told through the operator API, once', async () => {
  const { tenantId, phoneNumberId } = await makeTenant()
  const messages = [{ id: `wamid.${tenantId}`, direction: 'inbound', text: 'Hi', timestamp: 1_700_000_000 }]
  const body = { channel: phoneNumberId, contact: { wa_id: '919876543210', name: 'Asha' }, messages }
  expect(await operator('POST', `/tenants/${tenantId}/history`, body)).toMatchObject({
    status: 200,
    body: { stored: 1 },
  })
  expect(await operator('POST', `/tenants/${tenantId}/history`, body)).toMatchObject({
    status: 200,
    body: { stored: 0 },
  })
  expect((await operator('POST', `/tenants/${tenantId}/history`, { ...body, channel: 'nope' })).status).toBe(404)
})
