import { createMessageBatch } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { replayBody } from '../../../workers/operator/replay-body'
import { listUnrouted, recordUnrouted } from '../../../workers/operator/unrouted'
import { newId } from '../../../workers/platform/ids'
import { consume } from '../../../workers/queues'
import type { UnroutedItem } from '../../../workers/whatsapp/delivery'
import { makeTenant, operator } from '../api-client'

const APP = { id: 'default' }

function lost(phoneNumberId: string, text = 'my name is Asha'): UnroutedItem {
  const raw = {
    part: 'message',
    raw: { id: newId('wamid'), from: '919876543210', timestamp: '1', type: 'text', text: { body: text } },
  }
  return { reason: 'unknown_number', field: 'messages', phoneNumberId, wabaId: 'waba', raw }
}

async function rowsOf(phoneNumberId: string) {
  return (await listUnrouted(env, { after: 0, limit: 1000 })).filter((row) => row.phoneNumberId === phoneNumberId)
}

test('the same item again is one row', async () => {
  const number = newId('pn')
  const item = lost(number)
  await recordUnrouted(env, [item, item], APP)
  await recordUnrouted(env, [item], APP)
  expect(await rowsOf(number)).toHaveLength(1)
})

test('the list shows the shape, not what people wrote', async () => {
  const number = newId('pn')
  await recordUnrouted(env, [lost(number)], APP)
  const [row] = await rowsOf(number)
  const page = await operator('GET', `/unrouted?after=${(row?.seq ?? 1) - 1}&limit=1`)
  expect(page).toMatchObject({
    status: 200,
    body: { next: String(row?.seq), events: [{ reason: 'unknown_number', phone_number_id: number }] },
  })
  expect(JSON.stringify(page.body)).not.toMatch(/Asha|919876543210/)
  const empty = await operator('GET', `/unrouted?after=${row?.seq}`)
  expect(empty.body).toMatchObject({ events: [], next: String(row?.seq) })
  const payload = await operator('GET', `/unrouted/${row?.id}/payload`)
  expect(JSON.stringify(payload.body)).toContain('Asha')
})

test.each(['after=-1', 'after=x', 'limit=0', 'limit=1001'])('%s is no page', async (query) => {
  expect((await operator('GET', `/unrouted?${query}`)).status).toBe(400)
})

test('once the number is connected a replay places the message', async () => {
  const tenant = await makeTenant()
  const item = { ...lost(tenant.phoneNumberId), wabaId: tenant.wabaId }
  await recordUnrouted(env, [item], APP)
  const [row] = await rowsOf(tenant.phoneNumberId)
  expect(await operator('POST', `/unrouted/${row?.id}/replay`)).toMatchObject({ status: 200, body: { placed: true } })
  expect((await rowsOf(tenant.phoneNumberId))[0]?.replayedAt).toEqual(expect.any(Number))
})

test('a replay that finds no home leaves the row, and a discard removes it', async () => {
  const number = newId('pn')
  await recordUnrouted(env, [lost(number)], APP)
  const [row] = await rowsOf(number)
  expect(await operator('POST', `/unrouted/${row?.id}/replay`)).toMatchObject({ status: 200, body: { placed: false } })
  expect((await rowsOf(number))[0]).toMatchObject({ replayedAt: null }) // it still counts among the incidents
  expect((await operator('DELETE', `/unrouted/${row?.id}`)).status).toBe(204)
  expect((await operator('DELETE', `/unrouted/${row?.id}`)).status).toBe(404)
  expect((await operator('POST', `/unrouted/${row?.id}/replay`)).status).toBe(404)
})

test('what was kept is said again in the shape in which it came', () => {
  const about = { field: 'messages', phoneNumberId: '1', wabaId: '2' }
  const whole = { object: 'whatsapp_business_account', entry: [] }
  expect(replayBody({ ...about, raw: whole })).toBe(whole)
  expect(replayBody({ ...about, raw: { part: 'status', raw: { id: 'w' } } })).toEqual({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: '2',
        changes: [
          {
            field: 'messages',
            value: { messaging_product: 'whatsapp', metadata: { phone_number_id: '1' }, statuses: [{ id: 'w' }] },
          },
        ],
      },
    ],
  })
  const account = { event: 'DISABLED' }
  expect(replayBody({ field: 'account_update', phoneNumberId: null, wabaId: '2', raw: account })).toMatchObject({
    entry: [{ id: '2', changes: [{ field: 'account_update', value: account }] }],
  })
})

test('a job that its queue gave up is seen, sent again and discarded', async () => {
  const body = { intakeId: newId('ink') }
  const id = newId('msg')
  const batch = () => createMessageBatch('whatsnexus-intake-dead', [{ id, timestamp: new Date(), attempts: 11, body }])
  await consume(batch(), env)
  await consume(batch(), env)
  const page = await operator('GET', '/dead-letters?limit=1000')
  const letters: { id: string; body: unknown }[] = Object(page.body).deadLetters
  const mine = letters.filter((letter) => JSON.stringify(letter.body) === JSON.stringify(body))
  expect(mine).toHaveLength(1)
  expect((await operator('POST', `/dead-letters/${mine[0]?.id}/replay`)).status).toBe(200)
  expect((await operator('DELETE', `/dead-letters/${mine[0]?.id}`)).status).toBe(204)
  expect((await operator('DELETE', `/dead-letters/${mine[0]?.id}`)).status).toBe(404)
})
