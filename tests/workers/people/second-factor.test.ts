import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { mailbox } from '../../support/mailbox'
import { makeTenant, operator, signIn } from '../api-client'
import { auditOf, wholeAuditOf } from '../audit/support'
import { Authenticator } from '../auth/passkey-authenticator'
import { addPasskey, enter, passkeysOf } from '../auth/passkey-client'
import { as, listen, office, type Signed } from './support'

const path = ({ userId }: Signed) => `/people/${userId}/second-factor`

async function withPasskey(person: Signed) {
  const device = await Authenticator.make()
  expect((await addPasskey(person.cookie, device)).status).toBe(201)
  return device
}

test('who looks after people takes away a lost second factor: all sessions end, it is on record, and a mail says so', async () => {
  const { admin, ada } = await office()
  const device = await withPasskey(ada)
  const live = await listen(ada)
  expect(await as(admin, 'DELETE', path(ada))).toMatchObject({ status: 200, body: { removed: true } })
  expect(await live.closed).toBe(4001)
  expect((await as(ada, 'GET', '/me')).status).toBe(401)
  expect((await enter(device)).status).toBe(401)
  expect(await passkeysOf(await signIn(ada.email))).toEqual([])
  const entries = await auditOf(admin.cookie, '?action=person.second_factor_reset')
  expect(entries).toMatchObject([{ actor: `agent:${admin.userId}`, target: ada.userId }])
  expect(await mailbox(ada.email).subjects()).toContain('Your second factor was taken away')
  expect((await as(admin, 'DELETE', path(ada))).body).toEqual({ removed: false })
})

test('an owner’s is taken away by an owner only, one’s own by nobody here, and a stranger’s is not there', async () => {
  const { owner, admin, ada, bo } = await office()
  const stranger = (await office()).ada
  const device = await withPasskey(owner)
  expect(await as(admin, 'DELETE', path(owner))).toMatchObject({ status: 403, body: { code: 'person.beyond_yours' } })
  expect(await as(owner, 'DELETE', path(owner))).toMatchObject({
    status: 409,
    body: { code: 'person.own_second_factor', nextStep: expect.any(String) },
  })
  expect(await as(ada, 'DELETE', path(bo))).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } })
  expect(await as(owner, 'DELETE', path(stranger))).toMatchObject({ status: 404, body: { code: 'user.not_found' } })
  expect((await enter(device)).status).toBe(200)
})

test('what protects another organization too is taken away by the operator alone', async () => {
  const [{ owner, ada, tenantId }, other] = [await office(), await makeTenant()]
  await withPasskey(ada)
  const put = { name: 'Anna', email: ada.email, role: 'agent' }
  await operator('PUT', `/tenants/${other.tenantId}/users/${ada.userId}`, put)
  const refused = { status: 409, body: { code: 'person.second_factor_elsewhere', nextStep: expect.any(String) } }
  expect(await as(owner, 'DELETE', path(ada))).toMatchObject(refused)
  const asked = await operator('DELETE', `/tenants/${tenantId}/users/${ada.userId}/second-factor`)
  expect(asked).toMatchObject({ status: 200, body: { removed: true } })
  const entries = await wholeAuditOf(owner.cookie, '?action=person.second_factor_reset')
  expect(entries).toMatchObject([{ actor: 'operator', target: ada.userId }])
})

test('recovery codes and the app’s secret go with it', async () => {
  const { owner, ada } = await office()
  await withPasskey(ada)
  await env.DB.batch([
    env.DB.prepare('UPDATE users SET two_factor_enabled = 1 WHERE id = ?1').bind(ada.userId),
    env.DB.prepare("INSERT INTO two_factors (id, user_id, secret, backup_codes) VALUES (?1, ?1, 's', 'c')").bind(
      ada.userId,
    ),
  ])
  expect((await as(owner, 'DELETE', path(ada))).body).toEqual({ removed: true })
  const left = await env.DB.prepare('SELECT id FROM two_factors WHERE user_id = ?1').bind(ada.userId).all()
  expect(left.results).toEqual([])
  expect(await signIn(ada.email)).toContain('session_token=')
})
