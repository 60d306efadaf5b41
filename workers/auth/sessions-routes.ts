import { z } from '@hono/zod-openapi'
import { notFound } from '../platform/problem'
import { tenantScope } from '../platform/tenant-scope'
import { deviceName } from './devices'
import { answer, apiRoutes, endpoint, jsonOf } from './endpoint'
import { me, meOf } from './me'
import { ROLES } from './permissions'
import { asMember } from './person'
import { personOf } from './principal'
import { endedSessions } from './sessions-end'
import { listSessions, listWorkplaces, moveSession, removeSessions } from './sessions-queries'
import { boundToProvider } from './sso-problems'

const sessionShape = z
  .object({
    id: z.string(),
    current: z.boolean().openapi({ description: 'The one that asks.' }),
    device: z
      .string()
      .openapi({ description: 'Browser and system; empty when it does not say.', example: 'Firefox · Linux' }),
    country: z.string().nullable().openapi({ description: 'Where it was last used from, ISO 3166.' }),
    organization: z.string().nullable(),
    lastUsedAt: z.number().openapi({ description: 'To the quarter of an hour.' }),
    createdAt: z.number(),
  })
  .openapi('Session')

const getList = endpoint('account.read', {
  method: 'get',
  path: '/sessions',
  tag: 'Account',
  summary: 'Where you are signed in',
  responses: { 200: answer('The last used first', z.object({ sessions: z.array(sessionShape) })) },
})

const deleteOne = endpoint('account.read', {
  method: 'delete',
  path: '/sessions/{sessionId}',
  tag: 'Account',
  summary: 'Sign out somewhere else: the session ends, and with it its live sockets',
  idempotency: 'object',
  request: { params: z.object({ sessionId: z.string().max(80) }) },
  responses: { 200: answer('Ended', z.object({ ended: z.number() })) },
})

const deleteOthers = endpoint('account.read', {
  method: 'delete',
  path: '/sessions',
  tag: 'Account',
  summary: 'Sign out everywhere but here',
  idempotency: 'object',
  responses: { 200: answer('How many sessions ended', z.object({ ended: z.number() })) },
})

const getWorkplaces = endpoint('account.read', {
  method: 'get',
  path: '/session/tenants',
  tag: 'Account',
  summary: 'The organizations you work for',
  responses: {
    200: answer(
      'By name',
      z.object({ tenants: z.array(z.object({ id: z.string(), name: z.string(), role: z.enum(ROLES) })) }),
    ),
  },
})

const putWorkplace = endpoint('account.read', {
  method: 'put',
  path: '/session/tenant',
  tag: 'Account',
  summary: 'Go on in another of your organizations, in this session',
  idempotency: 'object',
  request: { body: jsonOf(z.object({ tenantId: z.string().max(80) })) },
  responses: { 200: answer('Where you are now', z.object({ me })) },
})

export const ownSessionRoutes = apiRoutes()
  .openapi(getList, async (c) => {
    const { userId, sessionId, tenantId, isBound } = personOf(c.var.principal)
    const found = await listSessions(c.env, userId, isBound ? tenantId : undefined)
    const sessions = found.map(({ id, userAgent, country, organization, lastUsedAt, createdAt }) => ({
      ...{ id, current: id === sessionId, device: deviceName(userAgent), country, organization },
      ...{ lastUsedAt: lastUsedAt ?? createdAt.getTime(), createdAt: createdAt.getTime() },
    }))
    return c.json({ sessions }, 200)
  })
  .openapi(deleteOne, async (c) => {
    const { userId } = personOf(c.var.principal)
    const ended = await removeSessions(c.env, userId, { only: c.req.valid('param').sessionId })
    if (ended.length === 0) throw notFound('session')
    await endedSessions(c.env, userId, ended)
    return c.json({ ended: ended.length }, 200)
  })
  .openapi(deleteOthers, async (c) => {
    const { userId, sessionId } = personOf(c.var.principal)
    const ended = await removeSessions(c.env, userId, { allBut: sessionId })
    await endedSessions(c.env, userId, ended)
    return c.json({ ended: ended.length }, 200)
  })
  .openapi(getWorkplaces, async (c) => {
    return c.json({ tenants: await listWorkplaces(c.env, personOf(c.var.principal)) }, 200)
  })
  .openapi(putWorkplace, async (c) => {
    const person = personOf(c.var.principal)
    const { tenantId } = c.req.valid('json')
    const workplaces = await listWorkplaces(c.env, person)
    if (!workplaces.some(({ id }) => id === tenantId)) throw notFound('tenant')
    if (!(await moveSession(c.env, person.sessionId, tenantId))) throw boundToProvider()
    // Its sockets hear the tenant it has left.
    await endedSessions(c.env, person.userId, [{ id: person.sessionId, tenantId: person.tenantId }])
    const moved = await asMember(c.env, person)
    return c.json({ me: await meOf(tenantScope(c.env, moved.tenantId), moved) }, 200)
  })
