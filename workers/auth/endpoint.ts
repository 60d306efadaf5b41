import { createRoute, OpenAPIHono, type RouteConfig, z } from '@hono/zod-openapi'
import { audited, auditedArrival } from '../audit/audited'
import { DEEDS, type Deed, saidOf } from '../audit/deeds'
import type { Env } from '../env'
import { rememberAnswer } from '../platform/idempotency'
import { invalidInput } from '../platform/validate'
import type { RequestVariables } from '../platform/web'
import type { Permission } from './permissions'
import { type ApiEnv, requirePermission } from './session'

type EndpointConfig = Omit<RouteConfig, 'security' | 'middleware' | 'tags'> & {
  tag: string
  summary: string
  /**
   * No answer is stored. `object`: the Durable Object recognises a repeat by the client's id; `none`: it changes nothing;
   * `secret`: the answer holds one; `private`: it holds what a customer said, and a repeat does the same once more.
   */
  idempotency?: 'object' | 'none' | 'secret' | 'private'
  /** What the audit log says of it: an action, or `none` with the reason. Left out: as audit/deeds.ts has it. */
  audit?: Deed | `${string}.${string}`
}

const problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    code: z.string().openapi({ description: 'Stable, for programs.' }),
    requestId: z.string(),
    nextStep: z.string().optional(),
  })
  .openapi('Problem')

const idempotencyKey = z.object({
  'idempotency-key': z.string().max(200).optional().openapi({ description: 'Repeats with this key do nothing new.' }),
})

/**
 * The only way to write a route of the API: without a permission it does not compile, and a test fails for one that was
 * mounted otherwise. Errors are problems; writes accept an Idempotency-Key.
 */
export function endpoint<Path extends string, Config extends EndpointConfig & { path: Path }>(
  permission: Permission,
  config: Config,
) {
  const writes = config.method !== 'get'
  const responses: Config['responses'] = { ...config.responses, default: problemResponse }
  const deed = deedOf(config)
  const middleware = [requirePermission(permission)]
  if (deed && 'action' in deed) middleware.push(audited(deed))
  if (writes && config.idempotency === undefined) middleware.push(rememberAnswer())
  return createRoute<Path, Config>({
    ...config,
    ...(writes ? { request: { ...config.request, headers: idempotencyKey } } : {}),
    responses,
    tags: [config.tag],
    security: [{ apiKey: [] }, { session: [] }],
    middleware,
    'x-permission': permission,
    ...(deed ? { 'x-audit': saidOf(deed) } : {}),
  })
}

/** A route for whoever comes, because who they are is not known yet. A test lists them all. */
export function publicEndpoint<
  Path extends string,
  Config extends Omit<EndpointConfig, 'idempotency'> & { path: Path },
>(config: Config) {
  const responses: Config['responses'] = { ...config.responses, default: problemResponse }
  const deed = deedOf(config)
  return createRoute<Path, Config>({
    ...config,
    responses,
    tags: [config.tag],
    security: [],
    ...(deed && 'action' in deed ? { middleware: [auditedArrival(deed)] } : {}),
    'x-permission': 'public',
    ...(deed ? { 'x-audit': saidOf(deed) } : {}),
  })
}

function deedOf({ method, path, audit }: Pick<EndpointConfig, 'method' | 'path' | 'audit'>): Deed | undefined {
  if (typeof audit === 'string') return { action: audit }
  return audit ?? DEEDS[`${method.toUpperCase()} ${path}`]
}

const problemResponse = {
  description: 'What went wrong, and what to do next',
  content: { 'application/problem+json': { schema: problem } },
}

/** `request.body` of JSON that must be there. */
export function jsonOf<Schema extends z.ZodType>(schema: Schema) {
  return { required: true as const, content: { 'application/json': { schema } } }
}

/** One entry of `responses`. */
export function answer<Schema extends z.ZodType>(description: string, schema: Schema) {
  return { description, content: { 'application/json': { schema } } }
}

/**
 * A shape of ours that TypeScript already describes: typed exactly for the dashboard, described in words for the document.
 * For answers only: nothing is checked.
 */
export function shape<T>(name: string, description: string) {
  return z.custom<T>().openapi(name, { type: 'object', description, additionalProperties: true })
}

interface PublicEnv {
  Bindings: Env
  Variables: RequestVariables
}

/** A module's public routes: they know of no tenant. */
export function publicRoutes(): OpenAPIHono<PublicEnv> {
  return new OpenAPIHono<PublicEnv>({ defaultHook: refuseInvalid })
}

/** A module's routes. What does not fit a route's schema is answered as a problem before the route runs. */
export function apiRoutes(): OpenAPIHono<ApiEnv> {
  return new OpenAPIHono<ApiEnv>({ defaultHook: refuseInvalid })
}

function refuseInvalid(result: { success: true } | { success: false; error: z.ZodError }): void {
  if (!result.success) throw invalidInput(result.error)
}

/** `limit` of a list. */
export function pageLimit(max: number, usual: number) {
  return z.coerce.number().int().min(1).max(max).default(usual)
}
