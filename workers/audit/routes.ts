import { z } from '@hono/zod-openapi'
import { answer, apiRoutes, endpoint, pageLimit } from '../auth/endpoint'
import { tenantScope } from '../platform/tenant-scope'
import { verifyingKey } from './checkpoint-key'
import { exportOf, FORMATS, type Format } from './export'
import { listEntries } from './queries'
import { verifyChain } from './verify'

const moment = z.coerce.number().int().min(0)
const place = z.coerce.number().int().min(0)
const filter = z.object({
  actor: z.string().max(100).optional().openapi({ description: '`agent:usr_…`, `api:key_…`, `operator`, `system`.' }),
  action: z.string().max(60).optional().openapi({ description: '`person.deactivated`' }),
  target: z.string().max(200).optional(),
  from: moment.optional(),
  to: moment.optional(),
})

const entry = z
  .object({
    n: z.number(),
    at: z.number(),
    actor: z.string(),
    action: z.string(),
    target: z.string().nullable(),
    detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    sessionId: z.string().nullable(),
    requestId: z.string().nullable(),
    previousHash: z.string(),
    hash: z.string(),
  })
  .openapi('AuditEntry', {
    description:
      'Who did what. Its hash is SHA-256, in hex, of the JSON array [tenant, n, at, actor, action, target, detail, sessionId, requestId, previousHash], the detail as pairs sorted by name; the first stands on 64 zeros.',
  })

const getList = endpoint('audit.read', {
  method: 'get',
  path: '/audit',
  tag: 'Security',
  summary: 'Who did what, the newest first',
  request: { query: filter.extend({ before: place.optional(), limit: pageLimit(200, 50) }) },
  responses: {
    200: answer(
      'Entries; before: ask with it for the next page',
      z.object({ entries: z.array(entry), before: z.number().nullable() }),
    ),
  },
})

const format = z.enum(['csv', 'ndjson'] satisfies Format[]).default('csv')

const getExport = endpoint('audit.read', {
  method: 'get',
  path: '/audit/export',
  tag: 'Security',
  summary: 'All of it as a file, the oldest first; that you took it is kept too',
  request: { query: filter.extend({ format }) },
  responses: {
    200: {
      description: 'A table, or one JSON object a line',
      content: { 'text/csv': { schema: z.string() }, 'application/x-ndjson': { schema: z.string() } },
    },
  },
  audit: 'audit.exported',
})

const checkpoint = z.object({
  month: z.string(),
  n: z.number(),
  hash: z.string(),
  signature: z.string(),
  at: z.number(),
  holds: z.enum(['yes', 'no', 'unknown']).openapi({ description: 'unknown: the key is not here.' }),
})

const getVerify = endpoint('audit.read', {
  method: 'get',
  path: '/audit/verify',
  tag: 'Security',
  summary: 'Walk the chain and its checkpoints: was anything changed, left out or put in between',
  request: { query: z.object({ after: place.default(0) }) },
  responses: {
    200: answer(
      'What was found; not complete: ask again with after = checkedTo',
      z.object({
        intact: z.boolean(),
        brokenAt: z.number().nullable(),
        checkedTo: z.number(),
        complete: z.boolean(),
        hash: z.string(),
        publicKey: z.string().nullable().openapi({ description: 'Ed25519, SPKI in base64.' }),
        checkpoints: z.array(checkpoint).openapi({
          description: 'Ed25519 over the JSON array [tenant, month, n, hash], once a month. Keep them elsewhere.',
        }),
      }),
    ),
  },
})

export const auditRoutes = apiRoutes()
  .openapi(getList, async (c) => {
    const query = c.req.valid('query')
    const found = await listEntries(c.var.tenant, query)
    const before = found.length === query.limit ? (found.at(-1)?.n ?? null) : null
    return c.json({ entries: found.map(({ tenantId: _tenantId, ...rest }) => rest), before }, 200)
  })
  .openapi(getExport, (c) => {
    const { format, ...wanted } = c.req.valid('query')
    const day = new Date().toISOString().slice(0, 10)
    return c.body(exportOf(c.var.tenant, format, wanted), 200, {
      'content-type': FORMATS[format],
      'content-disposition': `attachment; filename="audit-${day}.${format}"`,
    })
  })
  .openapi(getVerify, async (c) => {
    const pair = await verifyingKey(c.env)
    // From the primary: a replica that lags behind would look like an end that was cut off.
    const scope = tenantScope(c.env, c.var.tenant.tenantId)
    const { checkpoints, ...verified } = await verifyChain(scope, pair?.key ?? null, c.req.valid('query').after)
    const points = checkpoints.map(({ tenantId: _tenantId, ...point }) => point)
    return c.json({ ...verified, publicKey: pair?.spki ?? null, checkpoints: points }, 200)
  })
