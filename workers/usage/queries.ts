import { and, eq } from 'drizzle-orm'
import { channels } from '../channels/schema'
import type { TenantScope } from '../platform/tenant-scope'
import { usageCaps } from './schema'

export interface UsageCap {
  channelId: string
  category: string
  monthly: number
  action: 'warn' | 'stop'
}

export async function listCaps({ db, tenantId }: TenantScope): Promise<UsageCap[]> {
  const { channelId, category, monthly, action } = usageCaps
  return db
    .select({ channelId, category, monthly, action })
    .from(usageCaps)
    .where(eq(usageCaps.tenantId, tenantId))
    .orderBy(channelId, category)
}

/** All of them at once: what is not named ends. */
export async function putCaps({ db, tenantId }: TenantScope, caps: readonly UsageCap[]): Promise<void> {
  const now = Date.now()
  const clear = db.delete(usageCaps).where(eq(usageCaps.tenantId, tenantId))
  const rows = caps.map((cap) => ({ ...cap, tenantId, createdAt: now, updatedAt: now }))
  if (rows.length === 0) await clear
  else await db.batch([clear, db.insert(usageCaps).values(rows)])
}

export interface ChannelOfNumber {
  id: string
  phoneNumberId: string
}

/** The newest connection of a number stands last: usage of a number that left and came back is shown as its. */
export async function numbersOf({ db, tenantId }: TenantScope): Promise<ChannelOfNumber[]> {
  return db
    .select({ id: channels.id, phoneNumberId: channels.phoneNumberId })
    .from(channels)
    .where(and(eq(channels.tenantId, tenantId)))
    .orderBy(channels.createdAt, channels.id)
}
