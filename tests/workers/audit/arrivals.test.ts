import { expect, test } from 'vitest'
import { newId } from '../../../workers/platform/ids'
import { provider } from '../../support/provider'
import { call, makePerson, makeTenant, PASSWORD, signIn } from '../api-client'
import { auditOf } from './support'

test('who comes in by the organization’s own provider is on record as anybody else', async () => {
  const { tenantId } = await makeTenant()
  const owner = await signIn((await makePerson(tenantId, { role: 'owner' })).email)
  const { userId, email } = await makePerson(tenantId)
  const idp = provider(`${newId('h').replaceAll('_', '-')}.idp.test`)
  const body = { issuer: idp.issuer, clientId: 'client-1', clientSecret: 'secret', domains: ['example.test'] }
  await call('PUT', '/api/sso', { cookie: owner, body })
  await idp.acts({ claims: { email } })
  const begun = await call('GET', `/api/sign-in/sso?email=${encodeURIComponent(email)}`)
  const state = await idp.signsIn(Object(begun.body).url)
  const cookie = begun.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const back = await call('GET', `/api/sign-in/sso/callback?state=${state}&code=code-1`, {
    headers: { cookie, 'sec-fetch-site': 'cross-site' },
  })
  expect(back.status).toBe(302)
  const [arrival, setUp] = await auditOf(owner)
  expect(arrival).toMatchObject({ actor: `agent:${userId}`, action: 'session.started' })
  expect(arrival?.sessionId).toMatch(/^ses_/)
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
