import { drizzle } from 'drizzle-orm/d1'
import { raiseAlarms } from '../abuse/alarm'
import type { Env } from '../env'
import { log } from '../platform/log'
import { tenantsOf } from './membership'
import { useChallenge } from './passkey-challenges'
import { passkeyCopied, passkeyRefused, passkeyUnknown } from './passkey-problems'
import { countUse, findPasskey } from './passkey-queries'
import type { PasskeyResponse } from './passkey-shapes'
import type { FoundSession } from './people-auth'

/** Starts a session for whose passkey it is. The challenge is used up first, whatever comes of it. Throws a 401. */
export async function signInByPasskey(env: Env, request: Request, response: PasskeyResponse): Promise<FoundSession> {
  const userId = await provenBy(env, request, response)
  const { startSession } = await import('./people-auth')
  return startSession(env, request, userId)
}

async function provenBy(env: Env, request: Request, response: PasskeyResponse): Promise<string> {
  const { challengeOf, checkHeld } = await import('./passkey-ceremony')
  const db = drizzle(env.DB)
  const challenge = challengeOf(response)
  if (challenge === null || !(await useChallenge(db, { kind: 'sign-in' }, challenge))) throw passkeyRefused()
  const held = await findPasskey(db, response.id)
  if (!held) throw passkeyUnknown()
  const used = await checkHeld(request, challenge, response, held)
  if (!used) throw passkeyRefused()
  if (await countUse(db, held.id, used)) return held.userId
  if (!(await findPasskey(db, response.id))) throw passkeyUnknown()
  log.warn('passkey.counter_back', { userId: held.userId, passkeyId: held.id })
  const alarm = { kind: 'passkey_copied' as const, about: held.userId, detail: { passkeyId: held.id } }
  for (const tenantId of await tenantsOf(env, held.userId)) await raiseAlarms(env, tenantId, [alarm])
  throw passkeyCopied()
}
