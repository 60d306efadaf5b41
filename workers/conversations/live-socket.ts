import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { apiRoutes, endpoint } from '../auth/endpoint'
import { masksFor, sightOf } from '../auth/principal'
import { isFromForeignPage } from '../auth/same-origin'
import { type ApiEnv, forbidden, SOCKET_KEY_PREFIX } from '../auth/session'
import { Problem } from '../platform/problem'
import { remoteInbox } from './remote'

/** What a browser is answered that offered a key: never the key itself. */
const SUBPROTOCOL = 'whatsnexus'

const getLive = endpoint('event.read', {
  method: 'get',
  path: '/live',
  tag: 'Events',
  summary: 'A WebSocket that hears every event as it happens',
  description: `Offer the subprotocols ${SUBPROTOCOL} and ${SOCKET_KEY_PREFIX}<API key> where no Authorization header can be set; a page of the dashboard has its session's cookie.`,
  request: { query: z.object({ after: z.string().max(20).optional().openapi({ description: 'The last n heard.' }) }) },
  responses: { 101: { description: 'The socket; the first message is hello' } },
})

export const liveRoutes = apiRoutes().openapi(getLive, async (c) => openSocket(c))

/**
 * Who it is was settled by the key, or by the session of a page of ours. The object hears it in headers that only we can
 * set.
 */
async function openSocket(c: Context<ApiEnv>): Promise<Response> {
  if (c.req.header('upgrade')?.toLowerCase() !== 'websocket') throw upgradeNeeded()
  if (isFromForeignPage(c.req.raw)) throw forbidden('the same origin')
  const { principal } = c.var
  const headers = new Headers({
    upgrade: 'websocket',
    'x-whatsnexus-tenant': principal.tenantId,
    'x-whatsnexus-user': principal.kind === 'agent' ? principal.userId : `api:${principal.keyId}`,
  })
  if (principal.kind === 'agent') headers.set('x-whatsnexus-session', principal.sessionId)
  const sight = sightOf(principal)
  if (sight) headers.set('x-whatsnexus-sight', JSON.stringify(sight))
  if (masksFor(principal)) headers.set('x-whatsnexus-masks', 'true')
  const inbox = await remoteInbox(c.env, principal.tenantId)
  const answer = await inbox.fetch(new Request(c.req.url, { headers }))
  if (answer.status !== 101) return answer
  return new Response(null, { status: 101, webSocket: answer.webSocket, headers: chosenProtocol(c) })
}

/** A browser that offered subprotocols closes unless one of them is chosen. */
function chosenProtocol(c: Context<ApiEnv>): Headers {
  const offered =
    c.req
      .header('sec-websocket-protocol')
      ?.split(',')
      .map((protocol) => protocol.trim()) ?? []
  const chosen = offered.includes(SUBPROTOCOL) ? SUBPROTOCOL : offered.find((one) => one.startsWith(SOCKET_KEY_PREFIX))
  return chosen === undefined ? new Headers() : new Headers({ 'sec-websocket-protocol': chosen })
}

function upgradeNeeded(): Problem {
  return new Problem({
    status: 426,
    code: 'live.upgrade_required',
    title: 'Upgrade required',
    detail: 'This address speaks WebSocket only.',
    nextStep: 'Open it with a WebSocket client, or read GET /api/events.',
  })
}
