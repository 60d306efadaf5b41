import { existingUsers } from '../auth/queries'
import { notFound } from '../platform/problem'
import type { TenantScope } from '../platform/tenant-scope'

/** Throws a 404 for somebody who does not work for the tenant. */
export async function requireUser(tenant: TenantScope, userId: string): Promise<void> {
  if (!(await existingUsers(tenant, [userId])).has(userId)) throw notFound('user')
}
