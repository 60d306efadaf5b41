import { expect, test } from 'vitest'
import { as, listen, office } from './support'

const FRONT_DESK = { name: 'Front desk', permissions: ['conversation.read', 'conversation.reply', 'event.read'] }

test('a role of one’s own allows what it lists and nothing else', async () => {
  const { owner, ada } = await office()
  const made = await as(owner, 'POST', '/roles', FRONT_DESK)
  expect(made).toMatchObject({ status: 201, body: { role: { ...FRONT_DESK, most: 'agent' } } })
  const roleId = Object(made.body).role.id
  const { body } = await as(owner, 'PATCH', `/people/${ada.userId}`, { roleId })
  expect(body).toMatchObject({ person: { role: 'agent', roleId } })
  const me = Object((await as(ada, 'GET', '/me')).body)
  expect(me).toMatchObject({ role: 'agent', roleId })
  expect(me.permissions).toEqual([
    'account.read',
    'conversation.read',
    'conversation.reply',
    'event.read',
    'label.read',
  ])
  expect((await as(ada, 'GET', '/conversations')).status).toBe(200)
  expect((await as(ada, 'GET', '/contacts')).status).toBe(403)
  await as(owner, 'PATCH', `/people/${ada.userId}`, { role: 'agent' })
  expect((await as(ada, 'GET', '/contacts')).status).toBe(200)
})

test('a change of a role counts at once for everybody who has it, and closes their sockets', async () => {
  const { owner, ada } = await office()
  const roleId = Object((await as(owner, 'POST', '/roles', FRONT_DESK)).body).role.id
  await as(owner, 'PATCH', `/people/${ada.userId}`, { roleId })
  const live = await listen(ada)
  const wider = { name: 'Front desk', permissions: ['conversation.read', 'conversation.reply', 'template.write'] }
  expect((await as(owner, 'PUT', `/roles/${roleId}`, wider)).body).toMatchObject({ role: { most: 'supervisor' } })
  expect(await live.closed).toBe(4001)
  const me = Object((await as(ada, 'GET', '/me')).body)
  expect(me.permissions).toContain('template.write')
  expect(me.permissions).not.toContain('event.read')
})

test('nobody makes, changes or gives a role beyond their own, and none owns', async () => {
  const { owner, ada, bo } = await office()
  const roleId = Object(
    (await as(owner, 'POST', '/roles', { name: 'Lead', permissions: ['role.write', 'person.read', 'person.write'] }))
      .body,
  ).role.id
  await as(owner, 'PATCH', `/people/${ada.userId}`, { roleId })
  const refused = { status: 403, body: { code: 'person.beyond_yours', permission: expect.any(String) } }
  expect(await as(ada, 'POST', '/roles', { name: 'X', permissions: ['audit.read'] })).toMatchObject(refused)
  expect(
    await as(ada, 'PUT', `/roles/${roleId}`, { name: 'Lead', permissions: ['person.read', 'audit.read'] }),
  ).toMatchObject(refused)
  expect(await as(ada, 'PATCH', `/people/${bo.userId}`, { role: 'admin' })).toMatchObject(refused)
  const strong = Object((await as(owner, 'POST', '/roles', { name: 'Y', permissions: ['audit.read'] })).body).role.id
  expect(await as(ada, 'PUT', `/roles/${strong}`, { name: 'Y', permissions: [] })).toMatchObject(refused)
  expect(await as(ada, 'DELETE', `/roles/${strong}`)).toMatchObject(refused)
  expect((await as(owner, 'POST', '/roles', { name: 'Z', permissions: ['tenant.own'] })).status).toBe(400)
})

test('a role that somebody has, or was invited to, cannot be removed', async () => {
  const { owner, ada } = await office()
  const roleId = Object((await as(owner, 'POST', '/roles', FRONT_DESK)).body).role.id
  await as(owner, 'PATCH', `/people/${ada.userId}`, { roleId })
  const inUse = { status: 409, body: { code: 'role.in_use', nextStep: expect.any(String) } }
  expect(await as(owner, 'DELETE', `/roles/${roleId}`)).toMatchObject(inUse)
  await as(owner, 'PATCH', `/people/${ada.userId}`, { role: 'agent' })
  const invited = await as(owner, 'POST', '/invitations', { email: 'new@example.test', roleId })
  expect(await as(owner, 'DELETE', `/roles/${roleId}`)).toMatchObject(inUse)
  await as(owner, 'DELETE', `/invitations/${Object(invited.body).invitation.id}`)
  expect((await as(owner, 'DELETE', `/roles/${roleId}`)).body).toEqual({ removed: true })
  expect(Object((await as(owner, 'GET', '/roles')).body).roles).toEqual([])
})

test('names are one of a kind, of roles and of teams', async () => {
  const { owner } = await office()
  await as(owner, 'POST', '/roles', FRONT_DESK)
  const again = await as(owner, 'POST', '/roles', { ...FRONT_DESK, name: 'front DESK' })
  expect(again).toMatchObject({ status: 409, body: { code: 'role.name_taken' } })
  await as(owner, 'POST', '/teams', { name: 'Billing' })
  const team = await as(owner, 'POST', '/teams', { name: 'billing' })
  expect(team).toMatchObject({ status: 409, body: { code: 'team.name_taken' } })
})

test('another tenant’s roles and teams are not there', async () => {
  const [mine, theirs] = [await office(), await office()]
  const roleId = Object((await as(theirs.owner, 'POST', '/roles', FRONT_DESK)).body).role.id
  const teamId = Object((await as(theirs.owner, 'POST', '/teams', { name: 'Billing' })).body).team.id
  const noRole = { status: 404, body: { code: 'role.not_found' } }
  expect(await as(mine.owner, 'PATCH', `/people/${mine.ada.userId}`, { roleId })).toMatchObject(noRole)
  expect(await as(mine.owner, 'PUT', `/roles/${roleId}`, FRONT_DESK)).toMatchObject(noRole)
  expect(await as(mine.owner, 'DELETE', `/roles/${roleId}`)).toMatchObject(noRole)
  const noTeam = { status: 404, body: { code: 'team.not_found' } }
  expect(await as(mine.owner, 'PUT', `/teams/${teamId}`, { name: 'Mine' })).toMatchObject(noTeam)
  expect(await as(mine.owner, 'PUT', `/teams/${teamId}/members/${mine.ada.userId}`)).toMatchObject(noTeam)
  expect(await as(mine.owner, 'DELETE', `/teams/${teamId}`)).toMatchObject(noTeam)
  const own = Object((await as(mine.owner, 'POST', '/teams', { name: 'Ours' })).body).team.id
  const stranger = await as(mine.owner, 'PUT', `/teams/${own}/members/${theirs.ada.userId}`)
  expect(stranger).toMatchObject({ status: 404, body: { code: 'user.not_found' } })
})
