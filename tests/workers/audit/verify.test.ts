import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { app } from '../../../workers/app'
import { runCron } from '../../../workers/cron'
import { call, makePerson, makeTenant, ORIGIN, signIn } from '../api-client'
import { auditOf, tamper } from './support'

/** What operators did before the administrator came in: the tenant, its user, key and number, and the administrator. */
const SET_UP = 5
const NIGHT = '17 3 * * *'

/** Entries after those of the operators. */
async function withEntries(count: number) {
  const { tenantId, token } = await makeTenant()
  const admin = await signIn((await makePerson(tenantId, { role: 'admin' })).email)
  for (let at = 1; at < count; at += 1)
    await call('POST', '/api/labels', { token, body: { name: `Label ${at}`, colour: 'clay' } })
  return { tenantId, admin }
}

async function verified(cookie: string, query = '') {
  return Object((await call('GET', `/api/audit/verify${query}`, { cookie })).body)
}

async function newKey(): Promise<string> {
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])
  if (!('privateKey' in pair)) throw new Error('not a pair')
  const bytes = await crypto.subtle.exportKey('pkcs8', pair.privateKey)
  if (!(bytes instanceof ArrayBuffer)) throw new Error('not bytes')
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
}

test('a chain that nobody touched is intact, from the start and from the middle', async () => {
  const { admin } = await withEntries(4)
  expect(await verified(admin)).toMatchObject({ intact: true, brokenAt: null, checkedTo: SET_UP + 4, complete: true })
  expect(await verified(admin, '?after=2')).toMatchObject({ intact: true, checkedTo: SET_UP + 4 })
  expect((await verified(admin)).hash).toBe((await auditOf(admin))[0]?.hash)
})

test.each([
  ['changed', "UPDATE audit_entries SET actor = 'agent:usr_other' WHERE tenant_id = ?1 AND n = 8", 8],
  ['moved in time', 'UPDATE audit_entries SET at = at - 1 WHERE tenant_id = ?1 AND n = 7', 7],
  ['left out', 'DELETE FROM audit_entries WHERE tenant_id = ?1 AND n = 7', 7],
  ['given another detail', `UPDATE audit_entries SET detail = '{"colour":"lac"}' WHERE tenant_id = ?1 AND n = 9`, 9],
])('an entry that was %s shows, and where', async (_what, sql, brokenAt) => {
  const { tenantId, admin } = await withEntries(5)
  await tamper(sql, tenantId)
  expect(await verified(admin)).toMatchObject({ intact: false, brokenAt })
})

test('once a month is over, its end is signed: once, and whoever has the public key can check it', async () => {
  const { tenantId, admin } = await withEntries(3)
  const AUDIT_KEY = await newKey()
  const withKey = { ...env, AUDIT_KEY }
  const [entry] = await auditOf(admin)
  const nextMonth = Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth() + 1, 1, 3, 17)
  await runCron(NIGHT, withKey, nextMonth)
  await runCron(NIGHT, withKey, nextMonth + 86_400_000)
  const ask = async (bindings: Cloudflare.Env) => {
    const headers = { cookie: admin, origin: ORIGIN }
    const answer = await app.request(`${ORIGIN}/api/audit/verify`, { headers }, bindings)
    return Object(await answer.json())
  }
  const { checkpoints, publicKey, intact } = await ask(withKey)
  const month = new Date().toISOString().slice(0, 7)
  expect(intact).toBe(true)
  expect(checkpoints).toEqual([expect.objectContaining({ month, n: SET_UP + 3, hash: entry?.hash, holds: 'yes' })])
  const bytes = (text: string) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
  const key = await crypto.subtle.importKey('spki', bytes(publicKey), 'Ed25519', false, ['verify'])
  const said = new TextEncoder().encode(JSON.stringify([tenantId, month, SET_UP + 3, entry?.hash]))
  expect(await crypto.subtle.verify('Ed25519', key, bytes(checkpoints[0].signature), said)).toBe(true)
  expect((await ask(env)).checkpoints[0].holds).toBe('unknown')
  expect((await ask({ ...env, AUDIT_KEY: await newKey() })).checkpoints[0].holds).toBe('no')
  // Whoever rewrites the whole chain after it is found out, and so is who cuts off its end.
  await tamper('DELETE FROM audit_entries WHERE tenant_id = ?1 AND n = ?2', tenantId, SET_UP + 3)
  expect(await ask(withKey)).toMatchObject({ intact: false, brokenAt: null, checkpoints: [{ holds: 'no' }] })
})

test('the file holds all that was asked for, as a table and as JSON lines, and that it was taken is on record', async () => {
  const { admin } = await withEntries(3)
  const csv = await call('GET', '/api/audit/export', { cookie: admin })
  expect(csv.headers.get('content-type')).toMatch(/^text\/csv/)
  expect(csv.headers.get('content-disposition')).toMatch(/^attachment; filename="audit-\d{4}-\d\d-\d\d\.csv"$/)
  const lines = String(csv.body).split('\r\n')
  expect(lines[0]).toBe('n,at,actor,action,target,detail,sessionId,requestId,previousHash,hash')
  expect(lines[SET_UP + 2]).toContain('"{""colour"":""clay""}"')
  const response = await app.request(
    `${ORIGIN}/api/audit/export?format=ndjson&action=label.made`,
    { headers: { cookie: admin } },
    env,
  )
  const rows = (await response.text()).trimEnd().split('\n')
  expect(rows.map((row) => JSON.parse(row).action)).toEqual(['label.made', 'label.made'])
  expect(await auditOf(admin, '?action=audit.exported')).toHaveLength(2)
})

test('a value that a spreadsheet would run is a text in the table', async () => {
  const { tenantId, admin } = await withEntries(2)
  await tamper("UPDATE audit_entries SET target = '=1+1' WHERE tenant_id = ?1 AND n = ?2", tenantId, SET_UP + 2)
  expect(String((await call('GET', '/api/audit/export', { cookie: admin })).body)).toContain(",'=1+1,")
})
