import { z } from '@hono/zod-openapi'
import { answer, apiRoutes, endpoint } from '../auth/endpoint'
import { actorOf } from '../auth/principal'
import { problemOf } from '../conversations/refusals'
import { remoteConversation } from '../conversations/remote'
import { resolveConversation } from '../conversations/resolve'
import { messageParams, messageView } from '../conversations/shapes'
import { keyOf } from './bucket'
import { isNoFile, noFile, nothingToRetry } from './problems'
import { mediaPath } from './token'

/** Less than the address that it leads to lives: a thread that is scrolled asks once. */
const REDIRECT_SECONDS = 240

const getMedia = endpoint('conversation.read', {
  method: 'get',
  path: '/conversations/{conversationId}/messages/{messageId}/media',
  tag: 'Media',
  summary: 'The file of a message: leads to an address that works for some minutes',
  description:
    'For <img>, <audio>, <video> and links too. The address takes Range requests. A browser shows pictures, sound, video and PDF; everything else is only saved.',
  request: {
    params: messageParams,
    query: z.object({
      download: z.enum(['true', 'false']).default('false').openapi({ description: 'To be saved, whatever it is.' }),
      upload: z.string().max(40).optional().openapi({ description: 'Of several files of one message, which: upl_….' }),
      person: z.string().max(80).optional().openapi({
        description: 'Whom the page was made for, where a header cannot be set.',
      }),
    }),
  },
  responses: { 302: { description: 'Where it is' } },
})

const postRetry = endpoint('conversation.reply', {
  method: 'post',
  path: '/conversations/{conversationId}/messages/{messageId}/media/retry',
  tag: 'Media',
  summary: 'Fetch a file from WhatsApp once more',
  idempotency: 'object',
  request: { params: messageParams },
  responses: { 202: answer('It is being fetched', z.object({ message: messageView })) },
})

export const mediaRoutes = apiRoutes()
  .openapi(getMedia, async (c) => {
    const { tenantId } = c.var.tenant
    const { conversationId, messageId } = c.req.valid('param')
    const { download, upload } = c.req.valid('query')
    const id = await resolveConversation(c.env, c.var.tenant, conversationId)
    const asked = { tenantId, messageId, ...(upload === undefined ? {} : { upload }) }
    const found = await remoteConversation(c.env, id).storedFile(asked)
    if (!found.ok) throw isNoFile(found.reason) ? noFile(found.reason) : problemOf(found, 'message')
    const key = keyOf({ tenantId, conversationId: found.file.home, name: found.file.name })
    const path = await mediaPath(c.env.AUTH_SECRET, { key, download: download === 'true' }, Date.now())
    c.header('cache-control', `private, max-age=${REDIRECT_SECONDS}`)
    c.header('vary', 'cookie, authorization')
    return c.redirect(path, 302)
  })
  .openapi(postRetry, async (c) => {
    const { tenantId } = c.var.tenant
    const { conversationId, messageId } = c.req.valid('param')
    const id = await resolveConversation(c.env, c.var.tenant, conversationId)
    const result = await remoteConversation(c.env, id).retryFile({ tenantId, messageId, by: actorOf(c.var.principal) })
    if (result.ok) return c.json({ message: result.message }, 202)
    if (result.reason === 'not_failed') throw nothingToRetry()
    throw isNoFile(result.reason) ? noFile(result.reason) : problemOf(result, 'message')
  })
