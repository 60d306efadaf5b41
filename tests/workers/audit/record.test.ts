import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { record } from '../../../workers/audit/record'
import { newId } from '../../../workers/platform/ids'
import { tenantScope } from '../../../workers/platform/tenant-scope'
import { call, makePerson, makeTenant, signIn } from '../api-client'
import { auditOf } from './support'

const LONG = { timeout: 60_000 }

async function rowsOf(tenantId: string) {
  const { results } = await env.DB.prepare(
    'SELECT n, at, target, previous_hash, hash FROM audit_entries WHERE tenant_id = ?1 ORDER BY n',
  )
    .bind(tenantId)
    .all<{ n: number; at: number; target: string; previous_hash: string; hash: string }>()
  return results
}

test('fifty at once make fifty entries: no gap, no fork, nobody lost', LONG, async () => {
  const tenantId = newId('t')
  const targets = Array.from({ length: 50 }, (_, at) => `lbl_${at}`)
  const places = await Promise.all(
    targets.map((target) => record(tenantScope(env, tenantId), { actor: 'system', action: 'label.made', target })),
  )
  const rows = await rowsOf(tenantId)
  expect([...places].sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, at) => at + 1))
  expect(rows.map(({ n }) => n)).toEqual(Array.from({ length: 50 }, (_, at) => at + 1))
  expect(new Set(rows.map(({ target }) => target))).toEqual(new Set(targets))
  expect(rows.slice(1).map((row) => row.previous_hash)).toEqual(rows.slice(0, -1).map((row) => row.hash))
})

test('tenants have chains of their own', async () => {
  const [one, other] = [newId('t'), newId('t')]
  const done = { actor: 'system', action: 'label.made', target: null }
  await Promise.all([one, other, one].map((tenantId) => record(tenantScope(env, tenantId), done)))
  expect((await rowsOf(one)).map(({ n }) => n)).toEqual([1, 2])
  expect((await rowsOf(other)).map(({ n }) => n)).toEqual([1])
})

test('a clock that runs back does not turn the order of the log', async () => {
  const tenantId = newId('t')
  const done = { actor: 'system', action: 'label.made', target: null }
  await record(tenantScope(env, tenantId), done, 2_000)
  await record(tenantScope(env, tenantId), done, 1_000)
  expect((await rowsOf(tenantId)).map(({ at }) => at)).toEqual([2_000, 2_000])
})

test('twenty people who change things at once leave twenty entries, in a chain that holds', LONG, async () => {
  const { tenantId, token } = await makeTenant()
  const admin = await signIn((await makePerson(tenantId, { role: 'admin' })).email)
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, at) =>
      call('POST', '/api/labels', { token, body: { name: `Label ${at}`, colour: 'clay' } }),
    ),
  )
  const made = answers.map(({ body }) => Object(body).label.id)
  const entries = await auditOf(admin, '?action=label.made')
  expect(entries.map(({ target }) => target).sort()).toEqual(made.sort())
  const { body } = await call('GET', '/api/audit/verify', { cookie: admin })
  expect(body).toMatchObject({ intact: true, brokenAt: null, complete: true })
})
