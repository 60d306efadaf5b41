import type { z } from '@hono/zod-openapi'
import { remoteInbox } from '../conversations/remote'
import type { Env } from '../env'
import type { Endpoint } from './queries'
import { type endpointShape, viewOf } from './view'

/** The minute's cron wakes an inbox that has forgotten who listens: what waits no longer than that is on its way. */
const ON_ITS_WAY_MS = 2 * 60_000

type Shown = z.infer<typeof endpointShape>

/** Endpoints of one tenant, with since when something waits for each: refused, slow or stopped, it is behind all the same. */
export async function shownEndpoints(env: Env, tenantId: string, endpoints: Endpoint[]): Promise<Shown[]> {
  if (endpoints.length === 0) return []
  const inbox = await remoteInbox(env, tenantId)
  const cursors = endpoints.map(({ cursor }) => Number(cursor))
  const since = await inbox.untoldSince({ tenantId, cursors })
  const late = Date.now() - ON_ITS_WAY_MS
  return endpoints.map((endpoint, at) => viewOf(endpoint, olderThan(late, since[at])))
}

export async function shownEndpoint(env: Env, endpoint: Endpoint): Promise<Shown> {
  const [shown] = await shownEndpoints(env, endpoint.tenantId, [endpoint])
  return shown ?? viewOf(endpoint, null)
}

function olderThan(moment: number, at: number | null | undefined): number | null {
  return at != null && at < moment ? at : null
}
