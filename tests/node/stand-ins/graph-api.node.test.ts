import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { BLUEBIRD, type Desk, failed, openDesk, SUNRISE, sent, text } from './desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const reply = (id: string, title: string) => ({ type: 'reply', reply: { id, title } })
const buttons = (...list: object[]) => ({
  to: '15550100101',
  type: 'interactive',
  interactive: { type: 'button', body: { text: 'Which?' }, action: { buttons: list } },
})
const template = (name: string, ...values: string[]) => ({
  to: '15550100101',
  type: 'template',
  template: {
    name,
    language: { code: 'en' },
    components: [{ type: 'body', parameters: values.map((value) => ({ type: 'text', text: value })) }],
  },
})

test('a send is answered in the shape of Meta', async () => {
  const answer = await desk.send(text('Hello'))
  expect(answer.status).toBe(200)
  const body = sent.parse(answer.body)
  expect(body.contacts[0]).toMatchObject({ input: '15550100101', wa_id: '15550100101' })
  const inside = Buffer.from(body.messages[0].id.slice('wamid.'.length), 'base64').toString('latin1')
  expect(inside).toContain('15550100101')
})

test('any version in the path will do', async () => {
  expect(
    (await desk.post(`/v31.0/${BLUEBIRD}/messages`, { messaging_product: 'whatsapp', ...text('Hi') })).status,
  ).toBe(200)
})

describe('what Meta refuses is refused with its code', () => {
  const cases: [name: string, body: object, code: number][] = [
    ['no recipient', { type: 'text', text: { body: 'x' } }, 131008],
    ['a recipient that is no number', { ...text('x'), to: 'somebody' }, 131009],
    ['no text', { to: '15550100101', type: 'text', text: {} }, 131008],
    ['a text of 4,097 characters', text('x'.repeat(4097)), 131009],
    ['a callback string of 513 characters', { ...text('x'), biz_opaque_callback_data: 'x'.repeat(513) }, 131009],
    ['four buttons', buttons(...['a', 'b', 'c', 'd'].map((id) => reply(id, id))), 131009],
    ['a button title of 21 characters', buttons(reply('a', 'x'.repeat(21))), 131009],
    ['two buttons with one title', buttons(reply('a', 'Yes'), reply('b', 'Yes')), 131009],
    ['a type nobody knows', { to: '15550100101', type: 'hologram', hologram: {} }, 131051],
    ['a template nobody wrote', template('no_such_thing'), 132001],
    ['a template with a value too few', template('booking_reminder', 'Asha'), 132000],
    ['a paused template', template('paused_offer'), 132015],
    ['a template value with a line break', template('booking_reminder', 'A\nB', 'x'), 132018],
  ]
  test.each(cases)('%s', async (_name, body, code) => {
    const answer = await desk.send(body)
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(failed.parse(answer.body).error).toMatchObject({ code, error_data: { messaging_product: 'whatsapp' } })
  })

  test('4,096 characters are allowed, counted in code points', async () => {
    expect((await desk.send(text('😀'.repeat(4096)))).status).toBe(200)
  })

  test('a wrong token, and a number that is not there', async () => {
    const path = `/v25.0/${BLUEBIRD}/messages`
    expect(failed.parse((await desk.post(path, text('x'), 'another')).body).error.code).toBe(190)
    expect(failed.parse((await desk.post('/v25.0/999/messages', text('x'))).body).error.code).toBe(33)
  })
})

test('media: upload, look-up, download with the bearer only', async () => {
  const form = new FormData()
  form.set('messaging_product', 'whatsapp')
  form.set('type', 'text/plain')
  form.set('file', new Blob(['hello']), 'hello.txt')
  const headers = { authorization: 'Bearer bluebird-token' }
  const uploaded = await fetch(`${desk.url}/v25.0/${BLUEBIRD}/media`, { method: 'POST', headers, body: form })
  const { id } = await uploaded.json()
  const found = await desk.get(`/v25.0/${id}`, 'bluebird-token')
  expect(found).toMatchObject({ id, mime_type: 'text/plain', file_size: 5, messaging_product: 'whatsapp' })
  const url = typeof found === 'object' && found !== null && 'url' in found ? String(found.url) : ''
  expect((await fetch(url)).status).toBe(401)
  expect(await (await fetch(url, { headers })).text()).toBe('hello')
})

test('templates are listed in pages', async () => {
  const first = await desk.get('/v25.0/200000000000001/message_templates?limit=5&fields=name,status', 'bluebird-token')
  expect(first).toMatchObject({
    data: [{ name: 'hello_world', status: 'APPROVED' }, {}, {}, {}, {}],
    paging: { next: expect.any(String) },
  })
  const marketing = await desk.get(
    '/v25.0/200000000000001/message_templates?category=MARKETING&status=APPROVED',
    'bluebird-token',
  )
  expect(marketing).toMatchObject({ data: expect.arrayContaining([expect.objectContaining({ name: 'winter_offer' })]) })
  expect(JSON.stringify(marketing)).not.toContain('booking_reminder')
})

test('fields of a number', async () => {
  expect(await desk.get(`/v25.0/${SUNRISE}?fields=verified_name,quality_rating`, 'any')).toEqual({
    id: SUNRISE,
    verified_name: 'Sunrise Dental',
    quality_rating: 'GREEN',
  })
})

test('only names of this machine, and no foreign page, are answered', async () => {
  expect(await desk.asHost('evil.example')).toBe(421)
  const foreign = await fetch(`${desk.url}/control`, { headers: { origin: 'https://evil.example' } })
  expect(foreign.status).toBe(403)
  const form = await fetch(`${desk.url}/control`, { method: 'POST', body: 'refuse=1' })
  expect(form.status).toBe(415)
})

test('the page comes with a policy that allows no inline script', async () => {
  const page = await fetch(desk.url)
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self'")
  expect(await page.text()).not.toMatch(/<script(?![^>]*src=)/)
  const script = await fetch(`${desk.url}/phone.js`)
  expect(script.headers.get('content-type')).toContain('text/javascript')
  expect((await script.text()).length).toBeGreaterThan(1000)
})

describe('a file of a customer', () => {
  async function sentPicture(): Promise<string> {
    const before = desk.messages().length
    await desk.inbound({ type: 'image', caption: 'The view' })
    await expect.poll(() => desk.messages().length).toBe(before + 1)
    const { image } = z
      .looseObject({ image: z.object({ id: z.string(), sha256: z.string() }) })
      .parse(desk.messages().at(-1))
    const found = described.parse(await desk.get(`/v25.0/${image.id}`, 'bluebird-token'))
    // The webhook says it in base64, the look-up in hex.
    expect(Buffer.from(image.sha256, 'base64').toString('hex')).toBe(found.sha256)
    return image.id
  }

  const described = z.looseObject({ url: z.string(), sha256: z.string(), file_size: z.number() })
  const bearer = { authorization: 'Bearer bluebird-token' }

  async function load(id: string) {
    const found = described.parse(await desk.get(`/v25.0/${id}`, 'bluebird-token'))
    const answer = await fetch(found.url, { headers: bearer, redirect: 'manual' })
    const bytes = Buffer.from(await answer.arrayBuffer())
    const isWhole = createHash('sha256').update(bytes).digest('hex') === found.sha256
    return { status: answer.status, isWhole, size: bytes.length, announced: found.file_size }
  }

  test('is what its hash says', async () => {
    expect(await load(await sentPicture())).toMatchObject({ status: 200, isWhole: true })
  })

  test('fails as told, as often as told', async () => {
    const id = await sentPicture()
    const fail = (kind: string) => desk.control({ media: { kind, times: 1 } })
    await fail('wrong_hash')
    expect(await load(id)).toMatchObject({ status: 200, isWhole: false })
    await fail('larger')
    const larger = await load(id)
    expect(larger.size).toBe(2 * larger.announced)
    for (const [kind, status] of [
      ['expired', 404],
      ['unavailable', 503],
      ['elsewhere', 302],
    ] as const) {
      await fail(kind)
      expect(await load(id)).toMatchObject({ status })
    }
    await fail('token')
    expect(failed.parse(await desk.get(`/v25.0/${id}`, 'bluebird-token')).error.code).toBe(190)
    await fail('not_found')
    expect(failed.parse(await desk.get(`/v25.0/${id}`, 'bluebird-token')).error.code).toBe(100)
    expect(await load(id)).toMatchObject({ status: 200, isWhole: true })
  })
})
