import { expect, test } from 'vitest'
import { document } from '../../../workers/app'
import { DEEDS } from '../../../workers/audit/deeds'
import { call, customerWrites, makePerson, makeTenant, signIn } from '../api-client'
import { auditOf } from './support'

function operations(methods: readonly ('get' | 'post' | 'put' | 'patch' | 'delete')[]) {
  return Object.entries(document().paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method]
      return operation ? [{ route: `${method.toUpperCase()} ${path}`, says: String(operation['x-audit']) }] : []
    }),
  )
}

const writes = () => operations(['post', 'put', 'patch', 'delete'])

test('every route that changes something says what the audit log keeps of it, or why it keeps nothing', () => {
  expect(writes().length).toBeGreaterThan(60)
  const silent = writes().filter(({ says }) => !/^(?:[a-z_]+\.[a-z_]+|none: \S.{15,})$/.test(says))
  expect(silent, 'say `audit` in its endpoint(), or list it in workers/audit/deeds.ts').toEqual([])
})

test('the table of deeds names no route that is gone', () => {
  const known = new Set([...writes(), ...operations(['get'])].map(({ route }) => route.replace(' /api', ' ')))
  expect(Object.keys(DEEDS).filter((route) => !known.has(route))).toEqual([])
})

test('a change, an erasure and a sign-in are on record: who, what, to what, in which session and request', async () => {
  const tenant = await makeTenant()
  const { userId, email } = await makePerson(tenant.tenantId, { role: 'admin' })
  const admin = await signIn(email)
  const { id } = await customerWrites(tenant)
  const made = await call('POST', '/api/labels', { token: tenant.token, body: { name: 'Late', colour: 'clay' } })
  const erased = await call('DELETE', `/api/conversations/${id}`, { cookie: admin })
  expect([made.status, erased.status]).toEqual([201, 200])
  const [erasure, label, arrival] = await auditOf(admin)
  expect(erasure?.n).toBe((arrival?.n ?? 0) + 2)
  expect(erasure).toMatchObject({ actor: `agent:${userId}`, action: 'conversation.erased', target: id })
  expect(erasure?.sessionId).toMatch(/^ses_/)
  expect(erasure?.requestId).toBe(erased.headers.get('x-request-id'))
  const labelId = Object(made.body).label.id
  expect(label).toMatchObject({ actor: 'api:key_1', action: 'label.made', target: labelId, detail: { colour: 'clay' } })
  expect(arrival).toMatchObject({ actor: `agent:${userId}`, action: 'session.started' })
  expect(arrival?.sessionId).toBe(erasure?.sessionId)
})

test('what was refused, what failed, and a repeat that did nothing leave no entry', async () => {
  const { tenantId, token } = await makeTenant()
  const admin = await signIn((await makePerson(tenantId, { role: 'admin' })).email)
  const analyst = await signIn((await makePerson(tenantId, { role: 'analyst' })).email)
  const body = { name: 'Late', colour: 'clay' }
  const headers = { 'idempotency-key': 'once' }
  await call('POST', '/api/labels', { cookie: analyst, body })
  await call('POST', '/api/labels', { token, body: { name: '' } })
  await call('DELETE', '/api/labels/lbl_none', { token })
  for (let time = 0; time < 3; time += 1) await call('POST', '/api/labels', { token, body, headers })
  expect((await auditOf(admin)).map(({ action }) => action)).toEqual([
    'label.made',
    'session.started',
    'session.started',
  ])
})

test('nothing that somebody wrote gets into it', async () => {
  const { tenantId, token } = await makeTenant()
  const admin = await signIn((await makePerson(tenantId, { role: 'admin' })).email)
  await call('POST', '/api/labels', { token, body: { name: 'Secretname', colour: 'clay' } })
  await call('POST', '/api/invitations', { cookie: admin, body: { email: 'secretname@example.test', role: 'agent' } })
  await call('PATCH', '/api/organization', { cookie: admin, body: { name: 'Secretname', visibility: 'own' } })
  const entries = await auditOf(admin)
  expect(entries.find(({ action }) => action === 'organization.changed')?.detail).toEqual({ visibility: 'own' })
  expect(JSON.stringify(entries)).not.toMatch(/secretname/i)
})

test('it is found by who, what, to what and when, page by page', async () => {
  const { tenantId, token } = await makeTenant()
  const admin = await signIn((await makePerson(tenantId, { role: 'admin' })).email)
  for (const name of ['A', 'B', 'C']) await call('POST', '/api/labels', { token, body: { name, colour: 'clay' } })
  const all = await auditOf(admin)
  const last = all[0]
  const n = last?.n ?? 0
  expect(all.map((entry) => entry.n)).toEqual([n, n - 1, n - 2, n - 3])
  expect(await auditOf(admin, '?actor=api:key_1')).toHaveLength(3)
  expect(await auditOf(admin, `?target=${last?.target}`)).toEqual([last])
  expect(await auditOf(admin, '?action=session.started')).toHaveLength(1)
  expect(await auditOf(admin, `?from=${(last?.at ?? 0) + 60_000}`)).toEqual([])
  expect(await auditOf(admin, `?to=${(all[3]?.at ?? 0) - 1}`)).toEqual([])
  const { body } = await call('GET', '/api/audit?limit=3', { cookie: admin })
  expect(Object(body).before).toBe(n - 2)
  expect((await auditOf(admin, `?limit=1&before=${n - 2}`)).map((entry) => entry.n)).toEqual([n - 3])
})

test('who may not read it is refused, and another organization reads its own only', async () => {
  const { tenantId, token } = await makeTenant()
  const supervisor = await signIn((await makePerson(tenantId, { role: 'supervisor' })).email)
  for (const path of ['/api/audit', '/api/audit/export', '/api/audit/verify']) {
    expect((await call('GET', path, { cookie: supervisor })).status).toBe(403)
    expect((await call('GET', path, { token })).status).toBe(403)
  }
  const other = await makeTenant()
  const stranger = await signIn((await makePerson(other.tenantId, { role: 'owner' })).email)
  expect(await auditOf(stranger)).toHaveLength(1)
})
