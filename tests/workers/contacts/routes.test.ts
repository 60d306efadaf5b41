import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { linkContact } from '../../../workers/contacts/queries'
import { tenantScope } from '../../../workers/platform/tenant-scope'
import { call, makeTenant } from '../api-client'

async function link(tenantId: string, waId: string) {
  const seen = {
    portfolio: 'p',
    waId,
    name: `N${waId}`,
    channelId: 'chn_1',
    conversationId: `cnv_${tenantId}_${waId}`,
    contactKey: waId,
  }
  return linkContact(tenantScope(env, tenantId), seen)
}

test('contacts are listed in pages, newest first, each once', async () => {
  const { tenantId, token } = await makeTenant()
  for (const waId of ['911', '912', '913']) await link(tenantId, waId)
  const first = Object((await call('GET', '/api/contacts?limit=2', { token })).body)
  expect(first.contacts).toMatchObject([{ waIds: ['913'] }, { waIds: ['912'] }])
  const second = Object((await call('GET', `/api/contacts?limit=2&before=${first.before}`, { token })).body)
  expect(second).toMatchObject({ contacts: [{ waIds: ['911'] }], before: null })
})

test('one contact is read by its id, and by no other tenant', async () => {
  const [mine, other] = [await makeTenant(), await makeTenant()]
  const { contactId } = await link(mine.tenantId, '911')
  const path = `/api/contacts/${contactId}`
  expect(await call('GET', path, mine)).toMatchObject({
    status: 200,
    body: { contact: { id: contactId, name: 'N911' } },
  })
  expect(await call('GET', path, other)).toMatchObject({ status: 404, body: { code: 'contact.not_found' } })
  expect((await call('GET', '/api/contacts', other)).body).toEqual({ contacts: [], before: null })
})

test.each(['limit=0', 'limit=51', 'limit=many'])('%s is no page', async (query) => {
  const { token } = await makeTenant()
  expect((await call('GET', `/api/contacts?${query}`, { token })).status).toBe(400)
})

test('after a write, reads with its bookmark see it', async () => {
  const { token } = await makeTenant()
  const { headers } = await call('GET', '/api/contacts', { token })
  const bookmark = headers.get('x-whatsnexus-bookmark')
  const again = await call('GET', '/api/contacts', {
    token,
    headers: bookmark ? { 'x-whatsnexus-bookmark': bookmark } : {},
  })
  expect(again.status).toBe(200)
  expect((await call('GET', '/api/contacts', { token, headers: { 'x-whatsnexus-bookmark': "'; DROP" } })).status).toBe(
    200,
  )
})
