import { env } from 'cloudflare:workers'
import { expect, test, vi } from 'vitest'
import { app } from '../../../workers/app'
import { forgetPeople } from '../../../workers/auth/person'
import { call, makeTenant, ORIGIN, operator, PASSWORD, signIn } from '../api-client'
import { as, listen, type Signed, works } from '../people/support'
import { Authenticator } from './passkey-authenticator'
import { addPasskey } from './passkey-client'

/** An organization with somebody who may do all, and an agent who listens. */
async function office() {
  const { tenantId } = await makeTenant()
  const owner = await works(tenantId, 'owner', 'Olga')
  const ada = await works(tenantId, 'agent', 'Anna')
  return { tenantId, owner, ada }
}
type Office = Awaited<ReturnType<typeof office>>

const done = (answer: { status: number }) => expect(answer.status).toBeLessThan(300)

async function ownRole({ owner, ada }: Office): Promise<string> {
  const permissions = ['conversation.read', 'event.read']
  const { body } = await as(owner, 'POST', '/roles', { name: 'Desk', permissions })
  const { id } = Object(body).role
  done(await as(owner, 'PATCH', `/people/${ada.userId}`, { roleId: id }))
  return id
}

/** What is taken away while the agent's socket is open, and what they are told when they come back. */
const TAKEN: [string, (here: Office) => Promise<() => Promise<unknown>>, number, string?][] = [
  [
    'another role',
    async ({ owner, ada }) => {
      return async () => done(await as(owner, 'PATCH', `/people/${ada.userId}`, { role: 'analyst' }))
    },
    403,
    'auth.forbidden',
  ],
  [
    'a role of the organization’s own that allows less',
    async (here) => {
      const roleId = await ownRole(here)
      return async () => done(await as(here.owner, 'PUT', `/roles/${roleId}`, { name: 'Desk', permissions: [] }))
    },
    403,
    'auth.forbidden',
  ],
  [
    'a team',
    async ({ owner, ada }) => {
      const { body } = await as(owner, 'POST', '/teams', { name: 'Billing' })
      const path = `/teams/${Object(body).team.id}/members/${ada.userId}`
      done(await as(owner, 'PUT', path))
      return async () => done(await as(owner, 'DELETE', path))
    },
    101,
  ],
  [
    'what agents may see',
    async ({ owner }) => {
      return async () => done(await as(owner, 'PATCH', '/organization', { visibility: 'own' }))
    },
    101,
  ],
  [
    'whole numbers',
    async ({ owner }) => {
      return async () => done(await as(owner, 'PATCH', '/organization', { masksContacts: true }))
    },
    101,
  ],
  [
    'work without a second factor',
    async ({ owner }) => {
      done(await addPasskey(owner.cookie, await Authenticator.make()))
      return async () => done(await as(owner, 'PATCH', '/organization', { twoFactorRequired: true }))
    },
    403,
    'auth.second_factor_needed',
  ],
  [
    'their second factor',
    async ({ owner, ada }) => {
      done(await addPasskey(ada.cookie, await Authenticator.make()))
      return async () => done(await as(owner, 'DELETE', `/people/${ada.userId}/second-factor`))
    },
    401,
    'auth.required',
  ],
  [
    'their place',
    async ({ owner, ada }) => {
      return async () => done(await as(owner, 'POST', `/people/${ada.userId}/deactivate`, {}))
    },
    401,
    'auth.required',
  ],
  [
    'the session, by themselves from elsewhere',
    async ({ ada }) => {
      const cookie = await signIn(ada.email)
      return async () => done(await call('DELETE', '/api/sessions', { cookie }))
    },
    401,
    'auth.required',
  ],
  [
    'the old password, from elsewhere',
    async ({ ada }) => {
      const cookie = await signIn(ada.email)
      const body = { current: PASSWORD, password: 'a bluebird on the windowsill' }
      return async () => done(await call('POST', '/api/password/change', { cookie, body }))
    },
    401,
    'auth.required',
  ],
]

test.each(TAKEN)('an open socket closes at once with the loss of %s', async (_what, prepare, status, code) => {
  const here = await office()
  const take = await prepare(here)
  const live = await listen(here.ada)
  await take()
  expect(await live.closed).toBe(4001)
  expect(await comesBack(here.ada)).toEqual({ status, ...(code ? { code } : {}) })
})

test('only theirs: a colleague’s socket stays open', async () => {
  const { owner, ada, tenantId } = await office()
  const bo = await works(tenantId, 'agent', 'Bo')
  const [adas, bos] = [await listen(ada), await listen(bo)]
  done(await as(owner, 'PATCH', `/people/${ada.userId}`, { role: 'analyst' }))
  expect(await adas.closed).toBe(4001)
  expect(await Promise.race([bos.closed, Promise.resolve('open')])).toBe('open')
  bos.close()
})

test('a socket of somebody who works in two organizations closes only where the right was taken', async () => {
  const { owner, ada } = await office()
  const other = await makeTenant()
  const put = { name: 'Anna', email: ada.email, role: 'agent' }
  await operator('PUT', `/tenants/${other.tenantId}/users/${ada.userId}`, put)
  const there: Signed = { ...ada, cookie: await signIn(ada.email) }
  done(await as(there, 'PUT', '/session/tenant', { tenantId: other.tenantId }))
  forgetPeople([ada.userId])
  const [here, elsewhere] = [await listen(ada), await listen(there)]
  done(await as(owner, 'POST', `/people/${ada.userId}/deactivate`, {}))
  expect(await here.closed).toBe(4001)
  expect(await Promise.race([elsewhere.closed, Promise.resolve('open')])).toBe('open')
  expect((await as(there, 'GET', '/conversations')).status).toBe(200)
  elsewhere.close()
})

test('a key that is revoked, or allowed less, hears nothing more', async () => {
  const { owner } = await office()
  for (const [method, body] of [
    ['DELETE', undefined],
    ['PATCH', { scopes: ['labels:write'] }],
  ] as const) {
    const made = await as(owner, 'POST', '/keys', { name: 'Desk', scopes: ['events:read'] })
    const { key, secret } = Object(made.body)
    const headers = { upgrade: 'websocket', authorization: `Bearer ${secret}` }
    const { webSocket } = await app.request(`${ORIGIN}/api/live`, { headers }, env)
    const closed = new Promise<number>((resolve) =>
      webSocket?.addEventListener('close', ({ code }: CloseEvent) => resolve(code)),
    )
    webSocket?.accept()
    done(await as(owner, method, `/keys/${key.id}`, body))
    expect(await closed).toBe(4001)
  }
})

/** Whoever was sent away is shut out for two seconds, and comes again. */
async function comesBack({ cookie }: Signed): Promise<{ status: number; code?: string }> {
  const headers = { upgrade: 'websocket', cookie, origin: ORIGIN }
  return vi.waitFor(async () => {
    const answer = await app.request(`${ORIGIN}/api/live`, { headers }, env)
    if (answer.status === 503) throw new Error('not yet')
    answer.webSocket?.accept()
    answer.webSocket?.close()
    if (answer.status === 101) return { status: 101 }
    return { status: answer.status, code: String(Object(await answer.json()).code) }
  }, 5_000)
}
