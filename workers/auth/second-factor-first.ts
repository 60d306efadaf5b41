import type { Env } from '../env'
import { secondFactorNeeded } from './two-factor-problems'
import { findSecondFactors, findSessionRow } from './two-factor-queries'

/**
 * Where a second factor is asked for, whoever came in by the password alone must not set up one of their own beside the one
 * that the person has, nor take that away. Throws a 403.
 */
export async function mayEnrol(env: Env, { userId, sessionId }: { userId: string; sessionId: string }): Promise<void> {
  const { required, app, passkeys } = await findSecondFactors(env, userId)
  if (!required || (!app && passkeys === 0)) return
  const session = await findSessionRow(env, sessionId)
  if ((session?.verifiedAt ?? null) === null) throw secondFactorNeeded()
}
