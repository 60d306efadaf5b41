import { expect, test } from 'vitest'
import { newId } from '../../../workers/platform/ids'
import { mailbox } from '../../support/mailbox'
import { provider } from '../../support/provider'
import { newReceiver } from '../../support/receiver'
import { call, makePerson, makeTenant, operator, PASSWORD, signIn } from '../api-client'
import { auditOf } from './support'

test('who comes in by the organization’s own provider is on record as anybody else', async () => {
  const { tenantId } = await makeTenant()
  const owner = await signIn((await makePerson(tenantId, { role: 'owner' })).email)
  const { userId, email } = await makePerson(tenantId)
  const idp = provider(`${newId('h').replaceAll('_', '-')}.idp.test`)
  const body = { issuer: idp.issuer, clientId: 'client-1', clientSecret: 'secret', domains: ['example.test'] }
  const { sso } = Object((await call('PUT', '/api/sso', { cookie: owner, body })).body)
  const [{ domain, record }] = sso.domains
  await newReceiver({ texts: [record] }, domain)
  await call('POST', '/api/sso/domains', { cookie: owner, body: { domain } })
  await idp.acts({ claims: { email } })
  const begun = await call('GET', `/api/sign-in/sso?email=${encodeURIComponent(email)}`)
  const state = await idp.signsIn(Object(begun.body).url)
  const cookie = begun.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const back = await call('GET', `/api/sign-in/sso/callback?state=${state}&code=code-1`, {
    headers: { cookie, 'sec-fetch-site': 'cross-site' },
  })
  expect(back.status).toBe(302)
  const [arrival, proof, setUp] = await auditOf(owner)
  expect(arrival).toMatchObject({ actor: `agent:${userId}`, action: 'session.started' })
  expect(arrival?.sessionId).toMatch(/^ses_/)
  expect(proof).toMatchObject({ action: 'sso.domain_proven' })
  expect(setUp).toMatchObject({ action: 'sso.set_up' })
})

test('a wrong password is no sign-in', async () => {
  const { tenantId } = await makeTenant()
  const admin = await signIn((await makePerson(tenantId, { role: 'admin' })).email)
  const { email } = await makePerson(tenantId)
  const from = (password: string) =>
    call('POST', '/api/session', { body: { email, password }, headers: { 'cf-connecting-ip': '10.200.0.1' } })
  await from('wrong')
  expect(await auditOf(admin)).toHaveLength(1)
  await from(PASSWORD)
  expect(await auditOf(admin)).toHaveLength(2)
})

test('another password by e-mail is on record in each organization of its person', async () => {
  const [one, other] = [await makeTenant(), await makeTenant()]
  const admins = await Promise.all([one, other].map(({ tenantId }) => makePerson(tenantId, { role: 'admin' })))
  const { userId, name, email } = await makePerson(one.tenantId)
  await operator('PUT', `/tenants/${other.tenantId}/users/${userId}`, { name, email, role: 'agent' })
  await call('POST', '/api/password/forgot', { body: { email } })
  const body = { token: await mailbox(email).token(), password: 'another horse battery' }
  expect((await call('POST', '/api/password/reset', { body })).status).toBe(200)
  for (const admin of admins)
    expect(await auditOf(await signIn(admin.email), '?action=password.reset')).toMatchObject([
      { actor: `agent:${userId}`, target: userId, detail: {}, requestId: expect.any(String) },
    ])
})
