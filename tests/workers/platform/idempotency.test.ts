import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { runCron } from '../../../workers/cron'
import { call, makeTenant } from '../api-client'

function post(token: string, key: string, title = 'Hours') {
  const body = { title, text: 'We open at nine.' }
  return call('POST', '/api/knowledge/documents', { token, body, headers: { 'idempotency-key': key } })
}

test('a write with the same key is done once and answered alike', async () => {
  const { token } = await makeTenant()
  const first = await post(token, 'k1')
  const second = await post(token, 'k1')
  expect(first.status).toBe(201)
  expect(second).toMatchObject({ status: 201, body: first.body })
  expect(second.headers.get('idempotent-replayed')).toBe('true')
  expect(Object((await call('GET', '/api/knowledge/documents', { token })).body).documents).toHaveLength(1)
})

test('many at once are done once: the others hear the answer, or that it still runs', async () => {
  const { token } = await makeTenant()
  const answers = await Promise.all(Array.from({ length: 8 }, () => post(token, 'k1')))
  expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true)
  expect(Object((await call('GET', '/api/knowledge/documents', { token })).body).documents).toHaveLength(1)
})

test('another body under the same key is refused, and another tenant has keys of its own', async () => {
  const [one, other] = [await makeTenant(), await makeTenant()]
  await post(one.token, 'k1')
  expect(await post(one.token, 'k1', 'Prices')).toMatchObject({ status: 422, body: { code: 'idempotency.key_reused' } })
  expect((await post(other.token, 'k1', 'Prices')).status).toBe(201)
})

test('a refusal is remembered too', async () => {
  const { token } = await makeTenant()
  const bad = () => call('POST', '/api/knowledge/documents', { token, body: {}, headers: { 'idempotency-key': 'k' } })
  expect((await bad()).status).toBe(400)
  expect((await bad()).headers.get('content-type')).toContain('problem+json')
})

test.each(['with space', 'x'.repeat(201), 'ümlaut'])('the key %s is refused', async (key) => {
  const { token } = await makeTenant()
  expect((await post(token, key)).status).toBe(400)
})

test('the nightly sweep forgets answers past their time', async () => {
  const { token, tenantId } = await makeTenant()
  await post(token, 'k1')
  await runCron('17 3 * * *', env, Date.now() + 2 * 86_400_000)
  const left = await env.DB.prepare('SELECT count(*) AS n FROM idempotency_keys WHERE tenant_id = ?1')
    .bind(tenantId)
    .first()
  expect(left).toEqual({ n: 0 })
})
