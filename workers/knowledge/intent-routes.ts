import { answer, apiRoutes, endpoint, jsonOf } from '../auth/endpoint'
import { knowledgeOf } from '../objects'
import { intentsBody, refusedIntents } from './bodies'

const tag = 'Knowledge'

const getIntents = endpoint('knowledge.read', {
  method: 'get',
  path: '/intents',
  tag,
  summary: 'What customers want, with examples of how they say it',
  responses: { 200: answer('All of them', intentsBody) },
})
const putIntents = endpoint('knowledge.write', {
  method: 'put',
  path: '/intents',
  tag,
  summary: 'Replace the intents and train on their examples',
  request: { body: jsonOf(intentsBody) },
  responses: { 200: answer('As saved', intentsBody) },
})

export const intentRoutes = apiRoutes()
  .openapi(getIntents, async (c) => {
    const { tenantId } = c.var.tenant
    const knowledge = await knowledgeOf(c.env, tenantId)
    return c.json({ intents: await knowledge.intents({ tenantId }) }, 200)
  })
  .openapi(putIntents, async (c) => {
    const { tenantId } = c.var.tenant
    const { intents } = c.req.valid('json')
    const knowledge = await knowledgeOf(c.env, tenantId)
    const saved = await knowledge.saveIntents({ tenantId, intents })
    if (!saved.ok) throw refusedIntents(saved.reason)
    return c.json({ intents }, 200)
  })
