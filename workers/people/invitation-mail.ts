import type { Env } from '../env'
import { dashboardOrigin, mustSend } from '../mail/mailer'
import { sha256Hex } from '../platform/bytes'
import type { TenantScope } from '../platform/tenant-scope'
import { findTenant } from '../tenants/queries'

const TOKEN_BYTES = 32

/** The secret of a link, and what is stored of it. */
export async function newToken(): Promise<{ token: string; tokenHash: string }> {
  const bytes = crypto.getRandomValues(new Uint8Array(TOKEN_BYTES))
  const token = bytes.toBase64({ alphabet: 'base64url', omitPadding: true })
  return { token, tokenHash: await sha256Hex(token) }
}

interface Letter {
  request: Request
  inviter: string
  /** Stands behind the #: no server, log or referrer sees it. */
  token: string
  to: string
}

/** In the language of the tenant: of who is invited nothing is known yet. Throws a 503 when it could not be sent. */
export async function mailInvitation(
  env: Env,
  scope: TenantScope,
  { request, inviter, token, to }: Letter,
): Promise<void> {
  const tenant = await findTenant(scope)
  const link = `${dashboardOrigin(env, request)}/invitation#${token}`
  const data = { organization: tenant?.name ?? '', inviter, link }
  await mustSend(env, { to, kind: 'invitation', locale: tenant?.locale ?? null, data })
}
