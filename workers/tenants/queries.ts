import { eq } from 'drizzle-orm'
import type { TenantScope } from '../platform/tenant-scope'
import { type Tenant, tenants } from './schema'

export async function findTenant({ db, tenantId }: TenantScope): Promise<Tenant | undefined> {
  const [tenant] = await db.select().from(tenants).where(eq(tenants.id, tenantId))
  return tenant
}

/** Creates the scope's tenant or changes what is given. */
export async function putTenant(
  { db, tenantId }: TenantScope,
  tenant: { name: string; locale: string; timeZone: string },
): Promise<void> {
  const now = Date.now()
  await db
    .insert(tenants)
    .values({ id: tenantId, createdAt: now, updatedAt: now, ...tenant })
    .onConflictDoUpdate({ target: tenants.id, set: { ...tenant, updatedAt: now } })
}

type Settings = Partial<Omit<Tenant, 'id' | 'region' | 'logo' | 'createdAt' | 'updatedAt'>>

/** What is left out stays as it is. */
export async function changeTenant({ db, tenantId }: TenantScope, set: Settings): Promise<void> {
  await db
    .update(tenants)
    .set({ ...set, updatedAt: Date.now() })
    .where(eq(tenants.id, tenantId))
}

/** `logo`: its key in R2. */
export async function putLogo({ db, tenantId }: TenantScope, logo: string | null): Promise<void> {
  await db.update(tenants).set({ logo, updatedAt: Date.now() }).where(eq(tenants.id, tenantId))
}
