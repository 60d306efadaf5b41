import { z } from '@hono/zod-openapi'
import { dashboardOrigin } from '../mail/mailer'
import { Problem } from '../platform/problem'
import { answer, publicEndpoint, publicRoutes } from './endpoint'
import { addressOf, limiterName } from './limiter-name'
import { spend } from './rate-limit'
import { openSession } from './sessions-open'
import { beginSso, expiredBrowserCookie, finishSso } from './sso-flow'

/** Of one address in a minute, which a whole office may share: each asks a tenant's provider. */
const PER_MINUTE = 60

const getBegin = publicEndpoint({
  method: 'get',
  path: '/sign-in/sso',
  tag: 'Account',
  summary: 'Where people of an e-mail domain sign in, when it is not here',
  description: 'Open the address in the same browser, within 15 minutes. It comes back to the dashboard, signed in.',
  request: { query: z.object({ email: z.string().trim().toLowerCase().pipe(z.email().max(254)) }) },
  responses: { 200: answer('Go there', z.object({ url: z.string() })) },
})

const getCallback = publicEndpoint({
  method: 'get',
  path: '/sign-in/sso/callback',
  tag: 'Account',
  summary: 'Where the provider sends the browser back to; not for programs',
  request: {
    query: z.object({
      state: z.string().max(200).default(''),
      code: z.string().max(4000).optional(),
      error: z.string().max(200).optional(),
    }),
  },
  responses: { 302: { description: 'The dashboard, signed in; or the sign-in page with `problem`' } },
})

export const ssoSignInRoutes = publicRoutes()
  .openapi(getBegin, async (c) => {
    await spend(c.env, await limiterName(c.env, 'sso', addressOf(c.req.raw)), PER_MINUTE)
    const { url, cookie } = await beginSso(c.env, c.req.raw, c.req.valid('query').email)
    c.header('set-cookie', cookie)
    return c.json({ url }, 200)
  })
  .openapi(getCallback, async (c) => {
    const origin = dashboardOrigin(c.env, c.req.raw)
    await spend(c.env, await limiterName(c.env, 'sso', addressOf(c.req.raw)), PER_MINUTE)
    const { state, code, error } = c.req.valid('query')
    const returned = await finishSso(c.env, c.req.raw, { state, code: error === undefined ? code : undefined })
    c.header('set-cookie', expiredBrowserCookie(c.req.raw), { append: true })
    if (!returned.ok) return c.redirect(`${origin}/?problem=${returned.failure}`, 302)
    const { startSession } = await import('./people-auth')
    const session = await startSession(c.env, c.req.raw, returned.userId)
    try {
      const opened = await openSession(c.env, c.req.raw, session, { ssoTenantId: returned.tenantId })
      for (const cookie of opened.cookies) c.header('set-cookie', cookie, { append: true })
      return c.redirect(`${origin}/`, 302)
    } catch (refusal) {
      if (!(refusal instanceof Problem)) throw refusal
      return c.redirect(`${origin}/?problem=${refusal.code}`, 302)
    }
  })
