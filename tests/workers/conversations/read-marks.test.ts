import { expect, test, vi } from 'vitest'
import { forgetChannels } from '../../../workers/channels/channels'
import { graphSink } from '../../support/graph-sink'
import { call, customerWrites, makePerson, makeTenant, operator, signIn } from '../api-client'

async function withReader() {
  const tenant = await makeTenant()
  const first = await customerWrites(tenant)
  const { email } = await makePerson(tenant.tenantId)
  const cookie = await signIn(email)
  const path = `/api/conversations/${first.id}`
  await vi.waitFor(async () => {
    const { body } = await call('GET', '/api/conversations?view=all', tenant)
    expect(body).toMatchObject({ conversations: [{ id: first.id }] })
  })
  const see = (seen: number) => call('PUT', `${path}/read`, { cookie, body: { seen } })
  const type = () => call('POST', `${path}/typing`, { cookie })
  return { ...tenant, ...first, path, see, type, sink: graphSink(tenant.phoneNumberId) }
}

test('the customer sees once that their newest message was read', async () => {
  const { see, sink, wamid } = await withReader()
  expect((await see(1)).status).toBe(200)
  await vi.waitFor(async () => expect(await sink.reads()).toEqual([{ wamid, typing: false }]))
  await see(1)
  await see(0)
  expect(await sink.reads()).toHaveLength(1)
})

test('who has not seen the newest has not read it', async () => {
  const tenant = await withReader()
  const newer = await customerWrites(tenant, { text: 'And?' })
  await tenant.see(1)
  expect(await tenant.sink.reads()).toEqual([])
  await tenant.see(2)
  await vi.waitFor(async () => expect(await tenant.sink.reads()).toEqual([{ wamid: newer.wamid, typing: false }]))
})

test('typing is shown, but not with every key', async () => {
  const { type, sink, wamid } = await withReader()
  expect(await type()).toMatchObject({ status: 202, body: { typing: true } })
  await vi.waitFor(async () => expect(await sink.reads()).toEqual([{ wamid, typing: true }]))
  await type()
  expect(await sink.reads()).toHaveLength(1)
})

test('a number whose customers are to see neither shows neither', async () => {
  const { see, type, sink, tenantId, phoneNumberId, wabaId } = await withReader()
  const channel = { wabaId, displayPhoneNumber: '15550000001', accessToken: 'EAAG-token', readMarks: false }
  expect((await operator('PUT', `/tenants/${tenantId}/channels/${phoneNumberId}`, channel)).status).toBeLessThan(300)
  forgetChannels()
  expect((await see(1)).status).toBe(200)
  expect((await type()).status).toBe(202)
  expect(await sink.reads()).toEqual([])
})
