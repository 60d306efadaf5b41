import { now } from '../clock.ts'
import { parseJson } from '../json.ts'
import { BENCH, encode, sign } from '../payload.ts'
import type { System } from '../system/system.ts'

/** What the seed `large` makes; tests/host/seeds.node.test.ts holds it to that. */
export const LARGE = {
  tenantId: 'large',
  apiKey: 'large-api-key',
  phoneNumberId: '100000000000008',
  wabaId: '200000000000008',
  displayPhoneNumber: '15550000008',
  email: 'owner@large.test',
  conversations: 50_000,
} as const

const HEADERS = { authorization: `Bearer ${LARGE.apiKey}` }

/** An answer of the API with how long it took. Throws unless it is 200. */
export async function ask(system: System, path: string): Promise<{ body: object; ms: number }> {
  const startedAt = now()
  const answer = await system.client.get(`/api/${path}`, HEADERS)
  const ms = now() - startedAt
  const body = parseJson(answer.body)
  if (answer.status !== 200 || typeof body !== 'object' || body === null)
    throw new Error(`GET /api/${path}: ${answer.status} ${answer.body.slice(0, 300)}`)
  return { body, ms }
}

export interface Listed {
  id: string
  name: string
  waId: string
}

/** A page of everything open, newest first. */
export async function listOpen(system: System, limit: number, before?: string) {
  const cursor = before === undefined ? '' : `&before=${before}`
  const { body, ms } = await ask(system, `conversations?view=open&limit=${limit}${cursor}`)
  const page: { conversations?: { id: string; contact: { name: string; waId: string } }[]; before?: string } = body
  const rows = (page.conversations ?? []).map(({ id, contact }): Listed => ({ id, ...contact }))
  return { rows, before: page.before ?? undefined, ms }
}

/** A message of this contact as Meta posts it; what it says begins with `ping <n>`. */
export function webhookOf({ waId, name }: Listed, n: number): { body: Buffer; signature: string } {
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: LARGE.displayPhoneNumber, phone_number_id: LARGE.phoneNumberId },
    contacts: [{ wa_id: waId, profile: { name } }],
    messages: [
      {
        from: waId,
        id: `wamid.screen.${process.pid}.${Date.now()}.${n}`,
        timestamp: String(Math.floor(Date.now() / 1000)),
        type: 'text',
        text: { body: `ping ${n} – नमस्ते 👋🏽` },
      },
    ],
  }
  const entry = [{ id: LARGE.wabaId, changes: [{ field: 'messages', value }] }]
  const body = encode({ object: 'whatsapp_business_account', entry }, 'raw')
  return { body, signature: sign(body, BENCH.appSecret) }
}
