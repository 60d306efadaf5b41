import { firstMessages } from './announce'
import type { Audience } from './audience'
import type { InboxStore } from './store'
import { whoOf } from './who'

/** The live socket. The Worker has checked who it is: `x-whatsnexus-tenant`, `-user`, and of a person `-session`. */
export function openSocket(request: Request, store: InboxStore, audience: Audience): Response {
  const tenantId = request.headers.get('x-whatsnexus-tenant')
  const userId = request.headers.get('x-whatsnexus-user')
  if (request.headers.get('upgrade') !== 'websocket') return new Response(null, { status: 426 })
  if (!tenantId || !userId || store.refusal(tenantId)) return new Response(null, { status: 404 })
  const who = whoOf(request, userId)
  // Its rights were read before they were taken away: whoever still has some comes again.
  if (audience.isShutOut(who)) return new Response(null, { status: 503, headers: { 'retry-after': '2' } })
  const from = { tenantId, who, after: new URL(request.url).searchParams.get('after') }
  return audience.join(who, (presence) => firstMessages(store, from, presence))
}
