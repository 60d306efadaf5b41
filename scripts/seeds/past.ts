import { createHash } from 'node:crypto'
import { generatedConversation } from './generated/conversation.ts'
import type { OperatorClient } from './operator-client.ts'
import { createPace, openFilesLimit } from './pace.ts'
import { createTeller, type Progress } from './progress.ts'
import type { ParsedTenant } from './seed-file.ts'

/** Conversations in one POST, and POSTs at once: enough that the program never waits for the next. */
const A_POST = 50
const AT_ONCE = 3

type Past = ParsedTenant['history'][number]

/** Tells a tenant's past conversations, written and generated. Safe to repeat. */
export async function importPast(tenant: ParsedTenant, call: OperatorClient, progress: Progress): Promise<void> {
  const now = Date.now()
  for (const past of tenant.history)
    await call('POST', `tenants/${tenant.id}/history`, { channel: past.number, ...asHistory(past, now) })
  await importGenerated(tenant, call, progress, now)
}

async function importGenerated(
  tenant: ParsedTenant,
  call: OperatorClient,
  progress: Progress,
  now: number,
): Promise<void> {
  const { generated, numbers } = tenant
  const channel = numbers[0]?.phone_number_id
  if (!generated || channel === undefined) return
  const { conversations: total, messagesEach } = generated
  const room = createPace(openFilesLimit())
  let next = progress.done(tenant.id)
  const tell = createTeller(`${tenant.name}, past conversations`, next, total)
  async function work(number: string): Promise<void> {
    while (next < total) {
      const from = next
      const to = Math.min(total, from + A_POST)
      next = to
      const conversations = Array.from({ length: to - from }, (_, index) =>
        asHistory(generatedConversation(tenant, number, from + index, messagesEach), now),
      )
      await room(to - from)
      await call('POST', `tenants/${tenant.id}/histories`, { channel: number, conversations })
      progress.reached(tenant.id, from, to)
      tell(to - from)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, () => work(channel)))
}

function asHistory({ number, contact, messages, standing }: Past, now: number) {
  return {
    contact,
    messages: messages.map(({ from, text, ago }, index) => ({
      id: pastWamid(`${number}/${contact.wa_id}/${index}/${text}`),
      direction: from === 'customer' ? 'inbound' : 'outbound',
      type: 'text',
      text,
      timestamp: Math.floor(now / 1000) - Math.round(ago * 60),
      ...(from === 'business' ? { status: 'read' } : {}),
    })),
    ...(standing ? { standing: asStanding(standing, now) } : {}),
  }
}

function asStanding({ holder, state, snoozedFor, labels }: NonNullable<Past['standing']>, now: number) {
  return {
    state,
    labels,
    holder: holder === undefined || holder === 'assistant' || holder === 'people' ? holder : { userId: holder },
    until: snoozedFor === undefined ? undefined : now + snoozedFor * 60_000,
  }
}

/** The same words are the same message, however often the seed is applied. */
function pastWamid(words: string): string {
  return `wamid.past.${createHash('sha256').update(words).digest('hex').slice(0, 32)}`
}
