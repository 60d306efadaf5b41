import { sql } from 'drizzle-orm'
import type { Env } from '../env'
import { newId } from '../platform/ids'
import { errorName, log } from '../platform/log'
import { type TenantScope, tenantScope } from '../platform/tenant-scope'
import { securityAlarms } from './schema'

export const ALARM_KINDS = [
  'sign_in_locked',
  'credential_stuffing',
  'inbound_flood',
  'unusual_export',
  'unusual_sends',
  'session_moved',
  'passkey_copied',
  'webhook_failed',
  'webhook_paused',
  'budget_nearly_spent',
  'budget_spent',
] as const
export type AlarmKind = (typeof ALARM_KINDS)[number]

export interface Alarm {
  kind: AlarmKind
  /** Whom or what: `usr_…`, `key_…`, `cnv_…`, a channel; null: the tenant. */
  about: string | null
  /** Ids and counts. */
  detail: Record<string, string | number>
}

const HOUR_MS = 3_600_000

/** What goes on is one alarm an hour (or `since`), not one each time it is noticed. Answers whether this one is new. */
export async function raiseAlarm(
  { db, tenantId }: TenantScope,
  alarm: Alarm,
  now: number,
  since = now - HOUR_MS + 1,
): Promise<boolean> {
  const { kind, about, detail } = alarm
  const { tenantId: tenant, kind: sort, about: subject, at } = securityAlarms
  const added = await db.all(sql`
    INSERT INTO ${securityAlarms} (tenant_id, id, kind, about, detail, at)
    SELECT ${tenantId}, ${newId('alm', now)}, ${kind}, ${about}, ${JSON.stringify(detail)}, ${now}
    WHERE NOT EXISTS (
      SELECT 1 FROM ${securityAlarms}
      WHERE ${tenant} = ${tenantId} AND ${at} >= ${since} AND ${sort} = ${kind} AND ${subject} IS ${about}
    ) RETURNING id`)
  return added.length === 1
}

/** For an object that has noticed something by the way: what it does goes on, whether anybody can be told or not. */
export async function raiseAlarms(env: Env, tenantId: string, alarms: readonly Alarm[]): Promise<void> {
  try {
    for (const alarm of alarms) await raiseAlarm(tenantScope(env, tenantId), alarm, Date.now())
  } catch (error) {
    log.warn('abuse.alarm_lost', { error: errorName(error) })
  }
}
