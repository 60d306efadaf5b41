// The floor of the benchmarks: the least that is still correct. Signature over the raw bytes → one object per conversation →
// deduplicate, store and arm in one transaction → 200; the alarm sends the echo in order. Every ratio is against these steps,
// so nothing may be added here that the product is not also asked for.
import { DurableObject } from 'cloudflare:workers'

interface FloorEnv {
  CONV: DurableObjectNamespace<Conv>
  SINK: string
  APP_SECRET: string
  ACCESS_TOKEN: string
  GRAPH_VERSION: string
}

interface InboundText {
  id: string
  from: string
  text?: { body: string }
}

interface Envelope {
  entry: { changes: { value: { metadata: { phone_number_id: string }; messages?: InboundText[] } }[] }[]
}

type Stored = { n: number; sender: string; body: string; phone: string }

const SIGNATURE = /^sha256=[0-9a-f]{64}$/
const PAGE = 10
const utf8 = new TextEncoder()
const text = new TextDecoder()
let importedKey: Promise<CryptoKey> | undefined

export class Conv extends DurableObject<FloorEnv> {
  readonly #sql = this.ctx.storage.sql

  constructor(state: DurableObjectState, env: FloorEnv) {
    super(state, env)
    this.#sql.exec(
      'CREATE TABLE IF NOT EXISTS inbound (n INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE, sender TEXT, body TEXT, phone TEXT, sent INTEGER DEFAULT 0)',
    )
  }

  async store(phone: string, messages: InboundText[]): Promise<void> {
    let fresh = 0
    for (const { id, from, text: content } of messages) {
      fresh += this.#sql
        .exec(
          'INSERT OR IGNORE INTO inbound (id, sender, body, phone) VALUES (?, ?, ?, ?) RETURNING n',
          id,
          from,
          content?.body ?? '',
          phone,
        )
        .toArray().length
    }
    if (fresh > 0 && (await this.ctx.storage.getAlarm()) === null) await this.ctx.storage.setAlarm(Date.now())
  }

  /** A failed send throws: the platform repeats the alarm, and what was not marked is sent again. */
  override async alarm(): Promise<void> {
    for (let page = this.#unsent(); page.length > 0; page = this.#unsent()) {
      for (const message of page) {
        await sendText(this.env, message)
        this.#sql.exec('UPDATE inbound SET sent = 1 WHERE n = ?', message.n)
      }
    }
  }

  #unsent(): Stored[] {
    return this.#sql
      .exec<Stored>('SELECT n, sender, body, phone FROM inbound WHERE sent = 0 ORDER BY n LIMIT ?', PAGE)
      .toArray()
  }
}

export default {
  async fetch(request: Request, env: FloorEnv): Promise<Response> {
    if (request.method !== 'POST') return new Response('ok')
    const raw = await request.arrayBuffer()
    if (!(await isSigned(env, request.headers.get('x-hub-signature-256'), raw)))
      return new Response(null, { status: 401 })
    const envelope: Envelope = JSON.parse(text.decode(raw))
    await Promise.all(
      [...byConversation(envelope)].map(([name, { phone, messages }]) =>
        env.CONV.get(env.CONV.idFromName(name)).store(phone, messages),
      ),
    )
    return new Response('ok')
  },
}

async function isSigned(env: FloorEnv, header: string | null, raw: ArrayBuffer): Promise<boolean> {
  if (!header || !SIGNATURE.test(header)) return false
  importedKey ??= crypto.subtle.importKey(
    'raw',
    utf8.encode(env.APP_SECRET),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['verify'],
  )
  return crypto.subtle.verify('HMAC', await importedKey, bytesOf(header), raw)
}

function bytesOf(header: string): Uint8Array {
  const bytes = new Uint8Array(32)
  for (let at = 0; at < 32; at++) bytes[at] = Number.parseInt(header.slice(7 + at * 2, 9 + at * 2), 16)
  return bytes
}

function byConversation(envelope: Envelope): Map<string, { phone: string; messages: InboundText[] }> {
  const conversations = new Map<string, { phone: string; messages: InboundText[] }>()
  for (const { changes } of envelope.entry) {
    for (const { value } of changes) {
      const phone = value.metadata.phone_number_id
      for (const message of value.messages ?? []) {
        const name = `${phone}:${message.from}`
        const known = conversations.get(name)
        if (known) known.messages.push(message)
        else conversations.set(name, { phone, messages: [message] })
      }
    }
  }
  return conversations
}

async function sendText(env: FloorEnv, message: Stored): Promise<void> {
  const answer = await fetch(`${env.SINK}/${env.GRAPH_VERSION}/${message.phone}/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${env.ACCESS_TOKEN}` },
    body: JSON.stringify({
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      to: message.sender,
      type: 'text',
      text: { body: `pong ${message.body}` },
    }),
  })
  await answer.text() // read in any case: an unread body holds the connection
  if (!answer.ok) throw new Error(`graph answered ${answer.status}`)
}
