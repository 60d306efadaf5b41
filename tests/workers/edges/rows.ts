import { env } from 'cloudflare:workers'
import { D1 } from '../../../workers/privacy/inventory'
import { call } from '../api-client'
import type { World } from './world'

/** Tables that have no tenant, or hold what every request may leave behind. */
const LEFT_OUT = new Set(['idempotency_keys', 'sessions'])

const names = Object.keys(D1).filter((name) => D1[name]?.columns.includes('tenant_id') && !LEFT_OUT.has(name))

/** Everything that the tenant has: two that are the same say that nothing was changed. */
export async function everyRow({ tenantId, owner: cookie }: World): Promise<Record<string, unknown>> {
  const answers = await env.DB.batch<Record<string, unknown>>([
    env.DB.prepare('SELECT * FROM tenants WHERE id = ?1').bind(tenantId),
    env.DB.prepare(
      'SELECT u.* FROM users u JOIN members m ON m.user_id = u.id WHERE m.tenant_id = ?1 ORDER BY u.id',
    ).bind(tenantId),
    ...names.map((name) => env.DB.prepare(`SELECT * FROM "${name}" WHERE tenant_id = ?1`).bind(tenantId)),
  ])
  const files = await env.BUCKET.list({ prefix: `${tenantId}/` })
  const events = await call('GET', '/api/events?limit=1000', { cookie })
  const list = await call('GET', '/api/conversations', { cookie })
  return Object.fromEntries([
    ...answers.map(({ results }, at) => [names[at - 2] ?? ['tenant', 'people'][at], results] as const),
    ['files', files.objects.map(({ key, etag }) => [key, etag])],
    ['events', events.body],
    ['list', list.body],
  ])
}
