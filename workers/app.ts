import { OpenAPIHono } from '@hono/zod-openapi'
import { docsRoutes } from './api-docs'
import { type ApiDocument, apiDocument } from './api-document'
import { accountRoutes } from './auth/routes'
import { type ApiEnv, signedIn } from './auth/session'
import { sessionRoutes } from './auth/session-routes'
import { hopRoutes } from './canary/routes'
import { channelPaceRoutes } from './channels/pace-routes'
import { channelRoutes } from './channels/routes'
import { contactPanelRoutes } from './contacts/panel-routes'
import { contactRoutes } from './contacts/routes'
import { feedRoutes } from './conversations/feed-routes'
import { liveRoutes } from './conversations/live-socket'
import { conversationRoutes } from './conversations/routes'
import { isHealthy } from './health'
import { knowledgeRoutes } from './knowledge/routes'
import { labelRoutes } from './labels/routes'
import { mediaRoutes } from './media/routes'
import { UPLOAD_PATH, uploadRoutes } from './media/upload-routes'
import { operatorRoutes } from './operator/routes'
import { answerError, answerUnknownRoute, limitBody, requestContext } from './platform/web'
import { SAMPLE_PATH, templateRoutes } from './templates/routes'
import { usageRoutes } from './usage/routes'

const api = new OpenAPIHono<ApiEnv>()
  .route('/', accountRoutes)
  .route('/', channelRoutes)
  .route('/', hopRoutes)
  .route('/', channelPaceRoutes)
  .route('/', contactRoutes)
  .route('/', contactPanelRoutes)
  .route('/', conversationRoutes)
  .route('/', feedRoutes)
  .route('/', knowledgeRoutes)
  .route('/', labelRoutes)
  .route('/', liveRoutes)
  .route('/', mediaRoutes)
  .route('/', uploadRoutes)
  .route('/', templateRoutes)
  .route('/', usageRoutes)

/** Everything but the webhook, which index.ts serves without loading this. */
export const app = new OpenAPIHono<ApiEnv>()
app.onError(answerError)
app.notFound(answerUnknownRoute)
app.use(requestContext, limitBody(UPLOAD_PATH, SAMPLE_PATH))
app.get('/healthz', async (c) => {
  const ok = await isHealthy(c.env)
  return c.json({ ok }, ok ? 200 : 503)
})
app.route('/operator', operatorRoutes)
app.route('/api', docsRoutes(document))
const opened = app.route('/api', sessionRoutes)
app.use('/api/*', signedIn)
const typed = opened.route('/api', api)

/** What the dashboard's client is made from. */
export type Api = typeof typed

let made: ApiDocument | undefined

/** Made once, by the first who asks: it is the same for everybody. */
export function document(): ApiDocument {
  made ??= apiDocument(app)
  return made
}
