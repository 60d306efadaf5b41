import { z } from '@hono/zod-openapi'
import type { Env } from '../env'
import { answer, jsonOf, publicEndpoint, publicRoutes } from './endpoint'
import { me } from './me'
import { LONGEST_PASSWORD } from './password'
import { crossSite, isFromForeignPage } from './same-origin'
import { openSession } from './sessions-open'
import { signInHints, signInHintsOf } from './sign-in-hints'
import { takeTry, wrongPassword } from './sign-in-tries'
import { tellOfRecoveryCode } from './two-factor-mail'
import { codesLocked, secondFactorAsked, wrongCode } from './two-factor-problems'

const getSignIn = publicEndpoint({
  method: 'get',
  path: '/sign-in',
  tag: 'Account',
  summary: 'What the sign-in page offers: in a demonstration, people to sign in as',
  responses: { 200: answer('Nobody, except in a demonstration', z.object({ people: signInHints })) },
})

/** As people type it, with blanks or without. */
const code = z
  .string()
  .max(20)
  .transform((typed) => typed.replaceAll(/\s/g, ''))

const credentials = z.object({
  email: z.string().trim().toLowerCase().pipe(z.email().max(254)),
  password: z.string().min(1).max(LONGEST_PASSWORD),
  code: code
    .pipe(z.string().regex(/^\d{6}$/))
    .optional()
    .openapi({ description: 'Of the authenticator app.' }),
  recoveryCode: code.pipe(z.string().min(1)).optional(),
})

const postSession = publicEndpoint({
  method: 'post',
  path: '/session',
  tag: 'Account',
  summary: 'Sign in with e-mail and password',
  description:
    'Sets an HttpOnly cookie. Where the person has a second factor, the answer to the password alone is 401 session.second_factor with the methods; ask again with code or recoveryCode. Five wrong tries for one e-mail lock it for 15 minutes.',
  request: { body: jsonOf(credentials) },
  responses: { 200: answer('Signed in', z.object({ me })) },
})

export const sessionRoutes = publicRoutes()
  .openapi(getSignIn, (c) => c.json({ people: signInHintsOf(c.env) }, 200))
  .openapi(postSession, async (c) => {
    if (isFromForeignPage(c.req.raw)) throw crossSite()
    const given = c.req.valid('json')
    const { session, proof } = await signInWithin(c.env, c.req.raw, given)
    const opened = await openSession(c.env, c.req.raw, session, { verified: proof !== 'password' })
    if (proof === 'recovery_code') await tellOfRecoveryCode(c.env, c.req.raw, session)
    for (const cookie of opened.cookies) c.header('set-cookie', cookie, { append: true })
    return c.json({ me: opened.me }, 200)
  })

/** Within the tries that an e-mail has. The right password alone neither costs one nor gives any back: codes are guessed too. */
async function signInWithin(env: Env, request: Request, given: z.output<typeof credentials>) {
  const attempt = await takeTry(env, request, given.email)
  const { signIn } = await import('./sign-in-auth')
  const result = await signIn(env, request, given).catch(async (error: unknown) => {
    await attempt.giveBack()
    throw error
  })
  if (result.ok) {
    await attempt.succeeded()
    return result
  }
  if (result.reason === 'wrong_password') throw wrongPassword(attempt.left)
  if (result.reason === 'locked') throw codesLocked()
  if (result.reason === 'wrong_code') throw wrongCode(attempt.left)
  await attempt.giveBack()
  throw secondFactorAsked(['code', 'recovery_code'])
}
