import { APIError } from 'better-auth'
import * as z from 'zod'
import type { Env } from '../env'
import { authFor } from './people-auth'

export type Refusal = 'wrong_password' | 'wrong_code' | 'on_already' | 'not_on'
export type Done<More = unknown> = ({ ok: true } & More) | { ok: false; reason: Refusal }

const REASONS: Record<string, Refusal> = {
  INVALID_PASSWORD: 'wrong_password',
  INVALID_CODE: 'wrong_code',
  TOTP_ALREADY_ENABLED: 'on_already',
  TOTP_NOT_ENABLED: 'not_on',
  TWO_FACTOR_NOT_ENABLED: 'not_on',
}

const made = z.object({ totpURI: z.string() })
const codes = z.object({ backupCodes: z.array(z.string()) })

/** A new secret for an authenticator app, as the address it reads from a picture. It asks for no code before one was given. */
export async function startTwoFactor(
  env: Env,
  request: Request,
  password: string | undefined,
): Promise<Done<{ uri: string }>> {
  return refusing(async () => {
    const body = { method: 'totp' as const, ...(password === undefined ? {} : { password }) }
    const response = await authFor(env, request).api.enableTwoFactor({ body, headers: request.headers })
    return { uri: made.parse(response).totpURI }
  })
}

/** From now on a code is asked for. The session goes on under another id; its cookies are the answer's. */
export async function confirmTwoFactor(
  env: Env,
  request: Request,
  code: string,
): Promise<Done<{ sessionId: string; cookies: string[] }>> {
  return refusing(async () => {
    const auth = authFor(env, request)
    const { headers } = await auth.api.verifyTOTP({ body: { code }, headers: request.headers, returnHeaders: true })
    return renewed(env, request, headers)
  })
}

export async function stopTwoFactor(
  env: Env,
  request: Request,
  password: string | undefined,
): Promise<Done<{ sessionId: string; cookies: string[] }>> {
  return refusing(async () => {
    const body = password === undefined ? {} : { password }
    const auth = authFor(env, request)
    const { headers } = await auth.api.disableTwoFactor({ body, headers: request.headers, returnHeaders: true })
    return renewed(env, request, headers)
  })
}

/** In place of the old ones, which stop working. */
export async function renewRecoveryCodes(
  env: Env,
  request: Request,
  password: string | undefined,
): Promise<Done<{ recoveryCodes: string[] }>> {
  return refusing(async () => {
    const body = password === undefined ? {} : { password }
    const response = await authFor(env, request).api.generateBackupCodes({ body, headers: request.headers })
    return { recoveryCodes: codes.parse(response).backupCodes }
  })
}

/** Those that were not used yet. */
export async function recoveryCodes(env: Env, request: Request, userId: string): Promise<string[]> {
  return codes.parse(await authFor(env, request).api.viewBackupCodes({ body: { userId } })).backupCodes
}

/** better-auth puts a new session in place of the one that asked. */
async function renewed(
  env: Env,
  request: Request,
  headers: Headers,
): Promise<{ sessionId: string; cookies: string[] }> {
  const cookies = headers.getSetCookie().filter((cookie) => cookie.includes('.session_token='))
  const carried = cookies.map((cookie) => cookie.split(';')[0] ?? '').at(-1)
  const found = await authFor(env, request).api.getSession({ headers: new Headers({ cookie: carried ?? '' }) })
  if (!found) throw new Error('the session was not renewed')
  return { sessionId: found.session.id, cookies }
}

async function refusing<More>(act: () => Promise<More>): Promise<Done<More>> {
  try {
    return { ok: true, ...(await act()) }
  } catch (error) {
    const reason = error instanceof APIError ? REASONS[error.body?.code ?? ''] : undefined
    if (reason === undefined) throw error
    return { ok: false, reason }
  }
}
