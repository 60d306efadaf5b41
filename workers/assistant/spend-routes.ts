import { z } from '@hono/zod-openapi'
import { answer, apiRoutes, endpoint } from '../auth/endpoint'
import type { Env } from '../env'
import { knowledgeOf } from '../objects'
import type { TenantScope } from '../platform/tenant-scope'
import { budgetState, neededToday } from './budget-warning'
import { USD_PER_NEURON } from './neuron-price'
import { findHandbook } from './settings/queries'

const DAYS = 30
const DAY_MS = 86_400_000

const state = z.enum(['fine', 'soon', 'spent'])
const limit = z.number().int().openapi({ description: 'Neurons a day (UTC); no call begins that could pass it.' })

const budgetToday = z.object({ limit, neurons: z.number(), state }).openapi('AssistantBudgetToday')

const spend = z
  .object({
    limit,
    warnAt: z.number(),
    today: z.object({
      day: z.string(),
      neurons: z.number(),
      calls: z.number().int(),
      state,
    }),
    days: z
      .array(z.object({ day: z.string(), purpose: z.string(), neurons: z.number(), calls: z.number().int() }))
      .openapi({ description: 'The last 30 days (UTC) by purpose, oldest first; days without a call are left out.' }),
    usdPerNeuron: z.number(),
  })
  .openapi('AssistantSpend')

const getSpend = endpoint('usage.read', {
  method: 'get',
  path: '/assistant/spend',
  tag: 'Assistant',
  summary: 'What the models cost today and in the last 30 days',
  responses: { 200: answer('Counted by the published prices; the bill is Cloudflare’s', z.object({ spend })) },
})

const getBudget = endpoint('assistant.write', {
  method: 'get',
  path: '/assistant/budget',
  tag: 'Assistant',
  summary: 'Whether the models may still be asked today',
  responses: { 200: answer('At `spent` the assistant quotes and hands over', z.object({ budget: budgetToday })) },
})

export const spendRoutes = apiRoutes()
  .openapi(getSpend, async (c) => {
    const now = Date.now()
    const { days, limit, warnAt, today } = await bookOf(c.env, c.var.tenant, now, now - (DAYS - 1) * DAY_MS)
    const shown = days.map(({ day, purpose, neurons, calls }) => ({ day, purpose, neurons, calls }))
    return c.json({ spend: { limit, warnAt, today, days: shown, usdPerNeuron: USD_PER_NEURON } }, 200)
  })
  .openapi(getBudget, async (c) => {
    const now = Date.now()
    const { limit, today } = await bookOf(c.env, c.var.tenant, now, now)
    return c.json({ budget: { limit, neurons: today.neurons, state: today.state } }, 200)
  })

async function bookOf(env: Env, tenant: TenantScope, now: number, since: number) {
  const knowledge = await knowledgeOf(env, tenant.tenantId)
  const [days, { budget }, needed] = await Promise.all([
    knowledge.spendSince({ tenantId: tenant.tenantId, day: dayOf(since) }),
    findHandbook(tenant),
    neededToday(tenant, now),
  ])
  const day = dayOf(now)
  const rows = days.filter((row) => row.day === day)
  const neurons = rows.reduce((sum, row) => sum + row.neurons, 0)
  const calls = rows.reduce((sum, row) => sum + row.calls, 0)
  const { neuronsPerDay: limit, warnAt } = budget
  return { days, limit, warnAt, today: { day, neurons, calls, state: budgetState(budget, neurons, needed) } }
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}
