import type { SayEntry } from '../../workers/conversations/entry'
import { CLIENT_KEY } from '../../workers/conversations/views'
import type { Env } from '../../workers/env'
import { inboxOf } from '../../workers/objects'
import { categoryOf } from '../../workers/usage/category'
import type { OutboundMessage } from '../../workers/whatsapp/outbound'
import { pacerOf } from '../channel/acquire'
import type { CapReached } from '../inbox/caps'
import { askAgain, type Check, NOTHING_TAKEN } from './check'
import type { ConversationLog } from './log'

/** Asks only where a cap can stop something: the share that a send has just taken from says so. */
export async function allowance(env: Env, log: ConversationLog, { content }: SayEntry): Promise<Check> {
  if (!pacerOf(log.place).capped) return NOTHING_TAKEN
  const { tenantId, phoneNumberId } = log.place
  const send = { tenantId, phoneNumberId, category: categoryOf(content) }
  try {
    const inbox = await inboxOf(env, tenantId)
    const allowed = await inbox.allow(send)
    if (allowed.ok) return { ok: true, giveBack: () => inbox.disallow({ ...send, month: allowed.month }) }
    const { monthly, month } = allowed.cap
    return {
      ok: false,
      class: 'barred',
      group: 'cap',
      reason: `The cap of ${monthly} messages for ${month} is used up, so this was not sent.`,
      nextStep: 'Ask an administrator to raise the cap under Usage, or wait until next month.',
    }
  } catch {
    return askAgain()
  }
}

/** Before it is stored: would a cap stop it. null: not that we know; it is asked again when it leaves. */
export async function capInTheWay(
  env: Env,
  log: ConversationLog,
  { content, clientId }: { content: OutboundMessage; clientId?: string },
): Promise<CapReached | null> {
  if (!pacerOf(log.place).capped || (clientId !== undefined && log.byKey(`${CLIENT_KEY}${clientId}`))) return null
  const { tenantId, phoneNumberId } = log.place
  try {
    const inbox = await inboxOf(env, tenantId)
    return await inbox.capOf({ tenantId, phoneNumberId, category: categoryOf(content) })
  } catch {
    return null
  }
}
