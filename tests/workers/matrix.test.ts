import { env } from 'cloudflare:workers'
import { expect, test, vi } from 'vitest'
import { app } from '../../workers/app'
import {
  PERMISSIONS,
  type Permission,
  permissionsOfRole,
  permissionsOfScopes,
  ROLES,
  SCOPES,
} from '../../workers/auth/permissions'
import { newId } from '../../workers/platform/ids'
import { call, makePerson, makeTenant, ORIGIN, operator, signIn } from './api-client'
import { OPERATOR_SAMPLES } from './edges/operator-samples'
import { mayRole, mayScope, PERMISSION_OF, RIGHTS } from './edges/rights'
import { type ApiRoute, apiRoutes, inOrder, operatorRoutes } from './edges/routes'
import { namesInBody, sampledRoutes, sampleRequest } from './edges/samples'
import { makeWorld, somebody } from './edges/world'

const ALL = apiRoutes()
/** Routes for somebody: the others know of no tenant. */
const GUARDED = inOrder(ALL.filter(({ permission }) => permission !== 'public'))
/** Not there is told otherwise: nobody's mark. */
const NOTHING = 'GET /api/conversations/{conversationId}/mark'
const LONG = { timeout: 120_000 }

type Ids = Record<string, string>

async function ask(route: ApiRoute, caller: { cookie?: string; token?: string }, ids: Ids, inBody: Ids = ids) {
  const { path, body, refused } = sampleRequest(route, ids, inBody)
  const { status, body: answer } = await call(route.method, path, { ...caller, body })
  const { code = '', errors = '' } = Object(answer)
  const told = `${route.name}: ${status} ${code} ${JSON.stringify(errors)}`
  return { status, code: String(code), answer, told, fits: status < 400 || refused.includes(String(code)) }
}

const isForbidden = ({ status, code }: { status: number; code: string }) => status === 403 && code === 'auth.forbidden'

test('every route asks for a permission that some role has, or is public; every sample is for a route that is there', () => {
  const known = new Set<string>(['public', ...permissionsOfRole('owner')])
  expect(ALL.filter(({ permission }) => !known.has(permission))).toEqual([])
  const names = new Set(ALL.map(({ name }) => name))
  expect(sampledRoutes().filter((name) => !names.has(name))).toEqual([])
  expect(GUARDED.length).toBeGreaterThan(60)
})

test('every route asks for the permission that is written down for it: a new one has to be added to edges/rights-routes.ts', () => {
  expect(Object.fromEntries(ALL.map(({ name, permission }) => [name, permission]))).toEqual(PERMISSION_OF)
})

test('roles and scopes include exactly the permissions that are written down for them', () => {
  const included = (permission: Permission) => ({
    roles: ROLES.filter((role) => permissionsOfRole(role).has(permission)),
    scopes: SCOPES.filter((scope) => permissionsOfScopes([scope]).has(permission)),
  })
  for (const permission of PERMISSIONS) {
    const { roles, scopes } = RIGHTS[permission]
    expect({ permission, ...included(permission) }).toEqual({ permission, roles, scopes })
  }
})

/** Whoever may see these may do this with them too. Any other write needs a permission of its own. */
const WRITES_OF_READERS: Record<string, string> = {
  'POST /api/intents/classify': 'tries a sentence, and keeps nothing',
  'POST /api/knowledge/try': 'asks the assistant, and keeps nothing',
  'PUT /api/conversations/{conversationId}/read': 'what they have seen themselves',
  'PUT /api/security/alarms/{alarmId}/seen': 'says who has seen it',
}
/** What everybody has of their own: sessions, second factors, passkeys. */
const OWN = /^\w+ \/api\/(?:me|passkeys|password|sessions?|two-factor)(?:\/|$)/

test('no write is open to whoever may only read', () => {
  const open = GUARDED.filter(({ method, permission }) => method !== 'GET' && permission.endsWith('.read'))
  const own = open.filter(({ permission }) => permission === 'account.read')
  expect(own.filter(({ name }) => !OWN.test(name)).map(({ name }) => name)).toEqual([])
  const others = open.filter((route) => !own.includes(route)).map(({ name }) => name)
  expect(others.sort()).toEqual(Object.keys(WRITES_OF_READERS).sort())
})

test('without a session or a key there is nothing', LONG, async () => {
  for (const route of GUARDED) {
    const { status } = await call(route.method, route.path.replaceAll(/\{\w+\}/g, 'x'))
    expect(`${route.name} ${status}`).toBe(`${route.name} 401`)
  }
})

test.each(ROLES)('of every route, the role %s can do exactly what it includes', LONG, async (role) => {
  const world = await makeWorld()
  const { cookie, ids } = await somebody(world, role)
  const wrong: string[] = []
  for (const route of GUARDED) {
    const answer = await ask(route, { cookie }, { ...world.ids, ...ids })
    if (mayRole(role, route.name) ? !answer.fits : !isForbidden(answer)) wrong.push(answer.told)
  }
  expect(wrong, 'a new route may need a sample in edges/samples.ts').toEqual([])
})

test('whatever a tenant has, nobody of another one finds or changes anything of it', LONG, async () => {
  const [mine, theirs] = [await makeWorld(), await makeWorld()]
  const wrong: string[] = []
  for (const role of ROLES) {
    const caller = await somebody(mine, role)
    for (const route of GUARDED.filter(({ params }) => params.length > 0)) {
      const answer = await ask(route, caller, theirs.ids, mine.ids)
      const isHidden = route.name === NOTHING ? Object(answer.answer).mark === null : answer.code === notFoundOf(route)
      if (mayRole(role, route.name) ? !isHidden : !isForbidden(answer)) wrong.push(`${role}: ${answer.told}`)
    }
  }
  // A body can name something too.
  for (const route of GUARDED.filter(namesInBody)) {
    const answer = await ask(route, { cookie: mine.owner }, mine.ids, theirs.ids)
    if (answer.status < 400 || answer.status >= 500) wrong.push(`in the body of ${answer.told}`)
  }
  // All of it is still there: what another one would have been refused for any other reason has proved nothing.
  for (const route of GUARDED.filter(({ params }) => params.length > 0)) {
    const answer = await ask(route, { cookie: theirs.owner }, theirs.ids)
    if (!answer.fits) wrong.push(`its own owner: ${answer.told}`)
  }
  expect(wrong).toEqual([])
})

test.each(SCOPES)('a key with the scope %s can do exactly what the scope includes', LONG, async (scope) => {
  const { token } = await makeTenant([scope])
  for (const route of GUARDED) {
    const body = route.method === 'GET' ? {} : { body: {} }
    const answer = await call(route.method, route.path.replaceAll(/\{\w+\}/g, 'x'), { token, ...body })
    const told = { route: route.name, forbidden: isForbidden({ ...answer, code: String(Object(answer.body).code) }) }
    expect(told).toEqual({ route: route.name, forbidden: !mayScope(scope, route.name) })
  }
})

test('operators’ routes are for the operator’s token alone, and are not there without one', LONG, async () => {
  const { token, owner, tenantId } = await makeWorld()
  const routes = operatorRoutes()
  expect(routes.length).toBeGreaterThan(20)
  for (const { name, method, path } of routes) {
    const target = path.replace(':tenantId', tenantId).replaceAll(/:\w+/g, 'x')
    const body = method === 'GET' ? undefined : {}
    for (const caller of [{}, { token }, { cookie: owner }, { token: 'test-operator-tokem' }])
      expect(`${name} ${(await call(method, target, { ...caller, body })).status}`).toBe(`${name} 401`)
    const headers = { authorization: 'Bearer test-operator-token', 'content-type': 'application/json' }
    const { OPERATOR_TOKEN: _token, ...without } = env
    const answer = await app.request(target, { method, headers, ...(body && { body: '{}' }) }, without)
    expect(`${name} ${answer.status}`).toBe(`${name} 404`)
  }
})

test('an operator’s route that names a tenant makes none up, and finds another’s in none', LONG, async () => {
  const [mine, theirs] = [await makeWorld(), await makeWorld()]
  for (const { name, method, path } of operatorRoutes().filter((route) => route.path.includes(':tenantId'))) {
    const sample = OPERATOR_SAMPLES[name]
    expect(sample, `${name} needs a sample in edges/operator-samples.ts`).toBeDefined()
    const ids: Ids = { ...theirs.ids, ...sample?.ids }
    const named = (tenantId: string) =>
      path
        .replace('/operator', '')
        .replace(':tenantId', tenantId)
        .replaceAll(/:(\w+)/g, (_, id: string) => ids[id] ?? 'x')
    if (sample?.makes) continue // it is there to make a tenant
    expect(await operator(method, named(newId('t').replace('_', '-').slice(0, 30)), sample?.body)).toMatchObject({
      status: 404,
      body: { code: 'tenant.not_found' },
    })
    if (sample?.foreign) expect((await operator(method, named(mine.tenantId), sample.body)).status).toBe(404)
  }
})

/** All that a socket may say, and what it may not. */
const SAID = (conversationId: string) => [
  JSON.stringify({ type: 'here', conversationId, writing: 'reply' }),
  JSON.stringify({ type: 'here', conversationId, writing: null, tenantId: 'other', userId: 'usr_1' }),
  JSON.stringify({ type: 'event', n: 1, conversationId }),
  JSON.stringify({ type: 'revoke', userId: 'usr_1' }),
  '{"__proto__":{"userId":"usr_1"},"type":"here"}',
  '[[[[',
  '',
  'x'.repeat(100_000),
  new Uint8Array(1_000),
]

test('whatever a socket says, whoever is behind it, another tenant hears nothing of it', LONG, async () => {
  const [mine, theirs] = [await makeWorld(), await makeWorld()]
  const listener = await openSocket({ cookie: theirs.owner, origin: ORIGIN })
  for (const role of ROLES) {
    const { cookie } = await somebody(mine, role)
    const speaker = await openSocket({ cookie, origin: ORIGIN })
    expect(speaker.status).toBe(permissionsOfRole(role).has('event.read') ? 101 : 403)
    for (const said of SAID(theirs.ids.conversationId ?? '')) speaker.socket?.send(said)
    const text = newId('secret')
    const path = `/api/conversations/${theirs.ids.conversationId}/messages`
    expect((await call('POST', path, { cookie: theirs.owner, body: { kind: 'note', text } })).status).toBe(201)
    await vi.waitFor(() => expect(listener.heard.join()).toContain(text))
    expect(listener.heard.filter((one) => Object(JSON.parse(one)).type === 'presence')).toEqual([])
    expect(speaker.heard.filter((one) => one.includes(theirs.tenantId) || one.includes('secret_'))).toEqual([])
    speaker.socket?.close()
  }
  listener.socket?.close()
})

/** Where somebody is, in so many words; anything else is nothing that a window of ours says. */
const isHere = (said: string | Uint8Array) =>
  typeof said === 'string' && /^\{"type":"here","conversationId":"[\w-]+","writing":"reply"\}$/.test(said)

test(
  'a socket opens to whoever may hear events, and takes from people where they are and from nobody anything else',
  LONG,
  async () => {
    const world = await makeWorld()
    const listener = await openSocket({ cookie: world.owner, origin: ORIGIN })
    const heardOf = (userId: string) =>
      listener.heard.filter((one) => one.includes('"presence"') && one.includes(userId))
    const openTo = async (caller: Record<string, string>, userId: string, isPerson: boolean) => {
      for (const said of SAID(world.ids.conversationId ?? '')) {
        const speaker = await openSocket(caller)
        const before = heardOf(userId).length
        speaker.socket?.send(said)
        if (isPerson && isHere(said)) {
          const told = `"conversationId":"${world.ids.conversationId}","writing":"reply"`
          await vi.waitFor(() => expect(heardOf(userId).at(-1)).toContain(told))
          speaker.socket?.close()
        } else {
          expect(await speaker.closed, JSON.stringify(said)).toBe(1003)
          expect(heardOf(userId).slice(before).join()).not.toContain('writing":"reply"')
        }
      }
    }
    for (const role of ROLES) {
      const { userId, email } = await makePerson(world.tenantId, { role })
      const caller = { cookie: await signIn(email), origin: ORIGIN }
      const isOpen = mayRole(role, 'GET /api/live')
      expect({ role, status: (await openSocket(caller)).status }).toEqual({ role, status: isOpen ? 101 : 403 })
      if (isOpen) await openTo(caller, userId, true)
    }
    await openTo({ authorization: `Bearer ${world.token}` }, 'api:', false)
    listener.socket?.close()
  },
)

async function openSocket(caller: Record<string, string>) {
  const headers = { upgrade: 'websocket', ...caller }
  const { status, webSocket: socket } = await app.request(`${ORIGIN}/api/live`, { headers }, env)
  const heard: string[] = []
  socket?.addEventListener('message', ({ data }) => void heard.push(String(data)))
  const closed = new Promise<number>((resolve) => socket?.addEventListener('close', ({ code }) => resolve(code)))
  socket?.accept()
  if (socket) await vi.waitFor(() => expect(heard.join()).toContain('hello'))
  return { status, socket, heard, closed }
}

const OTHERWISE_CALLED = { '/api/people/': 'user', '/api/intents/suggestions/': 'topic' }

/** The noun that the path begins with. */
function notFoundOf({ name }: ApiRoute): string {
  const [, noun = ''] = /\/api\/(?:assistant\/|knowledge\/|security\/)?([\w-]+)s\//.exec(name) ?? []
  const other = Object.entries(OTHERWISE_CALLED).find(([path]) => name.includes(path))
  return `${other?.[1] ?? noun.replace('-', '_')}.not_found`
}
