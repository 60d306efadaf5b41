import { expect, test } from 'vitest'
import { deedOf } from '../../../workers/operator/deeds'
import { makePerson, makeTenant, operator, signIn } from '../api-client'
import { operatorRoutes } from '../edges/routes'
import { wholeAuditOf } from './support'

test('what an operator changes stands in the tenant’s own log, in one chain with what its people do', async () => {
  const { tenantId, phoneNumberId } = await makeTenant()
  const { userId, email } = await makePerson(tenantId, { role: 'admin' })
  const admin = await signIn(email)
  await operator('PUT', `/tenants/${tenantId}/labels/lbl_late`, { name: 'Late', colour: 'clay' })
  const [label, arrival, person, channel, key, user, tenant] = await wholeAuditOf(admin)
  expect(label).toMatchObject({ n: 7, actor: 'operator', action: 'label.set_up', target: 'lbl_late', sessionId: null })
  expect(arrival).toMatchObject({ n: 6, actor: `agent:${userId}` })
  expect([person, channel, key, user, tenant]).toMatchObject([
    { action: 'person.set_up', target: userId },
    { action: 'channel.set_up', target: phoneNumberId },
    { action: 'key.set_up', target: 'key_1' },
    { action: 'person.set_up', target: 'usr_1' },
    { action: 'organization.set_up', target: null },
  ])
  expect(label?.previousHash).toBe(arrival?.hash)
})

test('what was refused, or only looked at, leaves no entry', async () => {
  const { tenantId } = await makeTenant()
  const admin = await signIn((await makePerson(tenantId, { role: 'admin' })).email)
  const before = await wholeAuditOf(admin)
  await operator('GET', `/tenants/${tenantId}/readiness`)
  await operator('PUT', `/tenants/${tenantId}/labels/lbl_late`, { name: '', colour: 'clay' })
  expect(await wholeAuditOf(admin)).toEqual(before)
})

test('no route by which an operator changes a tenant goes without', () => {
  const changes = operatorRoutes().filter(({ method, path }) => method !== 'GET' && path.includes(':tenantId'))
  expect(changes.length).toBeGreaterThan(10)
  expect(changes.filter(({ method, path }) => deedOf(method, path) === null)).toEqual([])
})
