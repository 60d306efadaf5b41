import { createHmac } from 'node:crypto'
import { generatedLine } from './generated/conversation.ts'
import type { ParsedTenant } from './seed-file.ts'

/** Posts a signed webhook as Meta would. Throws unless it was taken. */
export type WebhookPoster = (body: unknown) => Promise<void>

/** `passes`: the header that opens the door while nobody else may come in. */
export function webhookPoster(origin: string, appSecret: string, passes: Record<string, string>): WebhookPoster {
  return async (body) => {
    const bytes = JSON.stringify(body)
    const signature = createHmac('sha256', appSecret).update(bytes).digest('hex')
    const headers = { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}`, ...passes }
    const response = await fetch(`${origin}/webhooks/whatsapp`, { method: 'POST', body: bytes, headers })
    if (!response.ok) throw new Error(`webhook: ${response.status} ${await response.text()}`)
  }
}

/** To the newest of the generated conversations the customer writes now, the newest last: their reply windows are open. */
export async function writeLive({ generated, numbers }: ParsedTenant, post: WebhookPoster): Promise<void> {
  const number = numbers[0]
  if (!generated || !number) return
  const now = Math.floor(Date.now() / 1000)
  for (let index = Math.min(generated.live, generated.conversations) - 1; index >= 0; index--) {
    await post(envelopeOf(number, index, now - index))
  }
}

function envelopeOf(number: ParsedTenant['numbers'][number], index: number, timestamp: number) {
  const { contact, text } = generatedLine(index)
  const { wa_id, name } = contact
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: number.display_phone_number, phone_number_id: number.phone_number_id },
    contacts: [{ wa_id, profile: { name } }],
    messages: [
      {
        from: wa_id,
        // The same however often the seed is applied.
        id: `wamid.live.${number.phone_number_id}.${index}`,
        timestamp: String(timestamp),
        type: 'text',
        text: { body: text },
      },
    ],
  }
  return {
    object: 'whatsapp_business_account',
    entry: [{ id: number.waba_id, changes: [{ field: 'messages', value }] }],
  }
}
