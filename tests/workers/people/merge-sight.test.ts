import { expect, test, vi } from 'vitest'
import { newId } from '../../../workers/platform/ids'
import { operator } from '../api-client'
import { as, conversationFrom, decide, office, type Signed } from './support'

type Office = Awaited<ReturnType<typeof office>>

const [ANN, BEN] = ['447700900301', '447700900302']

async function give({ owner }: Office, id: string, { userId }: Signed): Promise<void> {
  expect((await as(owner, 'PUT', `/conversations/${id}/baton`, { holder: 'agent', userId })).status).toBe(200)
  await vi.waitFor(async () => {
    const { body } = await as(owner, 'GET', '/conversations?view=all')
    const row = Object(body).conversations.find((one: { id: string }) => one.id === id)
    expect(row.baton).toMatchObject({ userId })
  })
}

async function contactOf({ owner }: Office, conversationId: string): Promise<string> {
  return vi.waitFor(async () => {
    const { body } = await as(owner, 'GET', `/conversations/${conversationId}/contact`)
    expect(Object(body).contactId).toEqual(expect.any(String))
    return Object(body).contactId
  })
}

/** Anna has a conversation with Ann, Bo one with Ben; everybody sees their own. */
async function apart() {
  const here = await office()
  await decide(here.owner, { visibility: 'own' })
  const [anns, bens] = [await conversationFrom(here, ANN), await conversationFrom(here, BEN)]
  await give(here, anns, here.ada)
  await give(here, bens, here.bo)
  return { here, bens, ann: await contactOf(here, anns), ben: await contactOf(here, bens) }
}

test('nobody joins, or takes apart, contacts of whom they see nothing', async () => {
  const { here, bens, ann, ben } = await apart()
  const missing = { status: 404, body: { code: 'contact.not_found' } }
  expect(await as(here.ada, 'POST', `/contacts/${ann}/merge`, { into: ben })).toMatchObject(missing)
  const { status, body } = await as(here.owner, 'POST', `/contacts/${ann}/merge`, { into: ben })
  expect(status).toBe(200)
  const undo = `/contacts/merges/${Object(body).merge.id}/undo`
  await give(here, bens, here.bo)
  expect(await as(here.ada, 'POST', undo)).toMatchObject(missing)
  const undone = await as(here.bo, 'POST', undo)
  expect(undone).toMatchObject({ status: 200, body: { contact: { id: ann } } })
  await vi.waitFor(async () => expect((await as(here.bo, 'GET', `/conversations/${bens}`)).status).toBe(200))
})

test('a contact whom a colleague talks to as well is joined and taken apart only by who sees all of it', async () => {
  const { here, ann, bens, ben } = await apart()
  const second = { ...here, phoneNumberId: newId('pn') }
  const channel = { wabaId: here.wabaId, displayPhoneNumber: '15550000002', accessToken: 'EAAG-token' }
  await operator('PUT', `/tenants/${here.tenantId}/channels/${second.phoneNumberId}`, channel)
  const elsewhere = await conversationFrom(second, ANN)
  expect(await contactOf(here, elsewhere)).toBe(ann)
  await give(here, elsewhere, here.bo)
  await give(here, bens, here.ada)
  const hidden = { status: 403, body: { code: 'contact.partly_hidden', nextStep: expect.any(String) } }
  expect(await as(here.ada, 'POST', `/contacts/${ben}/merge`, { into: ann })).toMatchObject(hidden)
  const { status, body } = await as(here.admin, 'POST', `/contacts/${ben}/merge`, { into: ann })
  expect(status).toBe(200)
  const undo = `/contacts/merges/${Object(body).merge.id}/undo`
  expect(await as(here.ada, 'POST', undo)).toMatchObject(hidden)
  expect((await as(here.admin, 'POST', undo)).status).toBe(200)
})
