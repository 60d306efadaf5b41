import { env } from 'cloudflare:workers'
import { call, cookieOf, makePerson, makeTenant, signIn } from '../api-client'
import { Authenticator, type Quirks } from './passkey-authenticator'
// Imported late by the app: here already, so that the first test that needs it does not pay for it with its time limit.
import '../../../workers/auth/passkey-ceremony'

export async function somebodySignedIn() {
  const tenant = await makeTenant()
  const person = await makePerson(tenant.tenantId)
  return { ...tenant, ...person, cookie: await signIn(person.email) }
}

/** What a device is asked that shall become a passkey. */
export async function askedForNew(cookie: string): Promise<unknown> {
  const { body } = await call('POST', '/api/passkeys/options', { cookie })
  return Object(body).options
}

export async function addPasskey(cookie: string, device: Authenticator, quirks: Quirks = {}) {
  const response = await device.create(await askedForNew(cookie), quirks)
  return call('POST', '/api/passkeys', { cookie, body: { response, name: 'Laptop' } })
}

/** What a device is asked at the door. */
export async function askedAtTheDoor(): Promise<unknown> {
  const { body } = await call('POST', '/api/session/passkey/options', { headers: fromSomewhere() })
  return Object(body).options
}

export async function enter(device: Authenticator, quirks: Quirks = {}) {
  return come(await device.get(await askedAtTheDoor(), quirks))
}

/** With what a device has answered. */
export async function come(response: unknown) {
  const answer = await call('POST', '/api/session/passkey', { headers: fromSomewhere(), body: { response } })
  return { ...answer, cookie: cookieOf(answer.headers) }
}

/** Five minutes, for what a device was asked. */
export async function timePasses(asked: unknown): Promise<void> {
  await env.DB.prepare('UPDATE verifications SET expires_at = ?1 WHERE value = ?2')
    .bind(Date.now() - 1, Object(asked).challenge)
    .run()
}

/** Addresses are limited, and every test's visitors would otherwise come from one. */
function fromSomewhere(): Record<string, string> {
  const [a, b, c] = crypto.getRandomValues(new Uint8Array(3))
  return { 'cf-connecting-ip': `10.${a}.${b}.${c}` }
}

/** Somebody who can sign in with this device. */
export async function somebodyWithPasskey() {
  const person = await somebodySignedIn()
  const device = await Authenticator.make()
  const { status, body } = await addPasskey(person.cookie, device)
  if (status !== 201) throw new Error(`passkey: ${status} ${JSON.stringify(body)}`)
  return { ...person, device, passkeyId: String(Object(body).passkey.id) }
}

export async function passkeysOf(cookie: string) {
  return Object((await call('GET', '/api/passkeys', { cookie })).body).passkeys
}
