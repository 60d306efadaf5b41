import { describe, expect, test } from 'vitest'
import { formatCallbackData, parseCallbackData } from '../../../workers/whatsapp/callback-data'
import { splitWebhook } from '../../../workers/whatsapp/envelope'
import { eventKey, parseItem } from '../../../workers/whatsapp/inbound'

const NUMBER = '210000000000111'
const METADATA = { display_phone_number: '+1 555-010-0111', phone_number_id: NUMBER }
const EMMA = { wa_id: '447700900117', user_id: 'GB.6617730925480012', profile: { name: 'Emma' } }

const entry = (value: object, field = 'messages', id = 'waba-1') => ({
  id,
  changes: [{ field, value: { metadata: METADATA, ...value } }],
})
const webhook = (...entries: object[]) => ({ object: 'whatsapp_business_account', entry: entries })
const text = (id: string, from: object = { from: EMMA.wa_id }) => ({
  ...from,
  id,
  timestamp: '1795306000',
  type: 'text',
  text: { body: id },
})
const status = (data?: string) => ({
  id: 'wamid.S',
  status: 'sent',
  timestamp: '1795306000',
  recipient_id: EMMA.wa_id,
  ...(data && { biz_opaque_callback_data: data }),
})

describe('what belongs together', () => {
  test('one number under two accounts gives two deliveries: the webhook judges which is right', () => {
    const { deliveries } = splitWebhook(
      webhook(entry({ messages: [text('wamid.A')] }), entry({ messages: [text('wamid.B')] }, 'messages', 'waba-2')),
    )
    expect(deliveries.map(({ wabaId }) => wabaId)).toEqual(['waba-1', 'waba-2'])
  })

  test('a status with our callback data goes to the conversation that sent, beside one without', () => {
    const data = formatCallbackData({ conversationId: 'cnv_abc-DEF', messageId: 'msg_12', attempt: 2 })
    const { deliveries } = splitWebhook(webhook(entry({ statuses: [status(data), status(), status('t=a;m=1')] })))
    expect(deliveries).toMatchObject([
      { conversationId: 'cnv_abc-DEF', contactKey: EMMA.wa_id, items: [{ part: 'status' }] },
      { contactKey: EMMA.wa_id, items: [{ part: 'status' }, { part: 'status' }] },
    ])
    expect(deliveries[1]).not.toHaveProperty('conversationId')
  })

  test('statuses that stand before messages in the value are delivered first', () => {
    const [delivery] = splitWebhook(webhook(entry({ statuses: [status()], messages: [text('wamid.A')] }))).deliveries
    expect(delivery?.items.map(({ part }) => part)).toEqual(['status', 'message'])
  })

  test('a contact is found by its id, wherever it stands, and brings the number a BSUID lacks', () => {
    const contacts = [{ wa_id: '15550100118', profile: { name: 'Sam' } }, EMMA]
    const [delivery] = splitWebhook(
      webhook(entry({ contacts, messages: [text('wamid.A', { from_user_id: EMMA.user_id })] })),
    ).deliveries
    expect(delivery).toMatchObject({ contactKey: EMMA.wa_id, items: [{ contact: EMMA }] })
  })

  test('the only contact is the sender of the only message that names none, but not of two', () => {
    const one = splitWebhook(webhook(entry({ contacts: [EMMA], messages: [text('wamid.A', {})] })))
    expect(one.deliveries).toMatchObject([{ contactKey: EMMA.wa_id }])
    const two = splitWebhook(webhook(entry({ contacts: [EMMA], messages: [text('wamid.A', {}), text('wamid.B', {})] })))
    expect(two.unrouted.map(({ reason }) => reason)).toEqual(['no_sender', 'no_sender'])
  })

  test('a group message whose group cannot be read is not given to its writer', () => {
    const { unrouted } = splitWebhook(webhook(entry({ messages: [{ ...text('wamid.A'), group_id: { a: 1 } }] })))
    expect(unrouted).toMatchObject([{ reason: 'no_sender', phoneNumberId: NUMBER, wabaId: 'waba-1' }])
  })

  test('history tells the sides apart by the number of the business, and keeps progress reports', () => {
    const threads = [{ id: EMMA.wa_id, messages: [text('wamid.A'), text('wamid.B', { from: '15550100111' })] }]
    const { deliveries, account } = splitWebhook(
      webhook(entry({ history: [{ threads }, { metadata: { progress: 100 } }] }, 'history')),
    )
    expect(deliveries).toMatchObject([{ items: [{ part: 'message' }, { part: 'echo' }] }])
    expect(account).toMatchObject([{ phoneNumberId: NUMBER, items: [{ part: 'account', field: 'history' }] }])
  })

  test('partner events belong to the account they name, not to the portfolio in the entry', () => {
    const value = { event: 'PARTNER_REMOVED', waba_info: { waba_id: 'waba-9' } }
    expect(splitWebhook(webhook(entry(value, 'account_update'))).account).toMatchObject([{ wabaId: 'waba-9' }])
  })
})

describe('keys of events', () => {
  function keysOf(value: object, field?: string) {
    return splitWebhook(webhook(entry(value, field))).deliveries.flatMap(({ items }) =>
      items.map((item) => {
        const event = parseItem(item, { receivedAt: 0 })
        return event && eventKey(event, item)
      }),
    )
  }

  test('a message has the same key live and on standby', () => {
    expect(keysOf({ standby: { messages: [text('wamid.A')] } }, 'standby')).toEqual(
      keysOf({ messages: [text('wamid.A')] }),
    )
  })

  test('a status is told apart by state and recipient, not by its time', () => {
    const again = { ...status(), timestamp: '1795306999' }
    const [first, second, third, fourth] = keysOf({
      statuses: [status(), again, { ...status(), status: 'read' }, { ...status(), recipient_id: '15550100118' }],
    })
    expect(first).toBe(second)
    expect(new Set([first, third, fourth]).size).toBe(3)
  })

  test('what has no id is known by its content', () => {
    const change = (value: string) => ({
      wa_id: EMMA.wa_id,
      category: 'marketing_messages',
      value,
      timestamp: 1795306000,
    })
    const [stop, again, resume] = keysOf({ user_preferences: [change('stop'), change('stop'), change('resume')] })
    expect(stop).toBe(again)
    expect(stop).not.toBe(resume)
  })
})

test.each([undefined, '', 'x', 'cnv_a.msg_1', 'cnv_a.msg_1.1.1', 'cnv_a.msg_1.x', `cnv_${'a'.repeat(120)}.msg_1.1`])(
  'callback data %j is not ours',
  (data) => expect(parseCallbackData(data)).toBeNull(),
)
