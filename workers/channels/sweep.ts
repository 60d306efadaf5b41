import type { Env } from '../env'
import { errorName, log } from '../platform/log'
import { checkChannel } from './health-check'
import { staleChannels } from './health-queries'

const EVERY_MS = 6 * 3_600_000
/** Each is three calls to Meta and a few statements. */
const AT_ONCE = 20

/** Numbers nobody has asked Meta about for six hours. One that fails waits for its next turn. */
export async function sweepHealth(env: Env, now: number): Promise<number> {
  const due = await staleChannels(env, now - EVERY_MS, AT_ONCE)
  for (const { scope, channelId } of due) {
    try {
      await checkChannel(env, scope, channelId)
    } catch (error) {
      log.warn('channel.check_failed', { channelId, error: errorName(error) })
    }
  }
  return due.length
}
