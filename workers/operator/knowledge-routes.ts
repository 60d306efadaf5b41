import { Hono } from 'hono'
import { DOCUMENT_ID, documentBody, intentsBody, refusedDocument, refusedIntents } from '../knowledge/bodies'
import { saveDocument } from '../knowledge/documents'
import { documentReadiness } from '../knowledge/queries'
import { knowledgeOf } from '../objects'
import { jsonBody } from '../platform/validate'
import type { OperatorEnv } from './access'
import { badId, existingTenant } from './setup-routes'

/** What a tenant knows: for seeds and for moving in. */
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
    const { tenantId } = scope
    const documents = await documentReadiness(scope)
    const training = await (await knowledgeOf(c.env, tenantId)).isTraining({ tenantId })
    const intents = training ? ('training' as const) : ('ready' as const)
    return c.json({ ready: documents.pending === 0 && !training, documents, intents }, 200)
  })
