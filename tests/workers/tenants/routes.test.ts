import { expect, test } from 'vitest'
import { call, makeTenant } from '../api-client'

test('the numbers of a tenant are listed without their tokens, and no others', async () => {
  const [mine] = [await makeTenant(), await makeTenant()]
  const { status, body } = await call('GET', '/api/channels', mine)
  expect(status).toBe(200)
  expect(body).toMatchObject({ channels: [{ phoneNumberId: mine.phoneNumberId, appId: 'default' }] })
  expect(Object(body).channels).toHaveLength(1)
  expect(JSON.stringify(body)).not.toMatch(/token|EAAG/i)
})
