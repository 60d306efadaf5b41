import { createHmac } from 'node:crypto'

/** The number everything is sent to: the one of the product's `bench` seed. */
export const BENCH = {
  phoneNumberId: '100000000000009',
  wabaId: '200000000000001',
  displayPhoneNumber: '15550000001',
  apiKey: 'bench-api-key',
  appSecret: 'local-app-secret',
  operatorToken: 'local-operator-token',
} as const

/** `raw`: UTF-8 as it is. `escaped`: as Meta writes it, non-ASCII as \uXXXX in lower-case hex and `/` as `\/`. */
export type Encoding = 'raw' | 'escaped'

export interface MetaMessage {
  from: string
  from_user_id: string
  id: string
  timestamp: string
  type: 'text'
  text: { body: string }
}

export interface MetaStatus {
  id: string
  status: 'sent' | 'delivered' | 'read' | 'failed'
  timestamp: string
  recipient_id: string
  recipient_user_id: string
  pricing?: { billable: boolean; pricing_model: 'PMP'; category: string; type: string }
  biz_opaque_callback_data?: string
  errors?: { code: number; title: string; message: string; error_data: { details: string } }[]
}

export interface MetaValue {
  messages?: MetaMessage[]
  statuses?: MetaStatus[]
}

export function userIdOf(contact: string): string {
  return `IN.${contact}77`
}

export function textMessage(contact: string, n: number, wamid: string): MetaMessage {
  return {
    from: contact,
    from_user_id: userIdOf(contact),
    id: wamid,
    timestamp: String(Math.floor(Date.now() / 1000)),
    type: 'text',
    // the rest of the text makes the two encodings differ, and has the characters that break careless parsers
    text: { body: `ping ${n} – नमस्ते 👋🏽 50/50` },
  }
}

export function statusReport(
  to: string,
  wamid: string,
  status: MetaStatus['status'],
  callbackData?: string,
): MetaStatus {
  return {
    id: wamid,
    status,
    timestamp: String(Math.floor(Date.now() / 1000)),
    recipient_id: to,
    recipient_user_id: userIdOf(to),
    ...(status === 'failed'
      ? {
          errors: [
            { code: 131026, title: 'Undeliverable', message: 'Undeliverable', error_data: { details: 'bench' } },
          ],
        }
      : { pricing: { billable: true, pricing_model: 'PMP', category: 'service', type: 'regular' } }),
    ...(callbackData === undefined ? {} : { biz_opaque_callback_data: callbackData }),
  }
}

/** One POST: entries of changes of values, in Meta's shape. */
export function envelope(entries: MetaValue[][]): unknown {
  return {
    object: 'whatsapp_business_account',
    entry: entries.map((values) => ({
      id: BENCH.wabaId,
      changes: values.map((value) => ({
        value: {
          messaging_product: 'whatsapp',
          metadata: { display_phone_number: BENCH.displayPhoneNumber, phone_number_id: BENCH.phoneNumberId },
          ...(value.messages ? { contacts: contactsOf(value.messages) } : {}),
          ...value,
        },
        field: 'messages',
      })),
    })),
  }
}

export function encode(body: unknown, encoding: Encoding): Buffer {
  const json = JSON.stringify(body)
  if (encoding === 'raw') return Buffer.from(json)
  return Buffer.from(
    json
      .replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .replaceAll('/', '\\/'),
  )
}

export function sign(body: Buffer, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
}

function contactsOf(messages: MetaMessage[]): unknown[] {
  return [...new Set(messages.map((message) => message.from))].map((contact) => ({
    profile: { name: `आशा ${contact.slice(-4)}` },
    wa_id: contact,
    user_id: userIdOf(contact),
  }))
}
