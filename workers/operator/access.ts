import type { Context, MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import { record } from '../audit/record'
import { bearerOf } from '../auth/session'
import type { Env } from '../env'
import { isSameSecret } from '../platform/bytes'
import { notFound, Problem } from '../platform/problem'
import { tenantScope } from '../platform/tenant-scope'
import type { RequestVariables } from '../platform/web'
import { recordOperatorCall } from './audit'
import { deedOf } from './deeds'

export interface OperatorEnv {
  Bindings: Env
  Variables: RequestVariables
}

/** Without a token in the environment there is no operator API at all. */
export const operatorsOnly: MiddlewareHandler<OperatorEnv> = async (c, next) => {
  const token = c.env.OPERATOR_TOKEN
  if (!token) throw notFound('route')
  const given = bearerOf(c.req.header('authorization'))
  if (given === undefined || !(await isSameSecret(given, token))) throw unauthorized()
  await next()
}

/** The call is on record before its answer leaves. Strangers are refused before: they must not write rows. */
export const audited: MiddlewareHandler<OperatorEnv> = async (c, next) => {
  await next()
  if (!c.env.OPERATOR_TOKEN) return
  const { method, path } = c.req
  await recordOperatorCall(c.env, { method, path, status: c.res.status, requestId: c.var.requestId })
  if (c.res.ok) await recordForTenant(c)
}

/** Whose data an operator changes sees so in their own log, and in the same chain as what they did themselves. */
async function recordForTenant(c: Context<OperatorEnv>): Promise<void> {
  const action = deedOf(c.req.method, routePath(c, -1))
  const { tenantId, ...ids } = c.req.param() as Record<string, string>
  if (action === null || tenantId === undefined) return
  const target = Object.values(ids).join('/') || null
  const { requestId } = c.var
  await record(tenantScope(c.env, tenantId), { actor: 'operator', action, target, requestId })
}

function unauthorized(): Problem {
  return new Problem({
    status: 401,
    code: 'operator.unauthorized',
    title: 'Not an operator',
    detail: 'The operator token is missing or wrong.',
    nextStep: 'Send Authorization: Bearer <OPERATOR_TOKEN>.',
  })
}
