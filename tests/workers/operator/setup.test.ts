import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { app } from '../../../workers/app'
import { accessToken, channelById, findApp, findChannel } from '../../../workers/channels/channels'
import { newId } from '../../../workers/platform/ids'
import { call, makePerson, makeTenant, operator, PASSWORD, signIn } from '../api-client'

test('without a token in the environment there is no operator API', async () => {
  const headers = { authorization: 'Bearer test-operator-token' }
  const { OPERATOR_TOKEN: _token, ...rest } = env
  expect((await app.request('/operator/unrouted', { headers }, rest)).status).toBe(404)
})

test.each([undefined, 'wrong', 'test-operator-token-and-more'])('the token %s opens nothing', async (token) => {
  const answer = await call('GET', '/operator/unrouted', token ? { token } : {})
  expect(answer).toMatchObject({ status: 401, body: { code: 'operator.unauthorized' } })
})

test('each call is on record, by ids only', async () => {
  const { tenantId } = await makeTenant()
  const { results } = await env.DB.prepare('SELECT * FROM operator_audit WHERE path LIKE ?1')
    .bind(`/operator/tenants/${tenantId}%`)
    .all()
  expect(results).toHaveLength(4)
  expect(JSON.stringify(results)).not.toMatch(/ada@|EAAG|Test/)
})

test('a person may work for two tenants, but nobody takes another’s id or e-mail', async () => {
  const [one, other] = [await makeTenant(), await makeTenant()]
  const { userId, email } = await makePerson(one.tenantId)
  const put = (id: string, address: string) =>
    operator('PUT', `/tenants/${other.tenantId}/users/${id}`, { name: 'Grace', email: address, role: 'analyst' })
  expect(await put(newId('usr'), email)).toMatchObject({ status: 409, body: { code: 'user.taken' } })
  expect(await put(newId('usr'), email.toUpperCase())).toMatchObject({ status: 409 })
  expect(await put(userId, 'somebody-else@example.test')).toMatchObject({ status: 409, body: { code: 'user.taken' } })
  expect((await put(userId, email)).status).toBe(200)
  expect((await put(userId, `new-${email}`)).status).toBe(200)
})

test('hours and holidays stay as they are where they are left out', async () => {
  const { tenantId } = await makeTenant()
  const day = [{ from: 540, to: 1080 }]
  const calendar = {
    businessHours: [day, day, day, day, day, [], []],
    holidays: [{ date: '2027-01-26', name: 'Republic Day' }],
  }
  const put = (body: object) => operator('PUT', `/tenants/${tenantId}`, { name: 'Test', ...body })
  const kept = () =>
    env.DB.prepare('SELECT business_hours, holidays FROM tenants WHERE id = ?1').bind(tenantId).first<object>()
  expect((await put(calendar)).status).toBe(200)
  const first = await kept()
  expect(Object.values(first ?? {}).map((json) => JSON.parse(String(json)))).toEqual(Object.values(calendar))
  expect((await put({})).status).toBe(200)
  expect(await kept()).toEqual(first)
  expect((await put({ businessHours: [day] })).status).toBe(400)
})

test('a person can be put again: what is the same stays as it is', async () => {
  const { tenantId } = await makeTenant()
  const { userId, email } = await makePerson(tenantId)
  const rows = async () =>
    Promise.all(
      [
        'SELECT * FROM users WHERE id = ?1',
        'SELECT * FROM members WHERE user_id = ?1',
        'SELECT * FROM accounts WHERE user_id = ?1',
      ].map((query) => env.DB.prepare(query).bind(userId).all()),
    ).then((answers) => answers.map(({ results }) => results))
  const before = await rows()
  const body = { name: 'Grace', email, role: 'agent', password: PASSWORD }
  expect((await operator('PUT', `/tenants/${tenantId}/users/${userId}`, body)).status).toBe(200)
  expect(await rows()).toEqual(before)
  const { password: _unchanged, ...without } = body
  await operator('PUT', `/tenants/${tenantId}/users/${userId}`, without)
  expect(await signIn(email)).toContain('session_token=')
})

test('a password is refused when it is too short', async () => {
  const { tenantId } = await makeTenant()
  const body = { name: 'A', email: 'short@example.test', role: 'agent', password: 'seven77' }
  const answer = await operator('PUT', `/tenants/${tenantId}/users/u`, body)
  expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: 'password' }] } })
})

test('a channel is found by its number, and its token is stored encrypted', async () => {
  const { tenantId, phoneNumberId, wabaId } = await makeTenant()
  const channel = await findChannel(env, phoneNumberId)
  expect(channel).toMatchObject({
    tenantId,
    wabaId,
    appId: 'default',
    assistant: false,
    guards: { flood: null, loop: null },
  })
  expect(await accessToken(env, channel?.id ?? '')).toBe('EAAG-token')
  const row = await env.DB.prepare('SELECT access_token FROM channels WHERE id = ?1').bind(channel?.id).first()
  expect(JSON.stringify(row)).not.toContain('EAAG')
  expect(await channelById(env, 'another', channel?.id ?? '')).toBeNull()
})

test('a changed token is seen at once where it was changed, and the id stays', async () => {
  const { tenantId, phoneNumberId, wabaId } = await makeTenant()
  const before = await findChannel(env, phoneNumberId)
  await accessToken(env, before?.id ?? '')
  const body = { wabaId, displayPhoneNumber: '1', accessToken: 'new-token', assistant: true }
  expect((await operator('PUT', `/tenants/${tenantId}/channels/${phoneNumberId}`, body)).status).toBe(200)
  expect(await findChannel(env, phoneNumberId)).toMatchObject({ id: before?.id, assistant: true })
  expect(await accessToken(env, before?.id ?? '')).toBe('new-token')
})

test('a number, a key and an app belong to one tenant only', async () => {
  const [one, other] = [await makeTenant(), await makeTenant()]
  const body = { wabaId: 'w', displayPhoneNumber: '1', accessToken: 't' }
  expect((await operator('PUT', `/tenants/${other.tenantId}/channels/${one.phoneNumberId}`, body)).status).toBe(409)
  const key = { name: 'K', secret: one.token, scopes: [] }
  expect((await operator('PUT', `/tenants/${other.tenantId}/keys/k`, key)).status).toBe(409)
  const slug = `a${one.tenantId}`.slice(0, 30)
  const secrets = { appSecret: 'app-secret-1', verifyToken: 'v' }
  expect((await operator('PUT', `/tenants/${one.tenantId}/apps/${slug}`, secrets)).status).toBe(200)
  expect((await operator('PUT', `/tenants/${other.tenantId}/apps/${slug}`, secrets)).status).toBe(409)
  expect(await findApp(env, slug)).toEqual({
    id: slug,
    tenantId: one.tenantId,
    secret: 'app-secret-1',
    verifyToken: 'v',
  })
  const foreign = { ...body, appId: slug }
  expect((await operator('PUT', `/tenants/${other.tenantId}/channels/pn-x`, foreign)).status).toBe(404)
})

test.each([
  ['/tenants/UPPER', { name: 'x' }],
  ['/tenants/x', { name: 'x' }],
  ['/tenants/good-one', { name: '' }],
  ['/tenants/good-one', { name: 'x', timeZone: 'Mars/Olympus' }],
])('%s with %j is refused', async (path, body) => {
  expect((await operator('PUT', path, body)).status).toBe(400)
})

test('a rule that no linear-time engine can run is refused when it is saved', async () => {
  const { tenantId } = await makeTenant()
  const body = {
    wabaId: 'w',
    displayPhoneNumber: '1',
    accessToken: 't',
    keywordRules: [{ match: '(a)\\1', reply: 'x' }],
  }
  const answer = await operator('PUT', `/tenants/${tenantId}/channels/pn-${tenantId}`, body)
  expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: 'keywordRules.0' }] } })
})

test('nothing is made for a tenant that does not exist', async () => {
  const answer = await operator('PUT', '/tenants/never-made/users/u', { name: 'A', email: 'a@b.test', role: 'agent' })
  expect(answer).toMatchObject({ status: 404, body: { code: 'tenant.not_found' } })
})

test('a body that is no JSON is a problem, not a failure', async () => {
  const answer = await operator('PUT', '/tenants/good-one', '{"name":')
  expect(answer).toMatchObject({ status: 400, body: { code: 'request.malformed' } })
})

test('health is the tables of this version', async () => {
  expect((await call('GET', '/healthz')).status).toBe(200)
})
