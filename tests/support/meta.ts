/** Webhook bodies in Meta's shape, as small as they can be. */
interface Number {
  phoneNumberId: string
  wabaId: string
}

interface Said {
  from: string
  text: string
  wamid?: string
  /** Unix seconds. */
  at?: number
  name?: string
}

/** One POST with text messages of any contacts, in this order. */
export function textsBody(to: Number, ...messages: Said[]) {
  return messagesBody(
    to,
    messages.map(({ from, name = 'Someone' }) => ({ wa_id: from, profile: { name } })),
    messages.map(({ from, text, wamid = freshWamid(), at = nowSeconds() }) => ({
      from,
      id: wamid,
      timestamp: String(at),
      type: 'text',
      text: { body: text },
    })),
  )
}

export function messagesBody(to: Number, contacts: unknown[], messages: unknown[]) {
  return body(to, { contacts, messages })
}

interface Reported {
  wamid: string
  to: string
  status: string
  at?: number
  /** `biz_opaque_callback_data` */
  callback?: string
  errors?: { code: number; title: string }[]
}

export function statusesBody(from: Number, ...reports: Reported[]) {
  const statuses = reports.map(({ wamid, to, status, at = nowSeconds(), callback, errors }) => ({
    id: wamid,
    status,
    timestamp: String(at),
    recipient_id: to,
    ...(callback === undefined ? {} : { biz_opaque_callback_data: callback }),
    ...(errors === undefined ? {} : { errors }),
  }))
  return body(from, { statuses })
}

function body({ phoneNumberId, wabaId }: Number, parts: Record<string, unknown>) {
  const metadata = { display_phone_number: '15550001234', phone_number_id: phoneNumberId }
  const value = { messaging_product: 'whatsapp', metadata, ...parts }
  return { object: 'whatsapp_business_account', entry: [{ id: wabaId, changes: [{ field: 'messages', value }] }] }
}

export function freshWamid(): string {
  return `wamid.test.${crypto.randomUUID()}`
}

function nowSeconds(): number {
  return Math.floor(Date.now() / 1000)
}
