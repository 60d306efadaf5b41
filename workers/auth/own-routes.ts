import { z } from '@hono/zod-openapi'
import { drizzle } from 'drizzle-orm/d1'
import type { Env } from '../env'
import { dashboardOrigin, mailerOf } from '../mail/mailer'
import { rename } from '../people/queries'
import { tenantScope } from '../platform/tenant-scope'
import { answer, apiRoutes, endpoint, jsonOf } from './endpoint'
import { me, meOf } from './me'
import { isPasswordOf, LONGEST_PASSWORD, replacePassword, SHORTEST_PASSWORD } from './password'
import { forgetPeople } from './person'
import { type Person, personOf } from './principal'
import { keepProof } from './proof'
import { endedSessions } from './sessions-end'
import { localeOf } from './sessions-open'
import { removeSessions } from './sessions-queries'
import { takeTry } from './sign-in-tries'
import { passwordWrong } from './two-factor-problems'

const held = z.string().min(1).max(LONGEST_PASSWORD)
const chosen = z.string().min(SHORTEST_PASSWORD).max(LONGEST_PASSWORD)

const patchMe = endpoint('account.read', {
  method: 'patch',
  path: '/me',
  tag: 'Account',
  summary: 'Change your own name, in every organization you work for',
  request: { body: jsonOf(z.object({ name: z.string().trim().min(1).max(200) })) },
  responses: { 200: answer('You', z.object({ me })) },
})

const postPassword = endpoint('account.read', {
  method: 'post',
  path: '/password/change',
  tag: 'Account',
  summary: 'Choose another password; your other sessions end',
  description: 'Counted with the tries of signing in: five wrong ones lock for 15 minutes.',
  idempotency: 'secret',
  request: { body: jsonOf(z.object({ current: held, password: chosen })) },
  responses: { 200: answer('From now on it is the new one', z.object({ ended: z.number() })) },
})

const putProof = endpoint('account.read', {
  method: 'put',
  path: '/session/proof',
  tag: 'Account',
  summary: 'Say your password once more, for what is done only within 15 minutes of it',
  idempotency: 'secret',
  request: { body: jsonOf(z.object({ password: held })) },
  responses: { 200: answer('It holds until then', z.object({ until: z.number() })) },
})

export const ownRoutes = apiRoutes()
  .openapi(patchMe, async (c) => {
    const person = personOf(c.var.principal)
    const { name } = c.req.valid('json')
    await rename(c.var.tenant, person.userId, name)
    forgetPeople([person.userId])
    return c.json({ me: await meOf(tenantScope(c.env, person.tenantId), { ...person, name }) }, 200)
  })
  .openapi(postPassword, async (c) => {
    const person = personOf(c.var.principal)
    const { userId, sessionId } = person
    const { current, password } = c.req.valid('json')
    await proveWith(c.env, c.req.raw, person, current)
    await replacePassword(c.env, userId, password)
    const ended = await removeSessions(c.env, userId, { allBut: sessionId })
    await endedSessions(c.env, userId, ended)
    await tellOfPassword(c.env, c.req.raw, person)
    return c.json({ ended: ended.length }, 200)
  })
  .openapi(putProof, async (c) => {
    const person = personOf(c.var.principal)
    await proveWith(c.env, c.req.raw, person, c.req.valid('json').password)
    return c.json({ until: await keepProof(drizzle(c.env.DB), person.sessionId) }, 200)
  })

/** Within the tries of signing in: whoever finds a screen unlocked must not be able to guess here without end. Throws a 422. */
async function proveWith(env: Env, request: Request, { userId, email }: Person, password: string): Promise<void> {
  const attempt = await takeTry(env, request, email)
  const isRight = await isPasswordOf(env, userId, password).catch(async (error: unknown) => {
    await attempt.giveBack()
    throw error
  })
  if (!isRight) throw passwordWrong(attempt.left)
  await attempt.succeeded()
}

/** A mail that cannot be sent undoes nothing. */
async function tellOfPassword(env: Env, request: Request, { userId, email, tenantId }: Person): Promise<void> {
  const data = { at: Date.now(), link: `${dashboardOrigin(env, request)}/forgot` }
  await mailerOf(env).send({
    to: email,
    kind: 'password_changed',
    locale: await localeOf(env, userId, tenantId),
    data,
  })
}
