import { Hono } from 'hono'
import * as z from 'zod'
import { DOCUMENT_ID, documentBody, intentsBody, refusedDocument, refusedIntents } from '../knowledge/bodies'
import { saveDocument } from '../knowledge/documents'
import { documentReadiness } from '../knowledge/queries'
import { conversationId, conversationOf, knowledgeOf } from '../objects'
import { notFound } from '../platform/problem'
import { jsonBody } from '../platform/validate'
import { findChannelOfNumber } from '../tenants/queries'
import type { OperatorEnv } from './access'
import { badId, existingTenant } from './setup-routes'

const historyMessage = z.object({
  id: z.string().min(1).max(512),
  direction: z.enum(['inbound', 'outbound']),
  type: z.string().max(40).default('text'),
  text: z.string().max(65_536).nullable(),
  timestamp: z.number().int().positive(),
  status: z.string().max(20).optional(),
})
const historyBody = z.object({
  channel: z.string(),
  contact: z.object({ wa_id: z.string().regex(/^\d{5,20}$/), name: z.string().max(500).nullable().default(null) }),
  messages: z.array(historyMessage).min(1).max(500),
})

/** What a tenant knows and what it was told before: for seeds and for moving in. */
export const knowledgeRoutes = new Hono<OperatorEnv>()
  .put('/tenants/:tenantId/documents/:documentId', jsonBody(documentBody), async (c) => {
    const scope = await existingTenant(c.env, c.req.param('tenantId'))
    const given = c.req.param('documentId')
    const documentId = given.startsWith('doc_') ? given : `doc_${given}`
    if (!DOCUMENT_ID.test(documentId)) throw badId('document')
    const saved = await saveDocument(c.env, scope.tenantId, { documentId, ...c.req.valid('json') })
    if (!saved.ok) throw refusedDocument(saved.reason)
    const { id, state, version } = saved.document
    return c.json({ id, state, version }, 200)
  })
  .put('/tenants/:tenantId/intents', jsonBody(intentsBody), async (c) => {
    const { tenantId } = await existingTenant(c.env, c.req.param('tenantId'))
    const { intents } = c.req.valid('json')
    const knowledge = await knowledgeOf(c.env, tenantId)
    const saved = await knowledge.saveIntents({ tenantId, intents })
    if (!saved.ok) throw refusedIntents(saved.reason)
    return c.json({ intents: intents.length }, 200)
  })
  .get('/tenants/:tenantId/readiness', async (c) => {
    const scope = await existingTenant(c.env, c.req.param('tenantId'))
    const documents = await documentReadiness(scope)
    // Saving intents returns once they are trained.
    return c.json({ ready: documents.pending === 0, documents, intents: 'ready' as const }, 200)
  })
  .post('/tenants/:tenantId/history', jsonBody(historyBody), async (c) => {
    const scope = await existingTenant(c.env, c.req.param('tenantId'))
    const { channel: number, contact, messages } = c.req.valid('json')
    const channel = await findChannelOfNumber(scope, number)
    if (!channel) throw notFound('channel')
    const place = { tenantId: scope.tenantId, channelId: channel.id, contactKey: contact.wa_id }
    const conversation = conversationOf(c.env, await conversationId(c.env, place))
    const command = {
      ...place,
      contact: { waId: contact.wa_id, userId: null, name: contact.name },
      messages: messages.map(told),
    }
    const result = await conversation.importHistory(command)
    if (!result.ok) throw notFound('conversation')
    return c.json({ stored: result.stored }, 200)
  })

function told({ status, ...message }: z.output<typeof historyMessage>) {
  return status === undefined ? message : { ...message, status }
}
