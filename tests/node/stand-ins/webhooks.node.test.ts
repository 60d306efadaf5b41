import { afterEach, describe, expect, test, vi } from 'vitest'
import { BLUEBIRD, type Desk, failed, openDesk, SUNRISE, sent, text } from './desk.ts'

let desk: Desk
afterEach(() => desk.close())

const reported = (wanted: Desk = desk) => wanted.statuses().map((status) => status.status)

describe('what a customer writes', () => {
  test('arrives signed, escaped as Meta escapes, with both identifiers', async () => {
    desk = await openDesk()
    await desk.inbound({ person: 'phone-2', type: 'text', text: 'வணக்கம் https://example.com' })
    await vi.waitFor(() => expect(desk.messages()).toHaveLength(1))
    const [first] = desk.heard
    expect(first?.signed).toBe(true)
    expect(first?.raw).toContain('\\u0bb5\\u0ba3')
    expect(first?.raw).toContain('https:\\/\\/example.com')
    expect(first?.raw).toMatch(/^[\x20-\x7e]*$/)
    expect(desk.messages()[0]).toMatchObject({ from: '910000000102', from_user_id: expect.stringMatching(/^IN\.\d+$/) })
  })

  test('has no number when the person hides it, and another user id at another business', async () => {
    desk = await openDesk()
    await desk.inbound({ person: 'phone-3', type: 'text', text: 'Oi' })
    await desk.inbound({ person: 'phone-3', number: SUNRISE, type: 'text', text: 'Oi' })
    await vi.waitFor(() => expect(desk.messages()).toHaveLength(2))
    const [one, other] = desk.messages()
    expect(one).not.toHaveProperty('from')
    expect(one?.from_user_id).not.toBe(other?.from_user_id)
    expect(desk.heard.find((heard) => heard.path.endsWith('/sunrise'))?.signed).toBe(true)
    const answer = await desk.send({ recipient: one?.from_user_id, type: 'text', text: { body: 'Olá' } })
    expect(sent.parse(answer.body).contacts[0]).not.toHaveProperty('wa_id')
    await vi.waitFor(() => expect(reported()).toEqual(['sent', 'delivered']))
    expect(desk.statuses()[0]).not.toHaveProperty('recipient_id')
  })

  test.each([
    ['image', { caption: 'Look' }, { image: { caption: 'Look', mime_type: 'image/jpeg' } }],
    ['audio', {}, { audio: { voice: true, mime_type: 'audio/ogg; codecs=opus' } }],
    ['document', {}, { document: { filename: 'itinerary.pdf' } }],
    ['sticker', {}, { sticker: { animated: false } }],
    ['location', { name: 'Falls' }, { location: { name: 'Falls', latitude: 12.3375 } }],
    ['contacts', {}, { contacts: [{ name: { formatted_name: 'Ravi Kumar' } }] }],
    ['unsupported', {}, { errors: [{ code: 131051 }], unsupported: { type: 'poll_creation' } }],
    ['reaction', { message_id: 'wamid.X', emoji: '👍' }, { reaction: { message_id: 'wamid.X', emoji: '👍' } }],
    [
      'edit',
      { message_id: 'wamid.X', text: 'Now' },
      { edit: { original_message_id: 'wamid.X', message: { type: 'text', text: { body: 'Now' } } } },
    ],
    ['revoke', { message_id: 'wamid.X' }, { revoke: { original_message_id: 'wamid.X' } }],
  ])('of type %s has its object', async (type, fields, inside) => {
    desk = await openDesk()
    await desk.inbound({ type, ...fields })
    await vi.waitFor(() => expect(desk.messages()).toHaveLength(1))
    expect(desk.messages()[0]).toMatchObject({ type, ...inside })
  })

  test('a removed reaction has no emoji', async () => {
    desk = await openDesk()
    await desk.inbound({ type: 'reaction', message_id: 'wamid.X', emoji: null })
    await vi.waitFor(() => expect(desk.messages()).toHaveLength(1))
    expect(desk.messages()[0]?.reaction).toEqual({ message_id: 'wamid.X' })
  })

  test('is repeated until it is taken, and only then has two ticks', async () => {
    desk = await openDesk({}, [500, 503])
    await desk.inbound({ type: 'text', text: 'Anybody?' })
    await vi.waitFor(() => expect(desk.heard).toHaveLength(3))
    expect(new Set(desk.messages().map((message) => message.id)).size).toBe(1)
    await vi.waitFor(async () =>
      expect(await desk.get('/control/messages')).toMatchObject({ messages: [{ status: 'delivered' }] }),
    )
  })

  test('is read when the business says so', async () => {
    desk = await openDesk()
    await desk.inbound({ type: 'text', text: 'One' })
    await desk.inbound({ type: 'text', text: 'Two' })
    await vi.waitFor(() => expect(desk.messages()).toHaveLength(2))
    await desk.send({ status: 'read', message_id: desk.messages()[1]?.id, typing_indicator: { type: 'text' } })
    expect(await desk.get('/control/messages')).toMatchObject({ messages: [{ status: 'read' }, { status: 'read' }] })
  })

  test('comes from anybody, and may be anything', async () => {
    desk = await openDesk()
    await desk.inbound({
      person: undefined,
      from: { wa_id: '447700900117', name: 'Emma' },
      type: 'raw',
      message: { type: 'order', order: { catalog_id: '1', product_items: [] } },
    })
    await vi.waitFor(() => expect(desk.messages()).toHaveLength(1))
    expect(desk.messages()[0]).toMatchObject({ from: '447700900117', type: 'order', order: { catalog_id: '1' } })
  })
})

describe('statuses', () => {
  test('come in order, carry our string, and read comes when the phone shows the chat', async () => {
    desk = await openDesk()
    await desk.send({ ...text('Hello'), biz_opaque_callback_data: 'cnv_1.msg_1.1' })
    await vi.waitFor(() => expect(reported()).toEqual(['sent', 'delivered']))
    await desk.post('/control/shown', { person: 'phone-1', number: BLUEBIRD })
    await vi.waitFor(() => expect(reported()).toEqual(['sent', 'delivered', 'read']))
    expect(desk.statuses().every((status) => status.biz_opaque_callback_data === 'cnv_1.msg_1.1')).toBe(true)
    expect(desk.statuses()[0]).toMatchObject({
      recipient_id: '15550100101',
      pricing: { pricing_model: 'PMP', category: 'service' },
    })
  })

  test('come backwards, twice, or not at all, as told', async () => {
    desk = await openDesk()
    await desk.control({ statusesReversed: true })
    await desk.send(text('Hello'))
    await vi.waitFor(() => expect(reported()).toEqual(['read', 'delivered', 'sent']))
    desk.heard.length = 0
    await desk.control({ statusesReversed: null, statusesTwice: true, neverDeliver: true })
    await desk.send(text('Hello'))
    await vi.waitFor(() => expect(reported()).toEqual(['sent', 'sent']))
    desk.heard.length = 0
    await desk.post('/control/reset', {})
    await desk.control({ noStatuses: true })
    await desk.send(text('Quiet'))
    await desk.inbound({ type: 'text', text: 'Marker' })
    await vi.waitFor(() => expect(desk.messages()).toHaveLength(1))
    expect(reported()).toEqual([])
  })

  test('marketing to somebody who stopped it, and a reply after 24 hours, fail afterwards', async () => {
    desk = await openDesk()
    const components = [
      { type: 'header', parameters: [{ type: 'text', text: 'Sam' }] },
      { type: 'body', parameters: [{ type: 'text', text: 'Sam' }] },
    ]
    const answer = await desk.send({
      to: '15550100104',
      type: 'template',
      template: { name: 'season_offer', language: { code: 'en' }, components },
    })
    expect(answer.status).toBe(200)
    await desk.inbound({ type: 'text', text: 'Yesterday', age: 90_000 })
    await desk.send(text('Too late'))
    await vi.waitFor(() => expect(desk.statuses().map((status) => status.errors?.[0]?.code)).toEqual([131050, 131047]))
  })
})

describe('faults', () => {
  test('the next two sends are refused, the third is taken', async () => {
    desk = await openDesk()
    await desk.control({ refuse: { code: 130429, times: 2 } })
    const answers = [await desk.send(text('1')), await desk.send(text('2')), await desk.send(text('3'))]
    expect(answers.map((answer) => answer.status)).toEqual([429, 429, 200])
    expect(failed.parse(answers[0]?.body).error.code).toBe(130429)
  })

  test('one in five fails, in the same places at every run', async () => {
    const failures = async () => {
      desk = await openDesk()
      await desk.control({ refuse: { code: 131000, probability: 0.2 } })
      const answers: number[] = []
      for (let n = 0; n < 50; n++) answers.push((await desk.send(text(String(n)))).status)
      await desk.close()
      return answers.flatMap((status, index) => (status === 500 ? [index] : []))
    }
    const first = await failures()
    expect(first.length).toBeGreaterThan(3)
    expect(first.length).toBeLessThan(20)
    expect(await failures()).toEqual(first)
  })

  test('an answer lost before acceptance leaves nothing, one lost after leaves a message with statuses', async () => {
    desk = await openDesk()
    await desk.control({ lose: { when: 'before', times: 1 } })
    await expect(desk.send(text('gone'))).rejects.toThrow()
    expect(await desk.get('/control/messages')).toEqual({ messages: [] })
    await desk.control({ lose: { when: 'after', times: 1 } })
    await expect(desk.send({ ...text('there'), biz_opaque_callback_data: 'a' })).rejects.toThrow()
    await vi.waitFor(() => expect(reported()).toEqual(['sent', 'delivered']))
    expect((await desk.send(text('again'))).status).toBe(200)
  })

  test('each webhook twice', async () => {
    desk = await openDesk()
    await desk.control({ webhooksTwice: true })
    await desk.inbound({ type: 'text', text: 'Hi' })
    await vi.waitFor(() => expect(desk.messages()).toHaveLength(2))
    expect(desk.heard[0]?.raw).toBe(desk.heard[1]?.raw)
  })

  test('a control that makes no sense is refused with words', async () => {
    desk = await openDesk()
    const answer = await desk.control({ latency: 'much' })
    expect(answer.status).toBe(422)
    expect(answer.body).toMatchObject({ error: expect.stringContaining('latency') })
  })

  test('the wire log names kinds and results, never words', async () => {
    desk = await openDesk()
    await desk.inbound({ type: 'text', text: 'my secret' })
    await desk.send(text('your secret'))
    await vi.waitFor(() => expect(reported()).toEqual(['sent', 'delivered']))
    const control = await desk.get('/control')
    expect(control).toMatchObject({
      wire: expect.arrayContaining([expect.objectContaining({ what: 'send text', result: '200' })]),
    })
    expect(JSON.stringify(control)).not.toContain('secret')
  })
})
