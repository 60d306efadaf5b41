import type { Entry } from '../../workers/conversations/entry'
import type { Env } from '../../workers/env'
import { failureOfNumber } from '../channel/circuit'

/** Meta had taken it, and the reason is the number's or the account's: others will fare the same. */
export function isUndelivered({ body }: Entry): boolean {
  if (body.kind !== 'meta' || body.event.kind !== 'status' || body.event.status !== 'failed') return false
  const { error_code: code } = body.event
  return code !== undefined && failureOfNumber({ class: 'never', code }) !== null
}

/** Best effort: the next that is not delivered says it again. */
export async function sayUndelivered(env: Env, place: { tenantId: string; channelId: string }): Promise<void> {
  const { undelivered } = await import('../../workers/channels/notice')
  await undelivered(env, place).catch(() => {})
}
