import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { raiseAlarm } from '../../../workers/abuse/alarm'
import { tenantScope } from '../../../workers/platform/tenant-scope'
import { call, makePerson, makeTenant, signIn } from '../api-client'

const FLOOD = { kind: 'inbound_flood' as const, about: 'cnv_1', detail: { aMinute: 60 } }

async function withAdmin() {
  const { tenantId, token } = await makeTenant()
  const admin = await makePerson(tenantId, { role: 'admin' })
  return { tenantId, token, userId: admin.userId, cookie: await signIn(admin.email) }
}

async function alarmsOf(cookie: string, query = '') {
  return Object((await call('GET', `/api/security/alarms${query}`, { cookie })).body).alarms
}

test('what goes on is one alarm an hour, however often it is noticed at once', async () => {
  const { tenantId, cookie } = await withAdmin()
  const scope = tenantScope(env, tenantId)
  await Promise.all([1, 2, 3].map(() => raiseAlarm(scope, FLOOD, 10_000_000)))
  await raiseAlarm(scope, { ...FLOOD, about: 'cnv_2' }, 10_000_001)
  await raiseAlarm(scope, FLOOD, 10_000_000 + 3_600_001)
  expect((await alarmsOf(cookie)).map(({ about }: { about: string }) => about)).toEqual(['cnv_1', 'cnv_2', 'cnv_1'])
})

test('an alarm that somebody looked at says who did first; others stay', async () => {
  const { tenantId, cookie, userId } = await withAdmin()
  await raiseAlarm(tenantScope(env, tenantId), FLOOD, Date.now())
  await raiseAlarm(tenantScope(env, tenantId), { ...FLOOD, about: 'cnv_2' }, Date.now())
  const [alarm] = await alarmsOf(cookie)
  const second = await signIn((await makePerson(tenantId, { role: 'owner' })).email)
  const path = `/api/security/alarms/${alarm.id}/seen`
  expect((await call('PUT', path, { cookie })).status).toBe(200)
  const { body } = await call('PUT', path, { cookie: second })
  expect(Object(body).alarm).toMatchObject({ id: alarm.id, seenBy: `agent:${userId}` })
  expect(await alarmsOf(cookie, '?unseen=true')).toHaveLength(1)
  expect(await alarmsOf(cookie, '?limit=1')).toHaveLength(1)
})

test('alarms are for administrators, and only for those of the organization', async () => {
  const { tenantId, token } = await withAdmin()
  await raiseAlarm(tenantScope(env, tenantId), FLOOD, Date.now())
  const supervisor = await signIn((await makePerson(tenantId, { role: 'supervisor' })).email)
  expect((await call('GET', '/api/security/alarms', { cookie: supervisor })).status).toBe(403)
  expect((await call('GET', '/api/security/alarms', { token })).status).toBe(403)
  const stranger = await withAdmin()
  expect(await alarmsOf(stranger.cookie)).toEqual([])
  const { body } = await call('PUT', '/api/security/alarms/alm_1/seen', { cookie: stranger.cookie })
  expect(body).toMatchObject({ status: 404, code: 'alarm.not_found' })
})

test('somebody who takes the log again and again is an alarm, once', { timeout: 30_000 }, async () => {
  const { cookie, userId } = await withAdmin()
  for (let time = 0; time < 5; time += 1) await call('GET', '/api/audit/export', { cookie })
  expect(await alarmsOf(cookie)).toEqual([])
  for (let time = 0; time < 2; time += 1) await call('GET', '/api/audit/export', { cookie })
  expect(await alarmsOf(cookie)).toMatchObject([{ kind: 'unusual_export', about: userId, detail: { times: 6 } }])
})
