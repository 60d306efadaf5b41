import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { BLUEBIRD, type Desk, failed, openDesk } from './desk.ts'

const SPARE = { waba: '200000000000077', number: '100000000000077', token: 'local-spare-token' }
const BLUEBIRD_WABA = '200000000000001'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const code = (answer: { body: unknown }) => failed.parse(answer.body).error.code
const accountWebhook = z.object({ event: z.string().optional() }).loose()
/** Values of account webhooks, newest last. */
const told = () => desk.heard.map((one) => accountWebhook.parse(JSON.parse(one.raw).entry[0].changes[0].value))

describe('who may touch an account', () => {
  test('a token sees its own account and no other', async () => {
    const own = await desk.get(`/v25.0/${SPARE.waba}/phone_numbers`, SPARE.token)
    expect(own).toMatchObject({ data: [{ id: SPARE.number, status: 'PENDING' }] })
    const other = await desk.get(`/v25.0/${BLUEBIRD_WABA}/phone_numbers`, SPARE.token)
    expect(code({ body: other })).toBe(33)
    expect(code({ body: await desk.get(`/v25.0/${SPARE.waba}`, 'nonsense') })).toBe(190)
  })

  test('a wrong proof is refused', async () => {
    const answer = await desk.get(`/v25.0/${SPARE.number}?fields=id&appsecret_proof=00`, SPARE.token)
    expect(failed.parse(answer).error).toMatchObject({
      code: 100,
      error_data: { details: expect.stringContaining('appsecret_proof') },
    })
  })

  test('debug_token names the accounts and permissions of a token', async () => {
    const facts = await desk.get(`/v25.0/debug_token?input_token=${SPARE.token}`, SPARE.token)
    expect(facts).toMatchObject({
      data: {
        is_valid: true,
        scopes: expect.arrayContaining(['whatsapp_business_messaging']),
        granular_scopes: [{ target_ids: [SPARE.waba] }, { target_ids: [SPARE.waba] }],
      },
    })
    expect(await desk.get('/v25.0/debug_token?input_token=other', SPARE.token)).toMatchObject({
      data: { is_valid: false },
    })
  })

  test('the sign-up’s code is good once', async () => {
    const { body } = await desk.post('/control/account/sign-up', { number: SPARE.number })
    const given = z.object({ code: z.string() }).parse(body)
    const path = `/v25.0/oauth/access_token?client_id=300000000000001&client_secret=local-app-secret&code=${given.code}`
    expect(await desk.get(path, 'x|y')).toMatchObject({ access_token: expect.any(String) })
    expect(code({ body: await desk.get(path, 'x|y') })).toBe(100)
  })
})

test('a number sends once it is registered with its PIN, and its webhooks come once somebody subscribed', async () => {
  const send = () =>
    desk.post(
      `/v25.0/${SPARE.number}/messages`,
      { messaging_product: 'whatsapp', to: '15550100101', type: 'text', text: { body: 'Hi' } },
      SPARE.token,
    )
  expect(code(await send())).toBe(133010)
  const register = (pin: string) =>
    desk.post(`/v25.0/${SPARE.number}/register`, { messaging_product: 'whatsapp', pin }, SPARE.token)
  expect(code(await register('000000'))).toBe(133005)
  expect((await register('123456')).status).toBe(200)
  expect((await send()).status).toBe(200)
  const before = desk.messages().length
  await desk.inbound({ number: SPARE.number, type: 'text', text: 'Nobody hears this' })
  await desk.post(`/v25.0/${SPARE.waba}/subscribed_apps`, {}, SPARE.token)
  await desk.inbound({ number: SPARE.number, type: 'text', text: 'Somebody hears this' })
  await vi.waitFor(() => expect(desk.messages().length).toBe(before + 1))
})

test('what Meta decides comes as a signed webhook, and is so from then on', async () => {
  const control = (path: string, body: object) => desk.post(`/control/account/${path}`, { number: BLUEBIRD, ...body })
  await control('number', { quality: 'RED' })
  await vi.waitFor(() => expect(told()).toContainEqual(expect.objectContaining({ event: 'FLAGGED' })))
  expect(await desk.get(`/v25.0/${BLUEBIRD}?fields=quality_rating`, 'bluebird-token')).toMatchObject({
    quality_rating: 'RED',
  })
  await control('restrict', {})
  await vi.waitFor(() => expect(told()).toContainEqual(expect.objectContaining({ event: 'ACCOUNT_RESTRICTION' })))
  expect(code(await desk.send({ to: '15550100101', type: 'text', text: { body: 'x' } }))).toBe(368)
  await control('restrict', { types: [] })
  await control('template', { name: 'booking_reminder', status: 'PAUSED' })
  await vi.waitFor(() =>
    expect(told()).toContainEqual(
      expect.objectContaining({ event: 'PAUSED', message_template_name: 'booking_reminder' }),
    ),
  )
  expect(desk.heard.every(({ signed }) => signed)).toBe(true)
})

test('a template is reviewed a moment after it was submitted', async () => {
  const create = (name: string, text: string) =>
    desk.post(`/v25.0/${BLUEBIRD_WABA}/message_templates`, {
      name,
      language: 'en',
      category: 'UTILITY',
      components: [{ type: 'BODY', text, example: { body_text: [['Asha']] } }],
    })
  expect((await create('visit_note', 'Hello {{1}}, thank you for your visit.')).body).toMatchObject({
    status: 'PENDING',
  })
  await create('visit_reject', 'Hello {{1}}, thank you for your visit.')
  await vi.waitFor(() => {
    expect(told()).toContainEqual(expect.objectContaining({ event: 'APPROVED', message_template_name: 'visit_note' }))
    expect(told()).toContainEqual(expect.objectContaining({ event: 'REJECTED', message_template_name: 'visit_reject' }))
  })
  expect(code(await create('visit_note', 'Hello {{1}}, thank you again.'))).toBe(100)
  expect(code(await create('at_the_end', 'Hello and welcome {{1}}'))).toBe(2388299)
  expect(code(await create('side_by_side', 'Hello {{1}}{{2}} and welcome here now.'))).toBe(2388072)
})
