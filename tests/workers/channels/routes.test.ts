import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { permissionsOfRole } from '../../../workers/auth/permissions'
import { channelById, findChannel } from '../../../workers/channels/channels'
import { call, makeTenant } from '../api-client'

async function channelOf({ token }: { token: string }): Promise<{ id: string; assistant: boolean }> {
  const { body } = await call('GET', '/api/channels', { token })
  return Object(body).channels[0]
}

const switchTo = (token: string, channelId: string, on: unknown) =>
  call('PUT', `/api/channels/${channelId}/assistant`, { token, body: { on } })

test('the numbers of a tenant are listed without their tokens, and no others', async () => {
  const [mine] = [await makeTenant(), await makeTenant()]
  const { status, body } = await call('GET', '/api/channels', mine)
  expect(status).toBe(200)
  expect(body).toMatchObject({ channels: [{ phoneNumberId: mine.phoneNumberId, appId: 'default' }] })
  expect(Object(body).channels).toHaveLength(1)
  expect(JSON.stringify(body)).not.toMatch(/token|EAAG/i)
})

test('the assistant is switched on and off on one number, at once where it was switched', async () => {
  const { tenantId, token, phoneNumberId } = await makeTenant()
  const { id } = await channelOf({ token })
  expect(await findChannel(env, phoneNumberId)).toMatchObject({ assistant: false })
  expect(await channelById(env, tenantId, id)).toMatchObject({ assistant: false })
  await call('PUT', '/api/assistant/settings/gate', { token, body: { needed: false } })
  const on = await switchTo(token, id, true)
  expect(on).toMatchObject({ status: 200, body: { channel: { id, assistant: true }, followsWithinMs: 15_000 } })
  expect(JSON.stringify(on.body)).not.toMatch(/token|EAAG/i)
  expect(await findChannel(env, phoneNumberId)).toMatchObject({ assistant: true })
  expect(await channelById(env, tenantId, id)).toMatchObject({ assistant: true })
  expect(await switchTo(token, id, false)).toMatchObject({ body: { channel: { assistant: false } } })
  expect(await channelOf({ token })).toMatchObject({ assistant: false })
  expect((await switchTo(token, id, 'yes')).status).toBe(400)
})

test("another tenant's number is not there to be switched", async () => {
  const [mine, other] = [await makeTenant(), await makeTenant()]
  const { id } = await channelOf(mine)
  expect(await switchTo(other.token, id, true)).toMatchObject({ status: 404, body: { code: 'channel.not_found' } })
  expect((await switchTo(mine.token, 'chn_nowhere', true)).status).toBe(404)
  expect(await channelOf(mine)).toMatchObject({ assistant: false })
})

test('only owners and administrators switch it, and keys with that scope', async () => {
  const may = (['owner', 'admin', 'supervisor', 'agent', 'analyst'] as const).filter((role) =>
    permissionsOfRole(role).has('channel.write'),
  )
  expect(may).toEqual(['owner', 'admin'])
  const { token } = await makeTenant(['channels:read'])
  expect((await switchTo(token, (await channelOf({ token })).id, true)).status).toBe(403)
})
