import { env } from 'cloudflare:workers'
import { app } from '../../workers/app'
import type { Role, Scope } from '../../workers/auth/permissions'
import { SCOPES } from '../../workers/auth/permissions'
import { conversationId, conversationOf } from '../../workers/objects'
import { newId } from '../../workers/platform/ids'
// Imported late by the app: here already, so that the first test that signs in does not pay for it with its time limit.
import '../../workers/auth/people-auth'

/** Where the app answers in tests. */
export const ORIGIN = 'https://whatsnexus.test'

export interface Answer {
  status: number
  headers: Headers
  body: unknown
}

/** One request through the whole app. */
export async function call(method: string, path: string, { token, cookie, body, headers }: Call = {}): Promise<Answer> {
  const credentials = { ...(token ? { authorization: `Bearer ${token}` } : {}), ...(cookie ? asPage(cookie) : {}) }
  const init: RequestInit = { method, headers: { ...credentials, ...headers } }
  if (body !== undefined) {
    init.body = typeof body === 'string' ? body : JSON.stringify(body)
    init.headers = { 'content-type': 'application/json', ...init.headers }
  }
  const response = await app.request(path.startsWith('/') ? `${ORIGIN}${path}` : path, init, env)
  const text = await response.text()
  const json = response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text
  return { status: response.status, headers: response.headers, body: json }
}

/** What a page of ours sends along. */
function asPage(cookie: string): Record<string, string> {
  return { cookie, origin: ORIGIN, 'sec-fetch-site': 'same-origin' }
}

interface Call {
  token?: string
  /** Of `signIn`. */
  cookie?: string
  body?: unknown
  headers?: Record<string, string>
}

export function operator(method: string, path: string, body?: unknown): Promise<Answer> {
  return call(method, `/operator${path}`, { token: 'test-operator-token', body })
}

/** A tenant as an operator makes it: one user, one key with these scopes, one number without the assistant. */
export async function makeTenant(scopes: readonly Scope[] = SCOPES) {
  const tenantId = newId('t').replace('_', '-').slice(0, 30)
  const token = newId('key')
  const phoneNumberId = newId('pn')
  const wabaId = newId('waba')
  await operator('PUT', `/tenants/${tenantId}`, { name: 'Test' })
  await operator('PUT', `/tenants/${tenantId}/users/usr_1`, { name: 'Ada', email: 'ada@example.test', role: 'agent' })
  await operator('PUT', `/tenants/${tenantId}/keys/key_1`, { name: 'Key', secret: token, scopes })
  const channel = {
    wabaId,
    displayPhoneNumber: '15550000001',
    accessToken: 'EAAG-token',
    guards: { flood: null, loop: null },
  }
  await operator('PUT', `/tenants/${tenantId}/channels/${phoneNumberId}`, channel)
  return { tenantId, token, phoneNumberId, wabaId }
}

export const PASSWORD = 'correct horse battery'

/** Somebody nobody else in the run knows, who works for the tenant and can sign in. */
export async function makePerson(
  tenantId: string,
  { role = 'agent', name = 'Grace' }: { role?: Role; name?: string } = {},
) {
  const userId = newId('usr')
  const email = `${userId}@example.test`
  await operator('PUT', `/tenants/${tenantId}/users/${userId}`, { name, email, role, password: PASSWORD })
  return { userId, name, email, role }
}

/** Answers the cookie that `call` takes. */
export async function signIn(email: string, password = PASSWORD): Promise<string> {
  const { status, headers, body } = await call('POST', '/api/session', { body: { email, password } })
  if (status !== 200) throw new Error(`sign-in: ${status} ${JSON.stringify(body)}`)
  return cookieOf(headers)
}

/** Name and value of the session's cookie, as a browser sends it back. */
export function cookieOf(headers: Headers): string {
  return (
    headers
      .getSetCookie()
      .find((cookie) => cookie.includes('session_token='))
      ?.split(';')[0] ?? ''
  )
}

/** A customer writes to the tenant's number; answers the conversation's id once the inbox lists it. */
export async function customerWrites(
  { tenantId, phoneNumberId, wabaId }: { tenantId: string; phoneNumberId: string; wabaId: string },
  { wamid = newId('wamid'), text = 'Hello', from = '919876543210' } = {},
): Promise<{ id: string; wamid: string }> {
  const row = await env.DB.prepare('SELECT id FROM channels WHERE phone_number_id = ?1')
    .bind(phoneNumberId)
    .first<{ id: string }>()
  const place = { tenantId, channelId: row?.id ?? '', contactKey: from }
  const id = await conversationId(env, place)
  const timestamp = String(Math.floor(Date.now() / 1000))
  const raw = { id: wamid, from, timestamp, type: 'text', text: { body: text } }
  const items = [
    { field: 'messages', part: 'message' as const, raw, contact: { wa_id: from, profile: { name: 'Asha' } } },
  ]
  await conversationOf(env, id).receive({
    ...place,
    conversationId: id,
    phoneNumberId,
    wabaId,
    receivedAt: Date.now(),
    items,
  })
  return { id, wamid }
}
