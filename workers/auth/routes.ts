import { z } from '@hono/zod-openapi'
import { findTenant } from '../tenants/queries'
import { answer, apiRoutes, endpoint } from './endpoint'

const me = z.object({
  tenant: z.object({ id: z.string(), name: z.string(), locale: z.string(), timeZone: z.string() }),
  kind: z.enum(['api', 'agent']),
  id: z.string(),
  name: z.string(),
  permissions: z.array(z.string()),
})

const getMe = endpoint('account.read', {
  method: 'get',
  path: '/me',
  tag: 'Account',
  summary: 'Who is asking, and what it may do',
  responses: { 200: answer('The caller', me) },
})

export const accountRoutes = apiRoutes().openapi(getMe, async (c) => {
  const { principal, tenant } = c.var
  const found = await findTenant(tenant)
  return c.json(
    {
      tenant: {
        id: tenant.tenantId,
        name: found?.name ?? tenant.tenantId,
        locale: found?.locale ?? 'en',
        timeZone: found?.timeZone ?? 'UTC',
      },
      kind: principal.kind,
      id: principal.kind === 'api' ? principal.keyId : principal.userId,
      name: principal.name,
      permissions: [...principal.permissions].sort(),
    },
    200,
  )
})
