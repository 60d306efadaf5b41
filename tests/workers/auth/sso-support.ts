import { newId } from '../../../workers/platform/ids'
import { provider } from '../../support/provider'
import { newReceiver } from '../../support/receiver'
import { call, makeTenant, operator, PASSWORD, signIn } from '../api-client'

/** An organization with a provider of its own, an owner, and somebody who signs in by it. */
export async function organization({ required = false } = {}) {
  const { tenantId } = await makeTenant()
  const domain = `${newId('d').replaceAll('_', '-')}.example`
  const host = `${newId('h').replaceAll('_', '-')}.idp.test`
  const join = async (role: 'owner' | 'agent', email: string, userId = newId('usr')) => {
    await operator('PUT', `/tenants/${tenantId}/users/${userId}`, { name: 'Asha', email, role, password: PASSWORD })
    return { userId, email }
  }
  const owner = await join('owner', `owner@${domain}`)
  const agent = await join('agent', `asha@${domain}`)
  const idp = provider(host)
  const cookie = await signIn(owner.email)
  const body = {
    issuer: idp.issuer,
    clientId: 'client-1',
    clientSecret: 'provider-secret',
    domains: [domain],
    required,
  }
  const put = (more: Record<string, unknown> = {}) => call('PUT', '/api/sso', { cookie, body: { ...body, ...more } })
  /** DNS says that a domain is theirs, and we are asked to look. */
  const prove = async (name = domain) => {
    const { act } = await newReceiver({}, name)
    await act({ texts: ['v=spf1 -all', await recordFor(cookie, name)] })
    return call('POST', '/api/sso/domains', { cookie, body: { domain: name } })
  }
  const setUp = async (more: Record<string, unknown> = {}) => {
    await put({ ...more, required: false })
    await prove()
    return put(more)
  }
  return { tenantId, domain, owner, agent, join, idp, cookie, body, put, prove, setUp }
}

interface Shown {
  sso: { domains: { domain: string; proven: boolean; record: string }[] }
}

export async function recordFor(cookie: string, name: string): Promise<string> {
  const { sso } = (await call('GET', '/api/sso', { cookie })).body as Shown
  return sso.domains.find(({ domain }) => domain === name)?.record ?? ''
}

let asked = 0

/** Each from an address of their own: one alone may not ask this often. */
export function begin(email: string) {
  asked += 1
  const headers = { 'cf-connecting-ip': `2001:db8:5550:${asked.toString(16)}::1` }
  return call('GET', `/api/sign-in/sso?email=${encodeURIComponent(email)}`, { headers })
}

/** The whole way, in one browser. */
export async function wayOf(email: string, idp: ReturnType<typeof provider>, { browser }: { browser?: string } = {}) {
  const { body, headers } = await begin(email)
  const { url } = body as { url: string }
  const state = await idp.signsIn(url)
  const cookie = browser ?? headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const back = () =>
    call('GET', `/api/sign-in/sso/callback?state=${state}&code=code-1`, {
      headers: { cookie, 'sec-fetch-site': 'cross-site' },
    })
  return { url, state, back, cookie: headers.getSetCookie()[0] ?? '' }
}
