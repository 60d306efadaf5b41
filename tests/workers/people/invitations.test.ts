import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { mailbox } from '../../support/mailbox'
import { call, makePerson, makeTenant, PASSWORD, signIn } from '../api-client'
import { as, office } from './support'

const address = () => `${crypto.randomUUID()}@example.test`
const OVER = { status: 404, body: { code: 'invitation.over', nextStep: expect.any(String) } }
const look = (token: string) =>
  call('GET', '/api/invitations/accept', { headers: { 'x-whatsnexus-invitation': token } })
const accept = (body: object) => call('POST', '/api/invitations/accept', { body })

test('somebody new is invited, chooses a password, and works in their role and team', async () => {
  const { owner, tenantId } = await office()
  const teamId = Object((await as(owner, 'POST', '/teams', { name: 'Billing' })).body).team.id
  const email = address()
  const sent = await as(owner, 'POST', '/invitations', {
    email: email.toUpperCase(),
    role: 'supervisor',
    teamIds: [teamId],
  })
  expect(sent).toMatchObject({ status: 201, body: { invitation: { email, role: 'supervisor', teamIds: [teamId] } } })
  const token = await mailbox(email).token()
  const { body } = await look(token)
  expect(body).toEqual({ organization: 'Test', email, hasAccount: false, signsInBy: 'password' })
  expect(await accept({ token })).toMatchObject({ status: 422, body: { code: 'invitation.incomplete' } })
  expect(await accept({ token, name: 'Nia', password: PASSWORD })).toMatchObject({
    status: 200,
    body: { email, tenantId },
  })
  const cookie = await signIn(email)
  expect((await call('GET', '/api/me', { cookie })).body).toMatchObject({
    name: 'Nia',
    role: 'supervisor',
    teamIds: [teamId],
    tenant: { id: tenantId },
  })
  expect(await accept({ token, name: 'Nia', password: PASSWORD })).toMatchObject(OVER)
  expect((await as(owner, 'GET', '/invitations')).body).toEqual({ invitations: [] })
})

test('who has an account keeps their password, and comes back to an organization they had left', async () => {
  const { owner, ada } = await office()
  const stranger = await makePerson((await makeTenant()).tenantId, { name: 'Sam' })
  await as(owner, 'POST', '/invitations', { email: stranger.email, role: 'agent' })
  const token = await mailbox(stranger.email).token()
  expect((await look(token)).body).toMatchObject({ hasAccount: true })
  expect((await accept({ token, name: 'Mallory', password: 'another password' })).status).toBe(200)
  expect(await signIn(stranger.email)).toContain('session_token=')
  expect(Object((await as(owner, 'GET', '/people')).body).people).toContainEqual(
    expect.objectContaining({ id: stranger.userId, name: 'Sam', role: 'agent' }),
  )
  await as(owner, 'POST', `/people/${ada.userId}/deactivate`, {})
  await as(owner, 'POST', '/invitations', { email: ada.email, role: 'analyst' })
  expect((await accept({ token: await mailbox(ada.email).token() })).status).toBe(200)
  const cookie = await signIn(ada.email)
  expect((await call('GET', '/api/me', { cookie })).body).toMatchObject({ role: 'analyst' })
})

test('a link ends when it is sent again, replaced, taken back, a week old, or its maker leaves', async () => {
  const { owner, admin } = await office()
  const invite = async (by = owner) => {
    const email = address()
    const { body } = await as(by, 'POST', '/invitations', { email, role: 'agent' })
    return { email, id: Object(body).invitation.id, token: await mailbox(email).token() }
  }
  const isOver = async (token: string) => expect(await look(token)).toMatchObject(OVER)
  const [again, replaced, taken, old, orphan] = [
    ...[await invite(), await invite(), await invite(), await invite()],
    await invite(admin),
  ]
  expect((await as(owner, 'POST', `/invitations/${again?.id}/resend`)).status).toBe(200)
  await isOver(again?.token ?? '')
  await as(owner, 'POST', '/invitations', { email: replaced?.email, role: 'agent' })
  await isOver(replaced?.token ?? '')
  expect((await as(owner, 'DELETE', `/invitations/${taken?.id}`)).body).toEqual({ revoked: true })
  await isOver(taken?.token ?? '')
  await env.DB.prepare('UPDATE invitations SET expires_at = ?1 WHERE id = ?2').bind(Date.now(), old?.id).run()
  await isOver(old?.token ?? '')
  await as(owner, 'POST', `/people/${admin.userId}/deactivate`, {})
  await isOver(orphan?.token ?? '')
  await isOver('guessed-'.repeat(4))
})

test('nobody invites beyond their own role, or who works here already', async () => {
  const { admin, ada, owner } = await office()
  const beyond = { status: 403, body: { code: 'person.beyond_yours' } }
  expect(await as(admin, 'POST', '/invitations', { email: address(), role: 'owner' })).toMatchObject(beyond)
  const here = await as(admin, 'POST', '/invitations', { email: ada.email, role: 'agent' })
  expect(here).toMatchObject({ status: 409, body: { code: 'invitation.already_here' } })
  const { body } = await as(owner, 'POST', '/invitations', { email: address(), role: 'owner' })
  const { id } = Object(body).invitation
  expect(await as(admin, 'POST', `/invitations/${id}/resend`)).toMatchObject(beyond)
  expect(await as(admin, 'DELETE', `/invitations/${id}`)).toMatchObject(beyond)
  expect((await as(ada, 'GET', '/invitations')).status).toBe(403)
})

test('the mail says who invites where; one that could not be sent can be sent again', async () => {
  const { owner } = await office()
  const email = address()
  await mailbox(email).refuse()
  const failed = await as(owner, 'POST', '/invitations', { email, role: 'agent' })
  expect(failed).toMatchObject({ status: 503, body: { code: 'mail.unavailable', nextStep: expect.any(String) } })
  await mailbox(email).take()
  const { body } = await as(owner, 'GET', '/invitations')
  expect(body).toMatchObject({ invitations: [{ email }] })
  expect((await as(owner, 'POST', `/invitations/${Object(body).invitations[0].id}/resend`)).status).toBe(200)
  const [mail] = await mailbox(email).mails()
  expect(mail?.text).toMatch(/Olga[\s\S]*Test|Test[\s\S]*Olga/)
  expect((await look(await mailbox(email).token())).status).toBe(200)
})

test('a page of another site accepts nothing', async () => {
  const { owner } = await office()
  const email = address()
  await as(owner, 'POST', '/invitations', { email, role: 'agent' })
  const body = { token: await mailbox(email).token(), name: 'Nia', password: PASSWORD }
  const headers = { origin: 'https://evil.example' }
  expect(await call('POST', '/api/invitations/accept', { body, headers })).toMatchObject({ status: 403 })
})

test('the secret of a link goes into no address, where logs would keep it', async () => {
  const { owner } = await office()
  const email = address()
  await as(owner, 'POST', '/invitations', { email, role: 'agent' })
  const token = await mailbox(email).token()
  expect(await call('GET', `/api/invitations/accept?token=${token}`)).toMatchObject({ status: 400 })
  expect((await look(token)).status).toBe(200)
})

test('nobody’s mailbox is filled with invitations', async () => {
  const { owner } = await office()
  const email = address()
  const { body } = await as(owner, 'POST', '/invitations', { email, role: 'agent' })
  const again = () => as(owner, 'POST', `/invitations/${Object(body).invitation.id}/resend`)
  for (let n = 0; n < 2; n++) expect((await again()).status).toBe(200)
  const before = await mailbox(email).token()
  expect(await again()).toMatchObject({ status: 429, body: { code: 'mail.too_many', nextStep: expect.any(String) } })
  expect(await as(owner, 'POST', '/invitations', { email, role: 'agent' })).toMatchObject({ status: 429 })
  expect(await mailbox(email).mails()).toHaveLength(3)
  expect((await look(before)).status).toBe(200)
})
