import type { OpenAPIHono } from '@hono/zod-openapi'
import type { ApiEnv } from './auth/session'

const INTRODUCTION = `Send the API key as Authorization: Bearer; people sign in with POST /api/session. Errors are application/problem+json with a stable code, the
request id and the next step. Lists have cursors. Writes accept an Idempotency-Key. Times are epoch milliseconds, except
timestamp, which is Meta's, in Unix seconds.`

export function apiDocument(app: OpenAPIHono<ApiEnv>) {
  app.openAPIRegistry.registerComponent('securitySchemes', 'apiKey', { type: 'http', scheme: 'bearer' })
  const session = { type: 'apiKey', in: 'cookie', name: '__Host-whatsnexus.session_token' } as const
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', session)
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'WhatsNexus', version: '1', description: INTRODUCTION },
    servers: [{ url: '/' }],
  })
}

export type ApiDocument = ReturnType<typeof apiDocument>
