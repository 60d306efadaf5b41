import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { runCron } from '../../../workers/cron'
import { storeIntake } from '../../../workers/whatsapp/intake'
import { textsBody } from '../../support/meta'
import { makeTenant, operator } from '../api-client'

const DAY = 86_400_000
const APP = { id: 'default', tenantId: null, secret: '', verifyToken: '' }

/** A large webhook as the Worker keeps it; its job may have been worked off by a queue already. */
async function store(body: unknown, state: 'waiting' | 'failed' | 'done', at = Date.now()): Promise<string> {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const bytes = await new Response(text).arrayBuffer()
  await storeIntake(env, { app: APP, body: bytes, items: 3, receivedAt: at })
  const row = await env.DB.prepare('SELECT id FROM webhook_intake ORDER BY rowid DESC LIMIT 1').first<{ id: string }>()
  const id = row?.id ?? ''
  await env.BUCKET.put(`intake/${id}`, bytes)
  await env.DB.prepare('UPDATE webhook_intake SET state = ?2, done_at = ?3 WHERE id = ?1').bind(id, state, at).run()
  return id
}

test('a large webhook that failed is listed, looked at without what people wrote, repeated and discarded', async () => {
  const tenant = await makeTenant()
  const id = await store(textsBody(tenant, { from: '447700900121', text: 'my name is Asha' }), 'failed')
  const list = await operator('GET', '/intake?state=failed&limit=1000')
  expect(list.body).toMatchObject({ intake: expect.arrayContaining([expect.objectContaining({ id, items: 3 })]) })
  const payload = await operator('GET', `/intake/${id}/payload`)
  expect(payload.body).toMatchObject({ payload: { object: 'whatsapp_business_account' } })
  expect(JSON.stringify(payload.body)).not.toMatch(/Asha|447700900121/)
  expect(await operator('POST', `/intake/${id}/replay`)).toMatchObject({ status: 200, body: { replayed: true } })
  expect((await operator('DELETE', `/intake/${id}`)).status).toBe(204)
  expect(await env.BUCKET.head(`intake/${id}`)).toBeNull()
  expect((await operator('POST', `/intake/${id}/replay`)).status).toBe(404)
})

test('what was worked off has nothing left to repeat, and says so', async () => {
  const id = await store('{}', 'done')
  await env.BUCKET.delete(`intake/${id}`)
  expect(await operator('POST', `/intake/${id}/replay`)).toMatchObject({ status: 409, body: { code: 'intake.gone' } })
})

test('the nightly sweep takes what is done after a week, what failed after a month, and the audit after 400 days', async () => {
  const now = Date.now()
  const old = await store('{}', 'done', now - 8 * DAY)
  const fresh = await store('{}', 'done', now - 6 * DAY)
  const failed = await store('{}', 'failed', now - 31 * DAY)
  await env.DB.prepare(
    'INSERT INTO operator_audit (id, at, method, path, status, request_id) VALUES (?1, ?2, ?3, ?4, 200, ?1)',
  )
    .bind('opa_old', now - 401 * DAY, 'GET', '/operator/metrics')
    .run()
  await runCron('17 3 * * *', env, now)
  const { results } = await env.DB.prepare('SELECT id FROM webhook_intake WHERE id IN (?1, ?2, ?3)')
    .bind(old, fresh, failed)
    .all<{ id: string }>()
  expect(results.map(({ id }) => id)).toEqual([fresh])
  expect(await env.BUCKET.head(`intake/${failed}`)).toBeNull()
  expect(await env.DB.prepare('SELECT 1 FROM operator_audit WHERE id = ?1').bind('opa_old').first()).toBeNull()
})
