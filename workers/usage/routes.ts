import { z } from '@hono/zod-openapi'
import { renewPacers } from '../../durable-objects/channel/acquire'
import { answer, apiRoutes, endpoint, jsonOf } from '../auth/endpoint'
import { remoteInbox } from '../conversations/remote'
import type { Env } from '../env'
import { channelObjectOf } from '../objects'
import { notFound, Problem } from '../platform/problem'
import type { TenantScope } from '../platform/tenant-scope'
import { EXPLAINED } from './explain'
import { monthOf } from './month'
import { type ChannelOfNumber, listCaps, numbersOf, putCaps, type UsageCap } from './queries'

const CATEGORY = /^[a-z_-]{0,40}$/

const usageRow = z.object({
  channelId: z.string(),
  category: z.string(),
  type: z.string(),
  country: z.string().optional(),
  count: z.number().int(),
})

const usageCap = z
  .object({
    channelId: z.string().max(100).openapi({ description: "'': all numbers together." }),
    category: z.string().regex(CATEGORY).openapi({ description: "'': all categories together." }),
    monthly: z.number().int().min(0).max(1_000_000_000),
    action: z.enum(['warn', 'stop']),
  })
  .openapi('UsageCap')

const getUsage = endpoint('usage.read', {
  method: 'get',
  path: '/usage',
  tag: 'Usage',
  summary: 'What arrived in a month, by number and price category',
  request: {
    query: z.object({
      month: z
        .string()
        .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
        .optional(),
    }),
  },
  responses: {
    200: answer(
      'As Meta charges it, and the caps; explained: what the numbers mean',
      z.object({
        month: z.string(),
        rows: z.array(usageRow),
        caps: z.array(usageCap),
        explained: z.record(z.string(), z.string()),
      }),
    ),
  },
})

const changeCaps = endpoint('channel.write', {
  method: 'put',
  path: '/usage/caps',
  tag: 'Usage',
  summary: 'Set all caps of the tenant; what is not named ends',
  request: { body: jsonOf(z.object({ caps: z.array(usageCap).max(100) })) },
  responses: { 200: answer('The caps as they are now', z.object({ caps: z.array(usageCap) })) },
})

export const usageRoutes = apiRoutes()
  .openapi(getUsage, async (c) => {
    const { tenantId } = c.var.tenant
    const month = c.req.valid('query').month ?? monthOf(Date.now())
    const [numbers, caps, inbox] = await Promise.all([
      numbersOf(c.var.tenant),
      listCaps(c.var.tenant),
      remoteInbox(c.env, tenantId),
    ])
    const arrived = await inbox.usage({ tenantId, month })
    const channelOf = new Map(numbers.map(({ id, phoneNumberId }) => [phoneNumberId, id]))
    const rows = arrived.map(({ phoneNumberId, category, type, country, count }) => ({
      channelId: channelOf.get(phoneNumberId) ?? '',
      category,
      type,
      ...(country === '' ? {} : { country }),
      count,
    }))
    return c.json({ month, rows, caps, explained: EXPLAINED }, 200)
  })
  .openapi(changeCaps, async (c) => {
    const { caps } = c.req.valid('json')
    const numbers = await numbersOf(c.var.tenant)
    for (const { channelId } of caps)
      if (channelId !== '' && !numbers.some(({ id }) => id === channelId)) throw notFound('channel')
    if (new Set(caps.map(({ channelId, category }) => `${channelId}|${category}`)).size < caps.length)
      throw namedTwice()
    await putCaps(c.var.tenant, caps)
    await tellCaps(c.env, c.var.tenant, numbers)
    return c.json({ caps }, 200)
  })

/** Those who hold them hear of it at once; isolates elsewhere within a minute. */
async function tellCaps(env: Env, scope: TenantScope, numbers: ChannelOfNumber[]) {
  const { tenantId } = scope
  const numberOf = new Map(numbers.map(({ id, phoneNumberId }) => [id, phoneNumberId]))
  const inbox = await remoteInbox(env, tenantId)
  // Two people may set them at once: whoever tells last tells what stands in D1.
  let told: UsageCap[] | undefined
  for (let now = await listCaps(scope); JSON.stringify(told) !== JSON.stringify(now); now = await listCaps(scope)) {
    const caps = now.map((cap) => ({ ...cap, phoneNumberId: numberOf.get(cap.channelId) ?? '' }))
    await inbox.putCaps({ tenantId, caps })
    told = now
  }
  await Promise.all(
    numbers.map(async ({ id: channelId }) => {
      const channel = await channelObjectOf(env, { tenantId, channelId })
      await channel.lookAgain({ tenantId, channelId })
    }),
  )
  renewPacers(tenantId)
}

function namedTwice(): Problem {
  return new Problem({
    status: 422,
    code: 'usage.cap_named_twice',
    title: 'A cap stands there twice',
    detail: 'Two caps name the same number and category.',
    nextStep: 'Keep one of them.',
  })
}
