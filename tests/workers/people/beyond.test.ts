import { expect, test, vi } from 'vitest'
import { mailbox } from '../../support/mailbox'
import { newReceiver } from '../../support/receiver'
import { call, customerWrites } from '../api-client'
import { waitForTexts } from '../webhooks/support'
import { as, conversationFrom, decide, listOf, office, type Signed } from './support'

const FORBIDDEN = { status: 403, body: { code: 'auth.forbidden' } }
type Office = Awaited<ReturnType<typeof office>>

/** Anna gets a role of the organization's own. */
async function mayOnly({ owner, ada }: Office, ...permissions: string[]): Promise<void> {
  const { body } = await as(owner, 'POST', '/roles', { name: 'Own', permissions })
  const { status } = await as(owner, 'PATCH', `/people/${ada.userId}`, { roleId: Object(body).role.id })
  expect(status).toBe(200)
}

const keyOf = (person: Signed, scopes: string[]) => as(person, 'POST', '/keys', { name: 'Mine', scopes })

test('who sees only a part makes no key, webhook, team or setting that shows them the rest', async () => {
  const here = await office()
  const { owner, ada, bo } = here
  const teamId: string = Object((await as(owner, 'POST', '/teams', { name: 'Billing' })).body).team.id
  const hidden = await conversationFrom(here, '447700900111')
  await as(owner, 'PUT', `/conversations/${hidden}/baton`, { holder: 'people', team: teamId })
  const reading = ['conversation.read', 'event.read', 'contact.read', 'person.read', 'label.write']
  await mayOnly(here, ...reading, 'key.write', 'webhook.write', 'tenant.write', 'team.write', 'person.write')
  await decide(owner, { visibility: 'own' })
  await vi.waitFor(async () => expect(await listOf(ada)).toEqual([]))
  for (const scope of ['conversations:read', 'messages:read', 'events:read', 'contacts:read'])
    expect(await keyOf(ada, [scope])).toMatchObject({ status: 403, body: { code: 'key.beyond_own_rights' } })
  expect((await keyOf(ada, ['labels:write'])).status).toBe(201)
  const { url } = await newReceiver()
  expect(await as(ada, 'POST', '/webhooks', { url })).toMatchObject(FORBIDDEN)
  expect(await as(ada, 'PATCH', '/organization', { visibility: 'all' })).toMatchObject(FORBIDDEN)
  for (const person of [ada, bo])
    expect(await as(ada, 'PUT', `/teams/${teamId}/members/${person.userId}`)).toMatchObject(FORBIDDEN)
  expect(await as(ada, 'DELETE', `/teams/${teamId}`)).toMatchObject(FORBIDDEN)
  const friend = {
    email: `${crypto.randomUUID()}@example.test`,
    roleId: Object((await as(ada, 'GET', '/me')).body).roleId,
  }
  expect(await as(ada, 'POST', '/invitations', { ...friend, teamIds: [teamId] })).toMatchObject(FORBIDDEN)
  expect(await listOf(ada)).toEqual([])
  await as(owner, 'PUT', `/teams/${teamId}/members/${ada.userId}`)
  expect((await as(ada, 'PUT', `/teams/${teamId}/members/${bo.userId}`)).status).toBe(200)
})

test('who sees names and numbers only in part, and may reveal none, gets them by no other way', async () => {
  const here = await office()
  const { owner, ada } = here
  await mayOnly(here, 'event.read', 'conversation.read', 'contact.read', 'key.write', 'webhook.write', 'tenant.write')
  await decide(owner, { masksContacts: true })
  expect(await keyOf(ada, ['contacts:read'])).toMatchObject({ status: 403, body: { code: 'key.beyond_own_rights' } })
  expect(await as(ada, 'POST', '/webhooks', { url: (await newReceiver()).url })).toMatchObject(FORBIDDEN)
  expect(await as(ada, 'PATCH', '/organization', { masksContacts: false })).toMatchObject(FORBIDDEN)
  expect((await keyOf(owner, ['contacts:read'])).status).toBe(201)
})

test.each(['is made an agent', 'leaves'])(
  'who %s keeps no key that can do more, and their webhooks pause',
  async (what) => {
    const here = await office()
    const { owner, admin } = here
    const secretOf = async (scopes: string[]) => String(Object((await keyOf(admin, scopes)).body).secret)
    const [strong, weak] = [await secretOf(['conversations:erase']), await secretOf(['conversations:read'])]
    const receiver = await newReceiver()
    const made = await as(admin, 'POST', '/webhooks', { url: receiver.url, kinds: ['message'] })
    const { id } = Object(made.body).webhook
    await customerWrites(here, { text: 'before' })
    await waitForTexts({ receiver }, ['before'])
    if (what === 'leaves') await as(owner, 'POST', `/people/${admin.userId}/deactivate`, {})
    else await as(owner, 'PATCH', `/people/${admin.userId}`, { role: 'agent' })
    expect((await call('GET', '/api/me', { token: strong })).status).toBe(401)
    expect((await call('GET', '/api/me', { token: weak })).status).toBe(what === 'leaves' ? 401 : 200)
    await customerWrites(here, { text: 'after' })
    expect((await as(owner, 'GET', `/webhooks/${id}`)).body).toMatchObject({ webhook: { state: 'paused' } })
    expect((await as(owner, 'GET', '/security/alarms')).body).toMatchObject({
      alarms: [{ kind: 'webhook_paused', about: id }],
    })
    const { entries } = Object((await as(owner, 'GET', '/audit?actor=system')).body)
    expect(entries).toContainEqual(expect.objectContaining({ action: 'webhook.paused', target: id }))
    expect(entries).toContainEqual(expect.objectContaining({ action: 'key.revoked' }))
    await waitForTexts({ receiver }, ['before'])
    expect((await as(owner, 'POST', `/webhooks/${id}/resume`)).status).toBe(200)
    await waitForTexts({ receiver }, ['before', 'after'])
  },
)

test('who comes back by an invitation is in the teams it names, and in none they had left', async () => {
  const { owner, ada } = await office()
  const team = async (name: string) => Object((await as(owner, 'POST', '/teams', { name })).body).team.id
  const [old, next] = [await team('Old'), await team('Next')]
  await as(owner, 'PUT', `/teams/${old}/members/${ada.userId}`)
  await as(owner, 'POST', `/people/${ada.userId}/deactivate`, {})
  await as(owner, 'POST', '/invitations', { email: ada.email, role: 'agent', teamIds: [next] })
  const body = { token: await mailbox(ada.email).token() }
  expect((await call('POST', '/api/invitations/accept', { body })).status).toBe(200)
  const { people } = Object((await as(owner, 'GET', '/people')).body)
  expect(people).toContainEqual(expect.objectContaining({ id: ada.userId, teamIds: [next], deactivatedAt: null }))
})
