import { z } from '@hono/zod-openapi'
import { answer, apiRoutes, endpoint } from '../auth/endpoint'
import { knowledgeOf } from '../objects'
import { USD_PER_NEURON } from './models'
import { findHandbook } from './settings/queries'

const DAYS = 30
const DAY_MS = 86_400_000

const spend = z
  .object({
    limit: z.number().int().openapi({ description: 'Neurons a day (UTC); at it no model is asked.' }),
    warnAt: z.number(),
    today: z.object({
      day: z.string(),
      neurons: z.number(),
      calls: z.number().int(),
      state: z.enum(['fine', 'soon', 'spent']),
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

export const spendRoutes = apiRoutes().openapi(getSpend, async (c) => {
  const { tenantId } = c.var.tenant
  const now = Date.now()
  const knowledge = await knowledgeOf(c.env, tenantId)
  const [days, { budget }] = await Promise.all([
    knowledge.spendSince({ tenantId, day: dayOf(now - (DAYS - 1) * DAY_MS) }),
    findHandbook(c.var.tenant),
  ])
  const day = dayOf(now)
  const today = days.filter((row) => row.day === day)
  const neurons = today.reduce((sum, row) => sum + row.neurons, 0)
  const { neuronsPerDay: limit, warnAt } = budget
  const state: 'fine' | 'soon' | 'spent' = neurons >= limit ? 'spent' : neurons >= limit * warnAt ? 'soon' : 'fine'
  const calls = today.reduce((sum, row) => sum + row.calls, 0)
  const shown = days.map(({ day, purpose, neurons, calls }) => ({ day, purpose, neurons, calls }))
  return c.json(
    { spend: { limit, warnAt, today: { day, neurons, calls, state }, days: shown, usdPerNeuron: USD_PER_NEURON } },
    200,
  )
})

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}
