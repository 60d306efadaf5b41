import { afterEach, describe, expect, test, vi } from 'vitest'
import { GraphClient } from '../../../workers/whatsapp/graph'
import { describeGraphError, NO_CODE } from '../../../workers/whatsapp/graph-errors'
import { graphPayload } from '../../../workers/whatsapp/outbound'

const TOKEN = 'secret-token'
const graph = new GraphClient({ baseUrl: 'https://graph.test', version: 'v25.0', timeoutMs: 20 })
const TO = { waId: '447700900117', userId: 'GB.661773', groupId: null }
const PAYLOAD = graphPayload({ type: 'text', text: 'hello' }, TO, { callbackData: 'cnv_a.msg_1.1' }) ?? expect.fail()

function answer(body: unknown, init: ResponseInit = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return vi.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response(text, init))
}

const failure = (code: number, details?: string) => ({
  error: { code, message: 'm', error_data: { details }, fbtrace_id: 'F1' },
})
const send = () => graph.send({ phoneNumberId: '2100' }, TOKEN, PAYLOAD)

afterEach(() => vi.restoreAllMocks())

describe('one try to send', () => {
  test('goes to the number of the channel with its token, and brings back the ids', async () => {
    const fetched = answer({
      messaging_product: 'whatsapp',
      contacts: [{ input: '+447700900117', wa_id: '447700900117', user_id: 'GB.661773' }],
      messages: [{ id: 'wamid.OUT', message_status: 'accepted' }],
    })
    expect(await send()).toEqual({
      ok: true,
      wamid: 'wamid.OUT',
      waId: '447700900117',
      userId: 'GB.661773',
      messageStatus: 'accepted',
    })
    const [url, init] = fetched.mock.calls[0] ?? []
    expect(url).toBe('https://graph.test/v25.0/2100/messages')
    expect(new Headers(init?.headers).get('authorization')).toBe(`Bearer ${TOKEN}`)
    expect(JSON.parse(String(init?.body))).toEqual(PAYLOAD)
  })

  test.each([
    ['a 200 without an id', {}, 200, 'unknown'],
    ['a 200 that is no JSON', '<html>', 200, 'unknown'],
    ['a 502 of a proxy', '<html>', 502, 'unknown'],
    ['a redirect', '', 302, 'unknown'],
    ['a 408', '', 408, 'unknown'],
    ['a 404 of a proxy', '<html>', 404, 'never'],
    ['a 429 without a body', '', 429, 'later'],
    ['a known passing error', failure(131016), 500, 'later'],
    ['a known final error', failure(131047), 400, 'never'],
    ['an unlisted error of Meta', failure(999_999), 500, 'later'],
    ['an unlisted refusal', failure(999_999), 400, 'never'],
    ['an error inside a 200', failure(131026), 200, 'never'],
  ])('%s is classed truthfully', async (_name, body, status, expected) => {
    answer(body, { status })
    expect(await send()).toMatchObject({ ok: false, class: expected, httpStatus: status })
  })

  test('a lost connection and a slow answer are unknown: the message may have been sent', async () => {
    vi.spyOn(globalThis, 'fetch').mockRejectedValueOnce(new TypeError('connection refused'))
    expect(await send()).toEqual({ ok: false, class: 'unknown', code: NO_CODE })
    vi.spyOn(globalThis, 'fetch').mockImplementation(
      (_url, init) =>
        new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason))),
    )
    expect(await send()).toEqual({ ok: false, class: 'unknown', code: NO_CODE })
  })

  test('details hold neither the token nor a phone number', async () => {
    answer(failure(100, `bad ${TOKEN} for +447700900117`), { status: 400, headers: { 'retry-after': '7' } })
    expect(await send()).toEqual({
      ok: false,
      class: 'never',
      code: 100,
      httpStatus: 400,
      details: 'bad … for +…',
      retryAfterMs: 7000,
      fbtraceId: 'F1',
    })
  })

  test('typing rides on the mark as read', async () => {
    const fetched = answer({ success: true })
    expect(await graph.markRead({ phoneNumberId: '2100' }, TOKEN, { wamid: 'wamid.A', typing: true })).toEqual({
      ok: true,
    })
    expect(JSON.parse(String(fetched.mock.calls[0]?.[1]?.body))).toEqual({
      messaging_product: 'whatsapp',
      status: 'read',
      message_id: 'wamid.A',
      typing_indicator: { type: 'text' },
    })
  })
})

describe('the payload', () => {
  test.each([
    [TO, { recipient_type: 'individual', to: '+447700900117' }],
    [
      { ...TO, waId: null },
      { recipient_type: 'individual', recipient: 'GB.661773' },
    ],
    [
      { ...TO, groupId: 'Y2Fw' },
      { recipient_type: 'group', to: 'Y2Fw' },
    ],
  ])('addresses %j', (to, address) => {
    expect(graphPayload({ type: 'text', text: 'a', replyTo: 'wamid.Q', preview: true }, to)).toEqual({
      messaging_product: 'whatsapp',
      ...address,
      type: 'text',
      text: { body: 'a', preview_url: true },
      context: { message_id: 'wamid.Q' },
    })
  })

  test('nobody can be addressed without any identifier', () => {
    expect(graphPayload({ type: 'text', text: 'a' }, { waId: null, userId: null, groupId: null })).toBeNull()
  })

  test('a template carries its values in order, named or not', () => {
    const body = [{ text: 'A17' }, { name: 'day', text: 'Monday' }]
    expect(graphPayload({ type: 'template', name: 'order_ready', language: 'en_US', body }, TO)).toMatchObject({
      type: 'template',
      template: {
        name: 'order_ready',
        language: { code: 'en_US' },
        components: [
          {
            type: 'body',
            parameters: [
              { type: 'text', text: 'A17' },
              { type: 'text', parameter_name: 'day', text: 'Monday' },
            ],
          },
        ],
      },
    })
    const bare = graphPayload({ type: 'template', name: 'hello', language: 'en' }, TO)
    expect(bare?.template).toEqual({ name: 'hello', language: { code: 'en' } })
  })
})

describe('error codes', () => {
  test.each([
    [131047, { class: 'never', retry: 'with_template', scope: 'pair' }],
    [131049, { class: 'never', retry: 'after_24h_at_earliest' }],
    [131050, { class: 'never', retry: 'never', optOut: true }],
    [131056, { class: 'later', scope: 'pair' }],
    [130429, { class: 'later', scope: 'number' }],
    [190, { class: 'never', scope: 'account', needsReconnect: true }],
    [250, { class: 'never', needsReconnect: true }],
    [131000, { class: 'later', maxTries: 3 }],
    [138011, { class: 'never' }],
    [NO_CODE, { class: 'unknown' }],
    [987_654, { class: 'never' }],
  ])('%i means what the reference says', (code, rule) => expect(describeGraphError(code)).toMatchObject(rule))

  test('an unlisted code of a failing server is tried three times', () => {
    expect(describeGraphError(987_654, 503)).toMatchObject({ class: 'later', maxTries: 3 })
  })
})
