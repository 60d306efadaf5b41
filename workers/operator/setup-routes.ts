import { Hono } from 'hono'
import * as z from 'zod'
import { checkRule } from '../assistant/keyword-rules'
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from '../auth/password'
import { ROLES, SCOPES } from '../auth/permissions'
import { putApiKey } from '../auth/queries'
import { DEFAULT_APP } from '../channels/channels'
import { putApp, putChannel } from '../channels/queries'
import { resealSecrets } from '../channels/reseal'
import type { Env } from '../env'
import { findColleague } from '../people/queries'
import { resetSecondFactor } from '../people/second-factor'
import { notFound, Problem } from '../platform/problem'
import { type TenantScope, tenantScope } from '../platform/tenant-scope'
import { jsonBody } from '../platform/validate'
import { businessHours, holidays } from '../tenants/organization'
import { changeTenant, findTenant, putTenant } from '../tenants/queries'
import { isTimeZone } from '../tenants/time-zone'
import type { OperatorEnv } from './access'
import { closeSockets, putPerson } from './people'

const TENANT_ID = /^[a-z0-9-]{2,40}$/
/** Ids that a seed or an operator chooses. */
const ID = /^[\w.@-]{1,80}$/
/** Meta's ids are digits, but nothing promises it. */
const META_ID = /^[\w-]{1,40}$/

const tenantBody = z.object({
  name: z.string().min(1).max(200),
  locale: z.string().max(35).default('en'),
  timeZone: z.string().max(60).refine(isTimeZone, 'Not an IANA time zone.').default('UTC'),
  /** Left out, they stay as they are. */
  businessHours: businessHours.optional(),
  holidays: holidays.optional(),
})
const userBody = z.object({
  name: z.string().min(1).max(200),
  email: z.email().max(254),
  role: z.enum(ROLES),
  /** Left out: stays as it is. */
  password: z.string().min(SHORTEST_PASSWORD).max(LONGEST_PASSWORD).optional(),
})
const keyBody = z.object({
  name: z.string().min(1).max(200),
  // What a WebSocket's subprotocol and a header can both carry.
  secret: z.string().regex(/^[\w.~-]{8,200}$/, 'Letters, digits and . _ ~ - only; 8 to 200 of them.'),
  scopes: z.array(z.enum(SCOPES)),
})
const appBody = z.object({ appSecret: z.string().min(8).max(200), verifyToken: z.string().min(1).max(200) })
const keywordRule = z
  .object({ match: z.string(), reply: z.string().max(4096) })
  .refine((rule) => checkRule(rule).ok, 'Not a pattern of the linear-time engine, or empty, or too costly.')
const channelBody = z.object({
  wabaId: z.string().regex(META_ID),
  displayPhoneNumber: z.string().min(1).max(40),
  accessToken: z.string().min(1).max(1000),
  appId: z.string().default(DEFAULT_APP),
  name: z.string().max(100).nullable().default(null),
  onBusinessApp: z.boolean().default(false),
  readMarks: z.boolean().default(true),
  assistant: z.boolean().default(false),
  keywordRules: z.array(keywordRule).max(200).default([]),
  guards: z
    .object({ flood: z.number().int().positive().nullable(), loop: z.number().int().positive().nullable() })
    .default({ flood: 30, loop: 10 }),
  messagesPerSecond: z.number().int().positive().max(1000).default(80),
  pairBurst: z.number().int().min(0).max(1000).default(45),
})

/** Creates and changes what a tenant is made of. Every PUT may be repeated. */
export const setupRoutes = new Hono<OperatorEnv>()
  .put('/tenants/:tenantId', jsonBody(tenantBody), async (c) => {
    const tenantId = c.req.param('tenantId')
    if (!TENANT_ID.test(tenantId)) throw badId('tenant')
    const { name, locale, timeZone, ...calendar } = c.req.valid('json')
    const scope = tenantScope(c.env, tenantId)
    await putTenant(scope, { name, locale, timeZone })
    const given = Object.entries(calendar).filter(([, value]) => value !== undefined)
    if (given.length > 0) await changeTenant(scope, Object.fromEntries(given))
    return c.json({ id: tenantId }, 200)
  })
  .put('/tenants/:tenantId/users/:userId', jsonBody(userBody), async (c) => {
    const scope = await existingTenant(c.env, c.req.param('tenantId'))
    const id = checkedId(c.req.param('userId'), 'user')
    await putPerson(c.env, scope, { id, ...c.req.valid('json') })
    return c.json({ id }, 200)
  })
  .delete('/tenants/:tenantId/users/:userId/second-factor', async (c) => {
    const scope = await existingTenant(c.env, c.req.param('tenantId'))
    const person = await findColleague(scope, c.req.param('userId'))
    if (!person) throw notFound('user')
    return c.json({ removed: await resetSecondFactor(c.env, c.req.raw, scope, person) }, 200)
  })
  .put('/tenants/:tenantId/keys/:keyId', jsonBody(keyBody), async (c) => {
    const scope = await existingTenant(c.env, c.req.param('tenantId'))
    const id = checkedId(c.req.param('keyId'), 'key')
    const put = await putApiKey(scope, { id, ...c.req.valid('json') })
    if (!put.ok) throw taken('key', 'This secret is already in use.')
    if (put.rightsChanged) await closeSockets(c.env, scope.tenantId, `api:${id}`)
    return c.json({ id }, 200)
  })
  .put('/tenants/:tenantId/apps/:slug', jsonBody(appBody), async (c) => {
    const scope = await existingTenant(c.env, c.req.param('tenantId'))
    const slug = c.req.param('slug')
    if (!TENANT_ID.test(slug) || slug === DEFAULT_APP) throw badId('app')
    if (!(await putApp(c.env, scope, { slug, ...c.req.valid('json') })))
      throw taken('app', 'This slug is another tenant’s.')
    return c.json({ id: slug }, 200)
  })
  .put('/tenants/:tenantId/channels/:phoneNumberId', jsonBody(channelBody), async (c) => {
    const scope = await existingTenant(c.env, c.req.param('tenantId'))
    const phoneNumberId = c.req.param('phoneNumberId')
    if (!META_ID.test(phoneNumberId)) throw badId('channel')
    const result = await putChannel(c.env, scope, { phoneNumberId, ...c.req.valid('json') })
    if (result.ok) return c.json({ id: result.channelId }, 200)
    if (result.reason === 'unknown_app') throw notFound('app')
    throw taken('channel', 'This number is connected by another tenant.')
  })
  .post('/secrets/reseal', async (c) => c.json(await resealSecrets(c.env), 200))

/** Throws a 404 for a tenant that was never created: a typing error must not fill a nameless one. */
export async function existingTenant(env: Env, tenantId: string): Promise<TenantScope> {
  const scope = tenantScope(env, tenantId)
  if (!(await findTenant(scope))) throw notFound('tenant')
  return scope
}

function checkedId(id: string, noun: string): string {
  if (!ID.test(id)) throw badId(noun)
  return id
}

export function badId(noun: string): Problem {
  return new Problem({
    status: 400,
    code: `${noun}.invalid_id`,
    title: 'Invalid id',
    detail: `The id in the path cannot be a ${noun}'s.`,
    nextStep: 'Use letters, digits and hyphens, and not too many.',
  })
}

function taken(noun: string, detail: string): Problem {
  return new Problem({
    status: 409,
    code: `${noun}.taken`,
    title: 'Already taken',
    detail,
    nextStep: 'Choose another, or remove it where it is used.',
  })
}
