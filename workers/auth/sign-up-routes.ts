import { z } from '@hono/zod-openapi'
import { REGIONS } from '../tenants/settings'
import { isLocale, isTimeZone } from '../tenants/time-zone'
import { answer, jsonOf, publicEndpoint, publicRoutes } from './endpoint'
import { me } from './me'
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from './password'
import { forgotPassword, resetPassword } from './reset'
import { crossSite, isFromForeignPage } from './same-origin'
import { openSession } from './sessions-open'
import { beginSignUp, completeSignUp } from './sign-up'
import { markBrowser } from './sign-up-browser'

const email = z.string().trim().toLowerCase().pipe(z.email().max(254))
const password = z.string().min(SHORTEST_PASSWORD).max(LONGEST_PASSWORD)
const token = z.string().regex(/^[\w-]{20,100}$/)
const mailed = { 202: answer('An e-mail is on its way', z.object({ mailed: z.literal(true) })) }

const postSignUp = publicEndpoint({
  method: 'post',
  path: '/sign-up',
  tag: 'Account',
  summary: 'Open an organization; its address is proven by e-mail first',
  description:
    'The answer is the same whether or not the address has an account. Nothing exists before the link is used.',
  request: {
    body: jsonOf(
      z.object({
        organization: z.string().trim().min(1).max(200),
        name: z.string().trim().min(1).max(200),
        email,
        password,
        locale: z.string().max(35).refine(isLocale, 'Not a language tag.').default('en'),
        timeZone: z.string().max(60).refine(isTimeZone, 'Not an IANA time zone.').default('UTC'),
        region: z.enum(REGIONS).default('auto'),
      }),
    ),
  },
  responses: mailed,
})

const postVerify = publicEndpoint({
  method: 'post',
  path: '/sign-up/verify',
  tag: 'Account',
  summary: 'Prove the address by the link in the e-mail: the organization exists, and its owner is signed in',
  description: 'sign_up.password_needed: in another browser than the one that signed up the password is asked for.',
  request: { body: jsonOf(z.object({ token, password: z.string().min(1).max(LONGEST_PASSWORD).optional() })) },
  responses: { 200: answer('Signed in', z.object({ me })) },
})

const postForgot = publicEndpoint({
  method: 'post',
  path: '/password/forgot',
  tag: 'Account',
  summary: 'Ask for a link to choose a new password',
  description: 'The answer is the same whether or not the address has an account.',
  request: { body: jsonOf(z.object({ email })) },
  responses: mailed,
})

const postReset = publicEndpoint({
  method: 'post',
  path: '/password/reset',
  tag: 'Account',
  summary: 'Choose a new password by the link in the e-mail; all sessions end',
  request: { body: jsonOf(z.object({ token, password })) },
  responses: { 200: answer('Now sign in with it', z.object({ changed: z.literal(true) })) },
})

export const signUpRoutes = publicRoutes()
  .openapi(postSignUp, async (c) => {
    if (isFromForeignPage(c.req.raw)) throw crossSite()
    const { mark, cookie } = markBrowser(c.req.raw)
    await beginSignUp(c.env, c.req.raw, c.req.valid('json'), mark)
    c.header('set-cookie', cookie)
    return c.json({ mailed: true as const }, 202)
  })
  .openapi(postVerify, async (c) => {
    if (isFromForeignPage(c.req.raw)) throw crossSite()
    const userId = await completeSignUp(c.env, c.req.raw, c.req.valid('json'))
    const { startSession } = await import('./people-auth')
    const opened = await openSession(c.env, c.req.raw, await startSession(c.env, c.req.raw, userId))
    for (const cookie of opened.cookies) c.header('set-cookie', cookie, { append: true })
    return c.json({ me: opened.me }, 200)
  })
  .openapi(postForgot, async (c) => {
    if (isFromForeignPage(c.req.raw)) throw crossSite()
    await forgotPassword(c.env, c.req.raw, c.req.valid('json').email)
    return c.json({ mailed: true as const }, 202)
  })
  .openapi(postReset, async (c) => {
    if (isFromForeignPage(c.req.raw)) throw crossSite()
    await resetPassword(c.env, c.req.raw, { ...c.req.valid('json'), requestId: c.var.requestId })
    return c.json({ changed: true as const }, 200)
  })
