import { z } from '@hono/zod-openapi'
import { drizzle } from 'drizzle-orm/d1'
import type { Env } from '../env'
import { answer, jsonOf, publicEndpoint, publicRoutes } from './endpoint'
import { addressOf, limiterName } from './limiter-name'
import { me } from './me'
import { keepChallenge } from './passkey-challenges'
import { passkeyResponse, requestOptions } from './passkey-shapes'
import { signInByPasskey } from './passkey-sign-in'
import { spend } from './rate-limit'
import { crossSite, isFromForeignPage } from './same-origin'
import { openSession } from './sessions-open'

/** Of one address in a minute, which a whole office may share. Nobody guesses a passkey: it only keeps the rows few. */
const PER_MINUTE = 300

const postOptions = publicEndpoint({
  method: 'post',
  path: '/session/passkey/options',
  tag: 'Account',
  summary: 'What to ask a device for that signs in with a passkey',
  description: 'Names no passkey: the device knows which ones it has for this site. Good once, for five minutes.',
  responses: { 200: answer('For navigator.credentials.get()', z.object({ options: requestOptions })) },
})

const postSession = publicEndpoint({
  method: 'post',
  path: '/session/passkey',
  tag: 'Account',
  summary: 'Sign in with a passkey, which is password and second factor in one',
  description: 'Sets the same HttpOnly cookie as signing in with e-mail and password.',
  request: { body: jsonOf(z.object({ response: passkeyResponse })) },
  responses: { 200: answer('Signed in', z.object({ me })) },
})

export const passkeySignInRoutes = publicRoutes()
  .openapi(postOptions, async (c) => {
    await admit(c.env, c.req.raw)
    const { askForHeld } = await import('./passkey-ceremony')
    const options = await askForHeld(c.req.raw)
    await keepChallenge(drizzle(c.env.DB), { kind: 'sign-in' }, options.challenge)
    return c.json({ options }, 200)
  })
  .openapi(postSession, async (c) => {
    await admit(c.env, c.req.raw)
    const session = await signInByPasskey(c.env, c.req.raw, c.req.valid('json').response)
    const opened = await openSession(c.env, c.req.raw, session, { verified: true })
    for (const cookie of opened.cookies) c.header('set-cookie', cookie, { append: true })
    return c.json({ me: opened.me }, 200)
  })

async function admit(env: Env, request: Request): Promise<void> {
  if (isFromForeignPage(request)) throw crossSite()
  await spend(env, await limiterName(env, 'passkey', addressOf(request)), PER_MINUTE)
}
