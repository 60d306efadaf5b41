import { OpenAPIHono } from '@hono/zod-openapi'
import { securityRoutes } from './abuse/routes'
import { watchSession } from './abuse/session-watch'
import { guardSignIn } from './abuse/sign-in-guard'
import { docsRoutes } from './api-docs'
import { type ApiDocument, apiDocument } from './api-document'
import { assistantSettingsRoutes } from './assistant/settings/routes'
import { spendRoutes } from './assistant/spend-routes'
import { auditRoutes } from './audit/routes'
import { keyRoutes } from './auth/key-routes'
import { ownRoutes } from './auth/own-routes'
import { passkeyRoutes } from './auth/passkey-routes'
import { passkeySignInRoutes } from './auth/passkey-sign-in-routes'
import { accountRoutes } from './auth/routes'
import { type ApiEnv, signedIn } from './auth/session'
import { sessionRoutes } from './auth/session-routes'
import { ownSessionRoutes } from './auth/sessions-routes'
import { signUpRoutes } from './auth/sign-up-routes'
import { ssoRoutes } from './auth/sso-routes'
import { ssoSignInRoutes } from './auth/sso-sign-in-routes'
import { twoFactorRoutes } from './auth/two-factor-routes'
import { hopRoutes } from './canary/routes'
import { channelPaceRoutes } from './channels/pace-routes'
import { channelRoutes } from './channels/routes'
import { contactPanelRoutes } from './contacts/panel-routes'
import { contactRoutes } from './contacts/routes'
import { feedRoutes } from './conversations/feed-routes'
import { liveRoutes } from './conversations/live-socket'
import { conversationRoutes } from './conversations/routes'
import { copilotRoutes } from './copilot/routes'
import { wordingRoutes } from './copilot/wording-routes'
import { isHealthy } from './health'
import { FILE_PATH } from './knowledge/file-routes'
import { knowledgeRoutes } from './knowledge/routes'
import { labelRoutes } from './labels/routes'
import { leadRoutes } from './leads/routes'
import { mediaRoutes } from './media/routes'
import { UPLOAD_PATH, uploadRoutes } from './media/upload-routes'
import { operatorRoutes } from './operator/routes'
import { acceptRoutes } from './people/accept-routes'
import { invitationRoutes } from './people/invitation-routes'
import { revealRoutes } from './people/reveal-routes'
import { roleRoutes } from './people/role-routes'
import { peopleRoutes } from './people/routes'
import { secondFactorRoutes } from './people/second-factor-routes'
import { teamRoutes } from './people/team-routes'
import { answerError, answerUnknownRoute, limitBody, requestContext } from './platform/web'
import { SAMPLE_PATH, templateRoutes } from './templates/routes'
import { organizationRoutes } from './tenants/routes'
import { assistantTrialRoutes } from './trials/all-routes'
import { usageRoutes } from './usage/routes'
import { webhookActRoutes } from './webhooks/act-routes'
import { webhookRoutes } from './webhooks/routes'

const api = new OpenAPIHono<ApiEnv>()
  .route('/', accountRoutes)
  .route('/', assistantSettingsRoutes)
  .route('/', spendRoutes)
  .route('/', assistantTrialRoutes)
  .route('/', auditRoutes)
  .route('/', securityRoutes)
  .route('/', ownSessionRoutes)
  .route('/', ownRoutes)
  .route('/', twoFactorRoutes)
  .route('/', ssoRoutes)
  .route('/', channelRoutes)
  .route('/', hopRoutes)
  .route('/', channelPaceRoutes)
  .route('/', contactRoutes)
  .route('/', contactPanelRoutes)
  .route('/', conversationRoutes)
  .route('/', copilotRoutes)
  .route('/', wordingRoutes)
  .route('/', feedRoutes)
  .route('/', keyRoutes)
  .route('/', knowledgeRoutes)
  .route('/', labelRoutes)
  .route('/', leadRoutes)
  .route('/', liveRoutes)
  .route('/', mediaRoutes)
  .route('/', passkeyRoutes)
  .route('/', uploadRoutes)
  .route('/', templateRoutes)
  .route('/', organizationRoutes)
  .route('/', peopleRoutes)
  .route('/', secondFactorRoutes)
  .route('/', invitationRoutes)
  .route('/', revealRoutes)
  .route('/', roleRoutes)
  .route('/', teamRoutes)
  .route('/', usageRoutes)
  .route('/', webhookRoutes)
  .route('/', webhookActRoutes)

/** Everything but the webhook, which index.ts serves without loading this. */
export const app = new OpenAPIHono<ApiEnv>()
app.onError(answerError)
app.notFound(answerUnknownRoute)
app.use(requestContext, limitBody(UPLOAD_PATH, SAMPLE_PATH, FILE_PATH))
app.get('/healthz', async (c) => {
  const ok = await isHealthy(c.env)
  return c.json({ ok }, ok ? 200 : 503)
})
app.route('/operator', operatorRoutes)
app.route('/api', docsRoutes(document))
app.use('/api/session', guardSignIn)
const opened = app
  .route('/api', sessionRoutes)
  .route('/api', signUpRoutes)
  .route('/api', ssoSignInRoutes)
  .route('/api', acceptRoutes)
  .route('/api', passkeySignInRoutes)
app.use('/api/*', signedIn, watchSession)
const typed = opened.route('/api', api)

/** What the dashboard's client is made from. */
export type Api = typeof typed

let made: ApiDocument | undefined

/** Made once, by the first who asks: it is the same for everybody. */
export function document(): ApiDocument {
  made ??= apiDocument(app)
  return made
}
