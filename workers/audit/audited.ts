import type { Context, MiddlewareHandler } from 'hono'
import { watchDeed } from '../abuse/unusual'
import { actorOf } from '../auth/principal'
import type { ApiEnv } from '../auth/session'
import { countryOf } from '../auth/sessions-used'
import { actorName } from '../conversations/actor'
import type { Env } from '../env'
import { tenantScope } from '../platform/tenant-scope'
import type { RequestVariables } from '../platform/web'
import { arrivalIn } from './arrival'
import type { Recorded } from './deeds'
import { keptOf, madeIn } from './kept'
import { isNewReading } from './reading'
import { record } from './record'

/** What was done is on record before its answer leaves. What was refused, and a repeat that did nothing, is not. */
export function audited({ action, keeps = [], ifSensitive = false }: Recorded): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    await next()
    if (!isDone(c.res)) return
    const { principal, tenant } = c.var
    if (ifSensitive && !isNewReading(principal, targetIn(c), Date.now())) return
    // A read's own scope may ask a replica, which does not know the newest entry.
    const scope = c.req.method === 'GET' ? tenantScope(c.env, tenant.tenantId) : tenant
    const actor = actorName(actorOf(principal))
    await record(scope, {
      actor,
      action,
      target: targetIn(c) ?? (await madeBy(c)),
      detail: keeps.length > 0 ? keptOf(await bodyOf(c), keeps) : {},
      sessionId: principal.kind === 'agent' ? principal.sessionId : null,
      requestId: c.var.requestId,
    })
    await watchDeed(scope, { actor, action })
  }
}

interface PublicEnv {
  Bindings: Env
  Variables: RequestVariables
}

/** The same for a route for whoever comes: somebody signed in, also by a redirect, or joined. */
export function auditedArrival({ action }: Recorded): MiddlewareHandler<PublicEnv> {
  return async (c, next) => {
    await next()
    const arrival = c.res.status < 400 ? await arrivalIn(c.env, c.req.raw, c.res) : null
    if (!arrival) return
    const { tenantId, userId, sessionId } = arrival
    const country = countryOf(c.req.raw)
    await record(tenantScope(c.env, tenantId), {
      actor: `agent:${userId}`,
      action,
      target: userId,
      detail: country === null ? {} : { country },
      sessionId,
      requestId: c.var.requestId,
    })
  }
}

function isDone(answer: Response): boolean {
  return answer.ok && !answer.headers.has('idempotent-replayed')
}

function targetIn(c: Context): string | null {
  const ids = Object.values(c.req.param())
  return ids.length > 0 ? ids.join('/') : null
}

async function madeBy(c: Context): Promise<string | null> {
  return c.req.method === 'GET' ? null : madeIn(await answerOf(c.res))
}

async function answerOf(answer: Response): Promise<unknown> {
  return answer.headers.get('content-type')?.includes('json') ? answer.clone().json() : null
}

/** It was JSON, or the route would not have done anything. */
async function bodyOf(c: Context): Promise<unknown> {
  return c.req.header('content-type')?.includes('json') ? c.req.json() : null
}
