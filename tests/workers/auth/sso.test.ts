import { expect, test } from 'vitest'
import { newId } from '../../../workers/platform/ids'
import type { ProviderActs } from '../../support/graph-sink/provider'
import { mailbox } from '../../support/mailbox'
import { provider } from '../../support/provider'
import { call, cookieOf, ORIGIN, operator, PASSWORD, signIn } from '../api-client'
import { begin, organization, wayOf } from './sso-support'

test('people of an organization sign in by its own provider', async () => {
  const { tenantId, agent, idp, setUp } = await organization()
  expect(await setUp()).toMatchObject({
    status: 200,
    body: { sso: { redirectUri: `${ORIGIN}/api/sign-in/sso/callback` } },
  })
  await idp.acts({ claims: { email: agent.email } })
  const way = await wayOf(agent.email, idp)
  const asked = new URL(way.url).searchParams
  expect(Object.fromEntries(asked)).toMatchObject({
    ...{ response_type: 'code', client_id: 'client-1', code_challenge_method: 'S256', login_hint: agent.email },
    ...{ scope: 'openid email profile', redirect_uri: `${ORIGIN}/api/sign-in/sso/callback` },
  })
  expect(way.cookie).toMatch(/^__Host-whatsnexus\.sso=.+HttpOnly.+SameSite=Lax/)
  const back = await way.back()
  expect(back).toMatchObject({ status: 302 })
  expect(back.headers.get('location')).toBe(`${ORIGIN}/`)
  const me = await call('GET', '/api/me', { cookie: cookieOf(back.headers) })
  expect(me.body).toMatchObject({ id: agent.userId, tenant: { id: tenantId } })
  expect(await idp.asked()).toMatchObject([
    {
      authorization: `Basic ${btoa('client-1:provider-secret')}`,
      form: { grant_type: 'authorization_code', code: 'code-1' },
    },
  ])
})

test('the way back is walked once, in the browser that left', async () => {
  const { agent, idp, setUp } = await organization()
  await setUp()
  await idp.acts({ claims: { email: agent.email } })
  const elsewhere = await wayOf(agent.email, idp, { browser: '__Host-whatsnexus.sso=somebody-else' })
  expect((await elsewhere.back()).headers.get('location')).toBe(`${ORIGIN}/?problem=session.sso_over`)
  const way = await wayOf(agent.email, idp)
  expect((await way.back()).headers.get('location')).toBe(`${ORIGIN}/`)
  const again = await way.back()
  expect(again.headers.get('location')).toBe(`${ORIGIN}/?problem=session.sso_over`)
  expect(cookieOf(again.headers)).toBe('')
})

const now = () => Math.floor(Date.now() / 1000)
const FORGED: [string, () => ProviderActs][] = [
  ['signed by another key', () => ({ signs: 'other_key' })],
  ['signed by nobody', () => ({ signs: 'none' })],
  ['signed with the client secret', () => ({ signs: 'secret' })],
  ['of another issuer', () => ({ claims: { iss: 'https://evil.example' } })],
  ['for another client', () => ({ claims: { aud: 'client-2' } })],
  [
    'for several, of which we are not the one meant',
    () => ({ claims: { aud: ['client-1', 'client-2'], azp: 'client-2' } }),
  ],
  ['for another sign-in', () => ({ claims: { nonce: 'another' } })],
  ['for no sign-in', () => ({ claims: { nonce: null } })],
  ['over', () => ({ claims: { exp: now() - 120 } })],
  ['old', () => ({ claims: { iat: now() - 3600 } })],
  ['of nobody', () => ({ claims: { sub: null } })],
]

test.each(FORGED)('a token %s opens nothing', async (_what, acts) => {
  const { agent, idp, setUp } = await organization()
  await setUp()
  const { claims, ...rest } = acts()
  await idp.acts({ ...rest, claims: { email: agent.email, ...claims } })
  const back = await (await wayOf(agent.email, idp)).back()
  expect(back.headers.get('location')).toBe(`${ORIGIN}/?problem=session.sso_unproven`)
  expect(cookieOf(back.headers)).toBe('')
})

test('a provider speaks only for people of its organization, at proven addresses of its domains', async () => {
  const one = await organization()
  const other = await organization()
  await one.setUp()
  const words = [
    { email: other.agent.email },
    { email: `nobody@${one.domain}` },
    { email: one.agent.email, email_verified: false },
    { email: null },
  ]
  for (const claims of words) {
    await one.idp.acts({ claims: { sub: newId('sub'), ...claims } })
    const back = await (await wayOf(one.agent.email, one.idp)).back()
    expect(back.headers.get('location')).toBe(`${ORIGIN}/?problem=session.sso_no_member`)
  }
})

test('a session by the provider stays in its organization, and cannot take the account over', async () => {
  const one = await organization()
  const other = await organization()
  await one.setUp()
  const { userId, email } = one.agent
  await operator('PUT', `/tenants/${other.tenantId}/users/${userId}`, { name: 'Asha', email, role: 'owner' })
  await one.idp.acts({ claims: { email } })
  const cookie = cookieOf((await (await wayOf(email, one.idp)).back()).headers)
  const refused = [
    call('PUT', '/api/session/tenant', { cookie, body: { tenantId: other.tenantId } }),
    call('POST', '/api/two-factor', { cookie, body: { password: PASSWORD } }),
    call('POST', '/api/passkeys/options', { cookie, body: {} }),
    call('DELETE', '/api/sessions', { cookie }),
    call('PATCH', '/api/me', { cookie, body: { name: 'Another' } }),
    call('PUT', '/api/session/proof', { cookie, body: { password: PASSWORD } }),
    call('POST', '/api/password/change', { cookie, body: { current: PASSWORD, password: 'another password' } }),
  ]
  for (const answer of await Promise.all(refused))
    expect(answer).toMatchObject({ status: 403, body: { code: 'session.bound' } })
  expect((await call('GET', '/api/session/tenants', { cookie })).body).toMatchObject({
    tenants: [{ id: one.tenantId }],
  })
})

test('the person stays the same when their address changes, and is out when they have left', async () => {
  const { tenantId, agent, idp, setUp, join, cookie } = await organization()
  await setUp()
  await idp.acts({ claims: { email: agent.email } })
  await (await wayOf(agent.email, idp)).back()
  await idp.acts({ claims: { email: (await join('agent', agent.email.replace('asha', 'anita'))).email } })
  const back = await (await wayOf(agent.email, idp)).back()
  expect((await call('GET', '/api/me', { cookie: cookieOf(back.headers) })).body).toMatchObject({ id: agent.userId })
  await call('POST', `/api/people/${agent.userId}/deactivate`, { cookie, body: { reassign: 'nobody' } })
  const out = await (await wayOf(agent.email, idp)).back()
  expect(out.headers.get('location')).toBe(`${ORIGIN}/?problem=session.sso_no_member`)
  expect(tenantId).toBeTruthy()
})

test('who came in by one account of the provider comes in by no other, until they are let in anew', async () => {
  const { agent, idp, setUp, cookie } = await organization()
  await setUp()
  await idp.acts({ claims: { sub: 'asha', email: agent.email } })
  expect((await (await wayOf(agent.email, idp)).back()).headers.get('location')).toBe(`${ORIGIN}/`)
  await idp.acts({ claims: { sub: 'thief', email: agent.email } })
  const refused = await (await wayOf(agent.email, idp)).back()
  expect(refused.headers.get('location')).toBe(`${ORIGIN}/?problem=session.sso_no_member`)
  await call('POST', `/api/people/${agent.userId}/deactivate`, { cookie, body: { reassign: 'nobody' } })
  expect((await call('POST', `/api/people/${agent.userId}/reactivate`, { cookie })).status).toBe(200)
  await idp.acts({ claims: { sub: 'asha at the new provider', email: agent.email } })
  expect((await (await wayOf(agent.email, idp)).back()).headers.get('location')).toBe(`${ORIGIN}/`)
})

test('another provider’s number seven is somebody else', async () => {
  const { domain, agent, idp, setUp, put, join } = await organization()
  await setUp()
  await idp.acts({ claims: { sub: 'seven', email: agent.email } })
  expect((await (await wayOf(agent.email, idp)).back()).headers.get('location')).toBe(`${ORIGIN}/`)
  const bo = await join('agent', `bo@${domain}`)
  const next = provider(`${newId('h').replaceAll('_', '-')}.idp.test`)
  expect((await put({ issuer: next.issuer })).status).toBe(200)
  await next.acts({ claims: { sub: 'seven', email: bo.email } })
  const cookie = cookieOf((await (await wayOf(bo.email, next)).back()).headers)
  expect((await call('GET', '/api/me', { cookie })).body).toMatchObject({ id: bo.userId })
})

test('where it is asked for, a password opens for owners only', async () => {
  const { agent, owner, setUp } = await organization({ required: true })
  const before = await signIn(agent.email)
  await setUp()
  const refused = await call('POST', '/api/session', { body: { email: agent.email, password: PASSWORD } })
  expect(refused).toMatchObject({ status: 403, body: { code: 'session.sso_needed', nextStep: expect.any(String) } })
  expect((await call('GET', '/api/me', { cookie: before })).status).toBe(403)
  expect(await signIn(owner.email)).toContain('session_token=')
})

test('an address of no such organization is sent nowhere', async () => {
  expect(await begin(`a@${newId('none').replaceAll('_', '-')}.example`)).toMatchObject({
    status: 404,
    body: { code: 'sso.none_for_address' },
  })
  expect(await begin('no address')).toMatchObject({ body: { code: 'request.invalid' } })
})

test('without it people sign in here again', async () => {
  const { agent, cookie, setUp } = await organization({ required: true })
  await setUp()
  expect((await call('DELETE', '/api/sso', { cookie })).body).toEqual({ sso: null })
  expect((await begin(agent.email)).status).toBe(404)
  expect(await signIn(agent.email)).toContain('session_token=')
})

test('who is invited where a provider signs people in chooses no password, and comes in by the provider', async () => {
  const { cookie, domain, idp, setUp } = await organization()
  await setUp({ required: true })
  const email = `nia@${domain}`
  const invite = (role: string, to = email) => call('POST', '/api/invitations', { cookie, body: { email: to, role } })
  expect((await invite('agent')).status).toBe(201)
  const token = await mailbox(email).token()
  const headers = { 'x-whatsnexus-invitation': token }
  expect((await call('GET', '/api/invitations/accept', { headers })).body).toMatchObject({
    email,
    signsInBy: 'provider',
  })
  const joined = await call('POST', '/api/invitations/accept', { body: { token, name: 'Nia' } })
  expect(joined).toMatchObject({ status: 200, body: { email } })
  await idp.acts({ claims: { email } })
  const back = await (await wayOf(email, idp)).back()
  const me = await call('GET', '/api/me', { cookie: cookieOf(back.headers) })
  expect(me.body).toMatchObject({ name: 'Nia', role: 'agent', email })
  const second = `olga2@${domain}`
  await invite('owner', second)
  const asOwner = { 'x-whatsnexus-invitation': await mailbox(second).token() }
  const told = await call('GET', '/api/invitations/accept', { headers: asOwner })
  expect(told.body).toMatchObject({ signsInBy: 'password' })
})
