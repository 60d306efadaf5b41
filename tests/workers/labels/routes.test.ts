import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { ROLES, SCOPES } from '../../../workers/auth/permissions'
import { areLabels, listLabels } from '../../../workers/labels/queries'
import { tenantScope } from '../../../workers/platform/tenant-scope'
import { call, makePerson, makeTenant, signIn } from '../api-client'

const add = (token: string, name: string, colour = 'indigo') =>
  call('POST', '/api/labels', { token, body: { name, colour } })

test('a label is made, renamed everywhere at once, and taken out of use', async () => {
  const { token } = await makeTenant()
  const made = await add(token, '  Late   payment ')
  expect(made).toMatchObject({ status: 201, body: { label: { name: 'Late payment', colour: 'indigo' } } })
  const { id } = Object(made.body).label
  await add(token, 'Allergy', 'lac')
  const renamed = await call('PUT', `/api/labels/${id}`, { token, body: { name: 'Overdue', colour: 'clay' } })
  expect(renamed).toMatchObject({ status: 200, body: { label: { id, name: 'Overdue', colour: 'clay' } } })
  const list = await call('GET', '/api/labels', { token })
  expect(Object(list.body).labels.map(({ name }: { name: string }) => name)).toEqual(['Allergy', 'Overdue'])
  expect(await call('DELETE', `/api/labels/${id}`, { token })).toMatchObject({ status: 200, body: { deleted: true } })
  expect(await call('DELETE', `/api/labels/${id}`, { token })).toMatchObject({
    status: 404,
    body: { code: 'label.not_found' },
  })
})

test('a name is taken once, in whatever case, and by its own label it may be kept', async () => {
  const { token } = await makeTenant()
  const { id } = Object((await add(token, 'Élégant')).body).label
  const other = Object((await add(token, 'Other')).body).label.id
  for (const name of ['Élégant', 'élégant', ' ÉLÉGANT '])
    expect(await add(token, name)).toMatchObject({
      status: 409,
      body: { code: 'label.name_taken', nextStep: expect.any(String) },
    })
  const rename = (labelId: string, name: string) =>
    call('PUT', `/api/labels/${labelId}`, { token, body: { name, colour: 'grey' } })
  expect((await rename(id, 'élégant')).status).toBe(200)
  expect((await rename(other, 'ÉLÉGANT')).status).toBe(409)
  expect((await rename('lbl_none', 'New')).status).toBe(404)
})

test('of two people who make the same label at once one is told', async () => {
  const { token } = await makeTenant()
  const answers = await Promise.all([add(token, 'Urgent'), add(token, 'urgent'), add(token, 'URGENT')])
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409])
})

test('there are at most 100, and all of them can be asked about at once', async () => {
  const { token, tenantId } = await makeTenant()
  for (let n = 0; n < 100; n += 20)
    await Promise.all(Array.from({ length: 20 }, (_, i) => add(token, `Label ${n + i}`)))
  const scope = tenantScope(env, tenantId)
  const ids = (await listLabels(scope)).map(({ id }) => id)
  expect(ids).toHaveLength(100)
  expect(await areLabels(scope, ids)).toBe(true)
  expect(await areLabels(scope, [...ids.slice(1), 'lbl_no'])).toBe(false)
  expect(await add(token, 'One more')).toMatchObject({
    status: 409,
    body: { code: 'label.too_many', nextStep: expect.any(String) },
  })
})

test.each([
  [{ name: '', colour: 'clay' }],
  [{ name: '   ', colour: 'clay' }],
  [{ name: 'x'.repeat(41), colour: 'clay' }],
  [{ name: 'Red', colour: 'red' }],
  [{ name: 'None' }],
])('the label %j is refused', async (body) => {
  const { token } = await makeTenant()
  expect(await call('POST', '/api/labels', { token, body })).toMatchObject({
    status: 400,
    body: { code: 'request.invalid' },
  })
})

test('another tenant’s labels are neither seen nor changed', async () => {
  const { token } = await makeTenant()
  const { id } = Object((await add(token, 'Ours')).body).label
  const other = await makeTenant()
  expect((await call('GET', '/api/labels', { token: other.token })).body).toEqual({ labels: [] })
  expect((await call('DELETE', `/api/labels/${id}`, { token: other.token })).status).toBe(404)
  const body = { name: 'Theirs', colour: 'clay' }
  expect((await call('PUT', `/api/labels/${id}`, { token: other.token, body })).status).toBe(404)
  expect((await add(other.token, 'Ours')).status).toBe(201)
})

test('everybody knows the labels; supervisors, admins and owners change them', async () => {
  const { tenantId } = await makeTenant()
  for (const role of ROLES) {
    const cookie = await signIn((await makePerson(tenantId, { role })).email)
    expect((await call('GET', '/api/labels', { cookie })).status).toBe(200)
    const made = await call('POST', '/api/labels', { cookie, body: { name: `By ${role}`, colour: 'clay' } })
    expect([role, made.status]).toEqual([role, ['owner', 'admin', 'supervisor'].includes(role) ? 201 : 403])
  }
})

test('a key needs the scope for it', async () => {
  const { token } = await makeTenant(SCOPES.filter((scope) => scope !== 'labels:write'))
  expect((await call('GET', '/api/labels', { token })).status).toBe(200)
  expect((await add(token, 'New')).status).toBe(403)
})
