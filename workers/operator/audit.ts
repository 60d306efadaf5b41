import { lt } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Env } from '../env'
import { newId } from '../platform/ids'
import { operatorAudit } from './schema'

/** Long enough to be asked about what was done last year. */
export const AUDIT_KEPT_MS = 400 * 86_400_000
/** A path is never longer in honest use; the rest of a dishonest one is nobody's gain. */
const MAX_PATH = 300

export async function recordOperatorCall(
  env: Env,
  call: { method: string; path: string; status: number; requestId: string },
): Promise<void> {
  await drizzle(env.DB)
    .insert(operatorAudit)
    .values({ id: newId('opa'), at: Date.now(), ...call, path: call.path.slice(0, MAX_PATH) })
}

export async function discardAuditBefore(env: Env, moment: number): Promise<void> {
  await drizzle(env.DB).delete(operatorAudit).where(lt(operatorAudit.at, moment))
}
