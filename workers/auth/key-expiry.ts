import type { Env } from '../env'
import { revokeExpired } from './key-queries'
import { endSockets } from './key-sockets'

/** For cron. Requests are refused by the key's time itself; but its sockets would stay open. */
export async function sweepExpiredKeys(env: Env, now: number): Promise<number> {
  const expired = await revokeExpired(env, now)
  for (const { tenantId, id } of expired) await endSockets(env, tenantId, id)
  return expired.length
}
