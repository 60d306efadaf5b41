import type { Env } from '../env'
import { utf8 } from '../platform/bytes'
import { listTexts } from '../platform/resolve'

const RECORD = 'whatsnexus-domain-verification='

/**
 * What whoever has the domain puts into its DNS, as a TXT record. Each tenant has another one for each domain, which nobody
 * else can know before it is there; kept nowhere, because it can be made again.
 */
export async function recordOf(env: Env, tenantId: string, domain: string): Promise<string> {
  const key = await crypto.subtle.importKey('raw', utf8(env.AUTH_SECRET), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ])
  const mac = await crypto.subtle.sign('HMAC', key, utf8(`sso-domain\n${tenantId}\n${domain}`))
  return RECORD + new Uint8Array(mac).slice(0, 20).toBase64({ alphabet: 'base64url', omitPadding: true })
}

/** Does DNS say that the domain is the tenant's? */
export async function askProof(env: Env, tenantId: string, domain: string): Promise<'proven' | 'unproven' | 'down'> {
  const texts = await listTexts(env.DNS_API_URL, domain)
  if (texts === null) return 'down'
  return texts.includes(await recordOf(env, tenantId, domain)) ? 'proven' : 'unproven'
}
