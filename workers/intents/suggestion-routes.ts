import { z } from '@hono/zod-openapi'
import { answer, apiRoutes, endpoint } from '../auth/endpoint'
import { type Principal, principalId } from '../auth/principal'
import type { Env } from '../env'
import { knowledgeOf } from '../objects'
import { notFound } from '../platform/problem'
import { seenBy } from '../trials/sees'
import { MOST_COMPARED } from '../trials/suggestions'
import { asideKey, type Unmatched, unmatchedTopics } from './unmatched'

const tag = 'Knowledge'
const DAYS_MS = 90 * 86_400_000
const EXAMPLES = 12

const topic = z
  .object({
    id: z.string(),
    language: z.string(),
    count: z.number(),
    conversations: z.number(),
    examples: z.array(z.string()).openapi({ description: 'In the words of customers, the newest first.' }),
  })
  .openapi('UnmatchedTopic')

const getSuggestions = endpoint('knowledge.write', {
  method: 'get',
  path: '/intents/suggestions',
  tag,
  summary: 'What several customers asked alike and no intent is for',
  description: 'Only of conversations that the caller may read. What the intents of now would recognise is left out.',
  responses: { 200: answer('Most asked first', z.object({ topics: z.array(topic) })) },
})

const deleteSuggestion = endpoint('knowledge.write', {
  method: 'delete',
  path: '/intents/suggestions/{topicId}',
  tag,
  summary: 'Set a topic aside: it is not suggested again',
  request: { params: z.object({ topicId: z.string().max(40) }) },
  responses: { 200: answer('Set aside', z.object({ setAside: z.literal(true) })) },
})

export const intentSuggestionRoutes = apiRoutes()
  .openapi(getSuggestions, async (c) => {
    const topics = await topicsFor(c.env, c.var.principal)
    return c.json({ topics: topics.map(shown) }, 200)
  })
  .openapi(deleteSuggestion, async (c) => {
    const { topicId } = c.req.valid('param')
    const found = (await topicsFor(c.env, c.var.principal)).find(({ id }) => id === topicId)
    if (!found) throw notFound('topic')
    const { tenantId } = c.var.tenant
    const keys = [...new Set(found.members.map(({ language, text }) => asideKey(language, text)))]
    const knowledge = await knowledgeOf(c.env, tenantId)
    await knowledge.setAside({ tenantId, keys, how: 'set_aside', by: principalId(c.var.principal), at: Date.now() })
    return c.json({ setAside: true as const }, 200)
  })

async function topicsFor(env: Env, principal: Principal): Promise<Unmatched[]> {
  const { tenantId } = principal
  const knowledge = await knowledgeOf(env, tenantId)
  const asked = await knowledge.questions({ tenantId, since: Date.now() - DAYS_MS, limit: 2 * MOST_COMPARED })
  const seen = await seenBy(
    env,
    principal,
    asked.map(({ conversationId }) => conversationId),
  )
  const aside = new Set((await knowledge.listSetAside({ tenantId })).map(({ key }) => key))
  const topics = unmatchedTopics(
    asked.filter(({ conversationId }) => seen(conversationId)),
    aside,
  )
  // An intent may have been made of it since.
  const now = await Promise.all(topics.map(({ question }) => knowledge.classify({ tenantId, text: question })))
  return topics.filter((_, at) => now[at]?.intent == null)
}

function shown({ id, language, count, conversations, members }: Unmatched): z.output<typeof topic> {
  const examples = [...new Set(members.map(({ text }) => text))].slice(0, EXAMPLES)
  return { id, language, count, conversations, examples }
}
