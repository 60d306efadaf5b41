import { z } from '@hono/zod-openapi'
import { answer, apiRoutes, endpoint, jsonOf } from '../auth/endpoint'
import { knowledgeOf } from '../objects'
import { notFound } from '../platform/problem'
import { insightsOf } from './insights'
import { dealWith, SUGGESTED_DAYS, suggestionsFor } from './suggested'
import type { Suggestion } from './suggestions'

const tag = 'Trials'
const DAY_MS = 86_400_000
/** Enough for 90 days of most tenants; the newest. */
const MOST_COUNTED = 20_000
const MOST_SUGGESTED = 50
const EXAMPLES = 5
const period = z.object({ days: z.coerce.number().int().min(1).max(90).default(30) })

const figures = z
  .object({
    ...{ questions: z.number(), conversations: z.number() },
    ...{ answered: z.number(), clarified: z.number(), handedOver: z.number() },
    confirmed: z.number().openapi({ description: 'The customer said so.' }),
    assumed: z.number().openapi({ description: 'Nothing was heard for a day.' }),
    reopened: z.number().openapi({ description: 'They came back with it, or people took over.' }),
    open: z.number().openapi({ description: 'Answered less than a day ago.' }),
    automation: z.number().nullable().openapi({ description: 'Share of conversations that needed nobody.' }),
    neurons: z.number().openapi({ description: 'Of the turns that answered; 1,000 cost 0.011 USD.' }),
    reasons: z.array(z.object({ reason: z.string(), count: z.number() })),
    days: z.array(z.object({ day: z.string(), answered: z.number(), clarified: z.number(), handedOver: z.number() })),
  })
  .openapi('Insights')

const suggestion = z
  .object({
    id: z.string(),
    question: z.string(),
    language: z.string(),
    count: z.number(),
    conversations: z.number(),
    lastAt: z.number(),
    examples: z.array(z.object({ text: z.string(), at: z.number(), conversationId: z.string() })),
    how: z.enum(['set_aside', 'answered']).nullable(),
  })
  .openapi('Suggestion')

const getInsights = endpoint('usage.read', {
  method: 'get',
  path: '/assistant/insights',
  tag,
  summary: 'How the assistant does with customers: counts',
  request: { query: period },
  responses: { 200: answer('Of the last days', z.object({ insights: figures })) },
})

const getSuggestions = endpoint('knowledge.read', {
  method: 'get',
  path: '/assistant/suggestions',
  tag,
  summary: 'What customers asked and the knowledge does not answer, grouped',
  description: 'Only of conversations that the caller may read.',
  request: { query: period.extend({ all: z.enum(['true', 'false']).default('false') }) },
  responses: { 200: answer('Most asked first', z.object({ suggestions: z.array(suggestion) })) },
})

const putSuggestion = endpoint('knowledge.write', {
  method: 'put',
  path: '/assistant/suggestions/{suggestionId}',
  tag,
  summary: 'Set a question aside, say that it is answered now, or take that back',
  idempotency: 'private',
  request: {
    params: z.object({ suggestionId: z.string().max(40) }),
    body: jsonOf(z.object({ how: z.enum(['set_aside', 'answered']).nullable() })),
  },
  responses: { 200: answer('The suggestion as it is now', z.object({ suggestion })) },
})

export const insightRoutes = apiRoutes()
  .openapi(getInsights, async (c) => {
    const { days } = c.req.valid('query')
    const { tenantId } = c.var.tenant
    const now = Date.now()
    const knowledge = await knowledgeOf(c.env, tenantId)
    const questions = await knowledge.questions({ tenantId, since: now - days * DAY_MS, limit: MOST_COUNTED })
    return c.json({ insights: insightsOf(questions, now, days) }, 200)
  })
  .openapi(getSuggestions, async (c) => {
    const { days, all } = c.req.valid('query')
    const found = await suggestionsFor(c.env, c.var.principal, days)
    const wanted = all === 'true' ? found : found.filter(({ how }) => how === null)
    return c.json({ suggestions: wanted.slice(0, MOST_SUGGESTED).map(shown) }, 200)
  })
  .openapi(putSuggestion, async (c) => {
    const { suggestionId } = c.req.valid('param')
    const found = (await suggestionsFor(c.env, c.var.principal, SUGGESTED_DAYS)).find(({ id }) => id === suggestionId)
    if (!found) throw notFound('suggestion')
    const { how } = c.req.valid('json')
    await dealWith(c.env, c.var.principal, found, how)
    return c.json({ suggestion: shown({ ...found, how }) }, 200)
  })

function shown({ members, ...group }: Suggestion): z.output<typeof suggestion> {
  const examples = members.slice(0, EXAMPLES).map(({ text, at, conversationId }) => ({ text, at, conversationId }))
  return { ...group, examples }
}
