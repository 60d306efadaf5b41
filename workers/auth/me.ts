import { z } from '@hono/zod-openapi'
import type { TenantScope } from '../platform/tenant-scope'
import { findTenant } from '../tenants/queries'
import { VISIBILITIES } from '../tenants/settings'
import { ROLES } from './permissions'
import type { Principal } from './principal'

/** What the one who asks is told about themselves. */
export const me = z
  .object({
    tenant: z.object({ id: z.string(), name: z.string(), locale: z.string(), timeZone: z.string() }),
    kind: z.enum(['api', 'agent']),
    id: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    role: z.enum(ROLES).nullable(),
    roleId: z.string().nullable().openapi({ description: "A role of the organization's own, in place of role." }),
    teamIds: z.array(z.string()),
    sees: z.enum(VISIBILITIES).openapi({ description: 'Which conversations.' }),
    masks: z.boolean().openapi({ description: 'Numbers and names of customers only in part.' }),
    lacksSecondFactor: z
      .boolean()
      .openapi({ description: 'The organization asks for one: nothing else works until it is set up and given.' }),
    permissions: z.array(z.string()),
  })
  .openapi('Me')

export async function meOf(tenant: TenantScope, principal: Principal): Promise<z.infer<typeof me>> {
  const found = await findTenant(tenant)
  const isPerson = principal.kind === 'agent'
  return {
    tenant: {
      id: tenant.tenantId,
      name: found?.name ?? tenant.tenantId,
      locale: found?.locale ?? 'en',
      timeZone: found?.timeZone ?? 'UTC',
    },
    kind: principal.kind,
    id: isPerson ? principal.userId : principal.keyId,
    name: principal.name,
    email: isPerson ? principal.email : null,
    role: isPerson ? principal.role : null,
    roleId: isPerson ? principal.roleId : null,
    teamIds: isPerson ? principal.teamIds : [],
    sees: isPerson ? principal.sees : 'all',
    masks: isPerson && principal.masks,
    lacksSecondFactor: isPerson && principal.lacksSecondFactor,
    permissions: [...principal.permissions].sort(),
  }
}
