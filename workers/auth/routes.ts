import { z } from '@hono/zod-openapi'
import { remoteInbox } from '../conversations/remote'
import { answer, apiRoutes, endpoint } from './endpoint'
import { me, meOf } from './me'
import { asMember, forgetPerson } from './person'
import { personOf } from './principal'
import { endSession } from './queries'

const getMe = endpoint('account.read', {
  method: 'get',
  path: '/me',
  tag: 'Account',
  summary: 'Who is asking, and what it may do',
  responses: { 200: answer('The caller', me) },
})

const deleteSession = endpoint('account.read', {
  method: 'delete',
  path: '/session',
  tag: 'Account',
  summary: 'Sign out: the session ends, and with it its live sockets',
  idempotency: 'object',
  responses: { 200: answer('Signed out; the cookie is gone', z.object({ signedOut: z.literal(true) })) },
})

export const accountRoutes = apiRoutes()
  .openapi(getMe, async (c) => {
    const { principal } = c.var
    // Asked by whoever lost their socket because their role is another: memory may still have the old one.
    const now = principal.kind === 'agent' ? await asMember(c.env, principal) : principal
    return c.json(await meOf(c.var.tenant, now), 200)
  })
  .openapi(deleteSession, async (c) => {
    const { tenantId, userId, sessionId } = personOf(c.var.principal)
    await endSession(c.env, sessionId)
    await forgetPerson(c.req.raw)
    const inbox = await remoteInbox(c.env, tenantId)
    await inbox.revoke({ tenantId, userIds: [userId], sessionId })
    const { expiredCookies } = await import('./people-auth')
    for (const cookie of await expiredCookies(c.env, c.req.raw)) c.header('set-cookie', cookie, { append: true })
    return c.json({ signedOut: true as const }, 200)
  })
