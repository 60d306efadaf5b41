import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { newId } from '../../../workers/platform/ids'
import { newReceiver } from '../../support/receiver'
import { call, signIn } from '../api-client'
import { begin, organization, recordFor } from './sso-support'

test('a domain signs nobody in before DNS says that it is theirs', async () => {
  const { agent, domain, idp, put, prove, cookie } = await organization()
  expect(await put()).toMatchObject({ status: 200, body: { sso: { domains: [{ domain, proven: false }] } } })
  expect((await begin(agent.email)).status).toBe(404)
  await idp.acts({ claims: { email: agent.email } })
  const look = () => call('POST', '/api/sso/domains', { cookie, body: { domain } })
  expect(await look()).toMatchObject({ status: 409, body: { code: 'sso.domain_unproven', domain } })
  expect(await prove()).toMatchObject({ status: 200, body: { sso: { domains: [{ domain, proven: true }] } } })
  expect((await begin(agent.email)).status).toBe(200)
  expect(await put()).toMatchObject({ body: { sso: { domains: [{ proven: true }] } } })
})

test('what proves a domain for one organization proves nothing for another', async () => {
  const one = await organization()
  await one.put()
  const two = await organization()
  await two.put({ domains: [one.domain] })
  await newReceiver({ texts: [await recordFor(one.cookie, one.domain)] }, one.domain)
  const body = { domain: one.domain }
  expect(await call('POST', '/api/sso/domains', { cookie: two.cookie, body })).toMatchObject({ status: 409 })
  expect((await call('POST', '/api/sso/domains', { cookie: one.cookie, body })).status).toBe(200)
})

test('only claimed, a domain keeps nobody from proving it; once proven, it is not claimed', async () => {
  const one = await organization()
  const two = await organization()
  await two.put({ domains: [one.domain] })
  expect(await one.setUp()).toMatchObject({ body: { sso: { domains: [{ proven: true }] } } })
  const taken = { status: 409, body: { code: 'sso.domain_taken' } }
  expect(await two.prove(one.domain)).toMatchObject(taken)
  expect(await two.put({ domains: [one.domain] })).toMatchObject(taken)
})

test('a proof ends with its domain, and is not there for one that was never given', async () => {
  const { agent, domain, put, prove, setUp } = await organization()
  await setUp()
  await put({ domains: ['other.example'] })
  expect(await put({ domains: [domain] })).toMatchObject({ body: { sso: { domains: [{ proven: false }] } } })
  expect((await begin(agent.email)).status).toBe(404)
  expect((await prove('never.example')).status).toBe(404)
})

test('when DNS does not answer, a domain stays as it is', async () => {
  const { domain, put, cookie } = await organization()
  await put()
  await newReceiver({ dnsStatus: 2 }, domain)
  const answer = await call('POST', '/api/sso/domains', { cookie, body: { domain } })
  expect(answer).toMatchObject({ status: 503, body: { code: 'sso.dns_down', nextStep: expect.any(String) } })
})

test('nobody is locked out: it is asked of everybody only once a domain is proven', async () => {
  const { put } = await organization()
  await put()
  expect(await put({ required: true })).toMatchObject({ status: 409, body: { code: 'sso.domain_unproven' } })
})

test.each([
  ['on our own network', 'https://inner.idp.test'],
  ['by its address', 'https://169.254.169.254'],
  ['without encryption', 'http://plain.idp.test'],
  ['that is no provider', 'https://nobody.example'],
])('an issuer %s is refused', async (_what, issuer) => {
  const { put } = await organization()
  expect(await put({ issuer })).toMatchObject({
    status: 422,
    body: { code: 'sso.unfit', nextStep: expect.any(String) },
  })
})

test('an issuer that names another, or sends people to a page in the clear, is refused', async () => {
  for (const metadata of [
    { issuer: 'https://other.idp.test' },
    { authorization_endpoint: 'http://idp.test/a' },
    { jwks_uri: 7 },
  ]) {
    const { idp, put } = await organization()
    await idp.acts({ metadata })
    expect(await put()).toMatchObject({ status: 422, body: { code: 'sso.unfit' } })
  }
})

test('the secret is kept encrypted, never shown, and told to no other issuer', async () => {
  const { tenantId, cookie, put, body } = await organization()
  await put()
  const row = await env.DB.prepare('SELECT * FROM single_sign_ons WHERE tenant_id = ?1').bind(tenantId).first()
  expect(JSON.stringify(row)).not.toContain('provider-secret')
  expect(JSON.stringify((await call('GET', '/api/sso', { cookie })).body)).not.toContain('secret')
  const { clientSecret: _, ...kept } = body
  expect((await call('PUT', '/api/sso', { cookie, body: kept })).status).toBe(200)
  const moved = await call('PUT', '/api/sso', { cookie, body: { ...kept, issuer: 'https://evil.idp.test' } })
  expect(moved).toMatchObject({ status: 422, body: { code: 'sso.secret_missing' } })
})

test('only owners see or change it', async () => {
  const { agent, put } = await organization()
  await put()
  const cookie = await signIn(agent.email)
  for (const method of ['GET', 'DELETE']) expect((await call(method, '/api/sso', { cookie })).status).toBe(403)
})

test('nobody is invited who could not come in: their address is none of the provider’s domains', async () => {
  const { cookie, setUp } = await organization()
  await setUp({ required: true })
  const invite = (role: string) =>
    call('POST', '/api/invitations', { cookie, body: { email: `${newId('x')}@elsewhere.test`, role } })
  expect(await invite('agent')).toMatchObject({
    status: 409,
    body: { code: 'invitation.not_by_provider', nextStep: expect.any(String) },
  })
  expect((await invite('owner')).status).toBe(201)
})
