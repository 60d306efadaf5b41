import { z } from '@hono/zod-openapi'
import { tenantScope } from '../platform/tenant-scope'
import { answer, jsonOf, publicEndpoint, publicRoutes } from './endpoint'
import { me, meOf } from './me'
import { LONGEST_PASSWORD } from './password'
import { asMember } from './person'
import { endSession } from './queries'
import { crossSite, isFromForeignPage } from './same-origin'
import { signInHints, signInHintsOf } from './sign-in-hints'
import { takeTry, wrongPassword } from './sign-in-tries'

const getSignIn = publicEndpoint({
  method: 'get',
  path: '/sign-in',
  tag: 'Account',
  summary: 'What the sign-in page offers: in a demonstration, people to sign in as',
  responses: { 200: answer('Nobody, except in a demonstration', z.object({ people: signInHints })) },
})

const credentials = z.object({
  email: z.string().trim().toLowerCase().pipe(z.email().max(254)),
  password: z.string().min(1).max(LONGEST_PASSWORD),
})

const postSession = publicEndpoint({
  method: 'post',
  path: '/session',
  tag: 'Account',
  summary: 'Sign in with e-mail and password',
  description: 'Sets an HttpOnly cookie. Five wrong passwords for one e-mail lock it for 15 minutes.',
  request: { body: jsonOf(credentials) },
  responses: { 200: answer('Signed in', z.object({ me })) },
})

export const sessionRoutes = publicRoutes()
  .openapi(getSignIn, (c) => c.json({ people: signInHintsOf(c.env) }, 200))
  .openapi(postSession, async (c) => {
    if (isFromForeignPage(c.req.raw)) throw crossSite()
    const { email, password } = c.req.valid('json')
    const attempt = await takeTry(c.env, c.req.raw, email)
    const { signIn } = await import('./people-auth')
    const session = await signIn(c.env, c.req.raw, { email, password }).catch(async (error: unknown) => {
      await attempt.giveBack()
      throw error
    })
    if (!session) throw wrongPassword(attempt.left)
    await attempt.succeeded()
    const person = await asMember(c.env, session).catch(async (error: unknown) => {
      await endSession(c.env, session.sessionId)
      throw error
    })
    const answered = await meOf(tenantScope(c.env, person.tenantId), person)
    for (const cookie of session.cookies) c.header('set-cookie', cookie, { append: true })
    return c.json({ me: answered }, 200)
  })
