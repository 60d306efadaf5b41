import { env } from 'cloudflare:workers'
import { expect, vi } from 'vitest'
import { app } from '../../../workers/app'
import type { Role } from '../../../workers/auth/permissions'
import type { LiveEvent } from '../../../workers/conversations/live-event'
import { type Answer, call, customerWrites, makePerson, makeTenant, ORIGIN, signIn } from '../api-client'

export interface Signed {
  userId: string
  email: string
  cookie: string
}

/** Somebody who works for the tenant, at a screen. */
export async function works(tenantId: string, role: Role, name: string): Promise<Signed> {
  const person = await makePerson(tenantId, { role, name })
  return { ...person, cookie: await signIn(person.email) }
}

/** A tenant with an owner, an admin and two agents. */
export async function office() {
  const tenant = await makeTenant()
  const [owner, admin, ada, bo] = [
    await works(tenant.tenantId, 'owner', 'Olga'),
    await works(tenant.tenantId, 'admin', 'Adam'),
    await works(tenant.tenantId, 'agent', 'Anna'),
    await works(tenant.tenantId, 'agent', 'Bo'),
  ]
  return { ...tenant, owner, admin, ada, bo }
}

export function as({ cookie }: Signed, method: string, path: string, body?: unknown): Promise<Answer> {
  return call(method, `/api${path}`, { cookie, body })
}

/** What an organization decides about itself. */
export async function decide(owner: Signed, settings: object): Promise<void> {
  expect((await as(owner, 'PATCH', '/organization', settings)).status).toBe(200)
}

/** A customer writes from their own number; the inbox lists it when this returns. */
export async function conversationFrom(
  tenant: Awaited<ReturnType<typeof makeTenant>>,
  from: string,
  text = 'Hello',
): Promise<string> {
  const { id } = await customerWrites(tenant, { from, text })
  await vi.waitFor(async () => {
    const { body } = await call('GET', '/api/conversations?view=all', { token: tenant.token })
    expect(JSON.stringify(body)).toContain(id)
  })
  return id
}

/** What somebody's list shows. */
export async function listOf(person: Signed, view = 'all'): Promise<string[]> {
  const { body } = await as(person, 'GET', `/conversations?view=${view}&limit=200`)
  return Object(body).conversations.map(({ id }: { id: string }) => id)
}

/** The live socket of a page; one whose rights have just changed is told to come again, and does. */
export async function listen({ cookie }: Signed, after = '') {
  const headers = { upgrade: 'websocket', cookie, origin: ORIGIN }
  const open = () => app.request(`${ORIGIN}/api/live${after === '' ? '' : `?after=${after}`}`, { headers }, env)
  const socket = await vi.waitFor(async () => {
    const { webSocket, status } = await open()
    if (!webSocket) throw new Error(`no socket: ${status}`)
    return webSocket
  }, 5_000)
  const heard: LiveEvent[] = []
  socket.addEventListener('message', ({ data }) => {
    heard.push(JSON.parse(String(data)))
  })
  const closed = new Promise<number>((resolve) => socket.addEventListener('close', ({ code }) => resolve(code)))
  socket.accept()
  await vi.waitFor(() => expect(heard.some(({ type }) => type === 'hello')).toBe(true))
  return { heard, closed, close: () => socket.close() }
}
