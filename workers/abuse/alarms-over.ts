import { lt } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Env } from '../env'
import { securityAlarms } from './schema'

/** As long as what operators do is kept: whoever looks into something looks back a year. */
const KEPT_MS = 400 * 86_400_000

/** For cron: an alarm says whom it is about, and not for ever. Few are ever raised, so all are looked through. */
export async function forgetAlarms(env: Env, now: number): Promise<void> {
  await drizzle(env.DB)
    .delete(securityAlarms)
    .where(lt(securityAlarms.at, now - KEPT_MS))
}
