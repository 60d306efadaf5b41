import { and, desc, eq, gt, isNull, or } from 'drizzle-orm'
import type { Principal } from '../auth/principal'
import { newId } from '../platform/ids'
import type { TenantScope } from '../platform/tenant-scope'
import { channelEvents } from './schema'

type Row = typeof channelEvents.$inferSelect
export type ChannelEvent = Omit<Row, 'tenantId'>
export type Severity = Row['severity']

const NEWEST = 100

/** Each is stored once, by its id. */
export async function recordEvents({ db, tenantId }: TenantScope, events: ChannelEvent[]): Promise<void> {
  for (const event of events)
    await db
      .insert(channelEvents)
      .values({ tenantId, ...event })
      .onConflictDoNothing()
}

export async function isRecorded({ db, tenantId }: TenantScope, id: string): Promise<boolean> {
  return (await db.$count(channelEvents, and(eq(channelEvents.tenantId, tenantId), eq(channelEvents.id, id)))) > 0
}

/** What somebody did: `connection.token_changed`, `template.created`. */
export async function recordAct(
  scope: TenantScope,
  { channelId, wabaId }: { channelId: string | null; wabaId: string },
  act: { kind: string; byUser: string | null; severity?: Severity; detail?: Row['detail'] },
): Promise<void> {
  const { kind, byUser, severity = 'info', detail = {} } = act
  await recordEvents(scope, [{ id: newId('cev'), channelId, wabaId, kind, severity, detail, byUser, at: Date.now() }])
}

/** How often this was done for the account since. */
export async function countActs(
  { db, tenantId }: TenantScope,
  { wabaId, kind, since }: { wabaId: string; kind: string; since: number },
): Promise<number> {
  const { tenantId: tenant, wabaId: account, kind: kinds, at } = channelEvents
  return db.$count(channelEvents, and(eq(tenant, tenantId), gt(at, since), eq(account, wabaId), eq(kinds, kind)))
}

/** Newest first: of the number, and of its account as a whole. */
export async function listEvents(
  { db, tenantId }: TenantScope,
  { id, wabaId }: { id: string; wabaId: string },
): Promise<ChannelEvent[]> {
  const rows = await db
    .select()
    .from(channelEvents)
    .where(
      and(
        eq(channelEvents.tenantId, tenantId),
        or(eq(channelEvents.channelId, id), and(isNull(channelEvents.channelId), eq(channelEvents.wabaId, wabaId))),
      ),
    )
    .orderBy(desc(channelEvents.at), desc(channelEvents.id))
    .limit(NEWEST)
  return rows.map(({ tenantId: _tenant, ...event }) => event)
}

/** `usr_…`, or which key. */
export function byOf(principal: Principal): string {
  return principal.kind === 'agent' ? principal.userId : `api:${principal.keyId}`
}
