import type { Env } from '../env'
import type { Hop, HopState } from './hops'

/** Plain statements: also asked from inside the objects, which load no library for it. */

interface Place {
  tenantId: string
  channelId: string
}

interface Row {
  hop: Hop | 'probe'
  ok_at: number | null
  failed_at: number | null
  failures: number
  ms: number | null
  note: string | null
}

const SAVE = `INSERT INTO channel_hops (tenant_id, channel_id, hop, ok_at, failed_at, failures, ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
  ON CONFLICT (tenant_id, channel_id, hop) DO UPDATE SET ok_at = max(coalesce(ok_at, 0), coalesce(excluded.ok_at, 0)),
    failed_at = excluded.failed_at, failures = excluded.failures, ms = coalesce(excluded.ms, ms)`

export async function saveHops(env: Env, { tenantId, channelId }: Place, states: readonly HopState[]): Promise<void> {
  if (states.length === 0) return
  const save = env.DB.prepare(SAVE)
  await env.DB.batch(
    states.map(({ hop, okAt, failedAt, failures, ms }) =>
      save.bind(tenantId, channelId, hop, okAt, failedAt, failures, ms),
    ),
  )
}

/** With which hop is announced as broken, and when the whole way was tried last. */
export interface Known {
  states: HopState[]
  announced: Hop | null
  probedAt: number | null
}

export async function readHops(env: Env, { tenantId, channelId }: Place): Promise<Known> {
  const { results } = await env.DB.prepare(
    'SELECT hop, ok_at, failed_at, failures, ms, note FROM channel_hops WHERE tenant_id = ?1 AND channel_id = ?2',
  )
    .bind(tenantId, channelId)
    .all<Row>()
  return knownOf(results)
}

export async function markProbed(env: Env, place: Place, at: number, announced: Hop | null): Promise<void> {
  await env.DB.prepare(
    `INSERT INTO channel_hops (tenant_id, channel_id, hop, ok_at, note) VALUES (?1, ?2, 'probe', ?3, ?4)
     ON CONFLICT (tenant_id, channel_id, hop) DO UPDATE SET ok_at = excluded.ok_at, note = excluded.note`,
  )
    .bind(place.tenantId, place.channelId, at, announced)
    .run()
}

/** What was seen of the way, and announced, is of a connection that has ended. */
export async function forgetHops(env: Env, { tenantId, channelId }: Place): Promise<void> {
  await env.DB.prepare('DELETE FROM channel_hops WHERE tenant_id = ?1 AND channel_id = ?2')
    .bind(tenantId, channelId)
    .run()
}

/** Numbers from which nothing has come for that long and that were not tried since, and those in trouble. */
export async function dueForProbe(
  env: Env,
  { silentBefore, again, limit }: { silentBefore: number; again: number; limit: number },
): Promise<Place[]> {
  const { results } = await env.DB.prepare(
    `SELECT c.tenant_id AS tenantId, c.id AS channelId FROM channels c
     LEFT JOIN channel_hops p ON p.tenant_id = c.tenant_id AND p.channel_id = c.id AND p.hop = 'probe'
     LEFT JOIN channel_hops w ON w.tenant_id = c.tenant_id AND w.channel_id = c.id AND w.hop = 'webhook_conversation'
     WHERE c.disconnected_at IS NULL
       AND ((c.created_at < ?1 AND coalesce(w.ok_at, 0) < ?1 AND coalesce(p.ok_at, 0) < ?1) OR (p.note IS NOT NULL AND coalesce(p.ok_at, 0) < ?2))
     ORDER BY coalesce(p.ok_at, 0) LIMIT ?3`,
  )
    .bind(silentBefore, again, limit)
    .all<Place>()
  return results
}

/** Connected numbers of which something failed that has not gone through since, or that are announced as broken. */
export async function inTrouble(env: Env, limit: number): Promise<Place[]> {
  const { results } = await env.DB.prepare(
    `SELECT DISTINCT h.tenant_id AS tenantId, h.channel_id AS channelId FROM channel_hops h
     JOIN channels c ON c.tenant_id = h.tenant_id AND c.id = h.channel_id AND c.disconnected_at IS NULL
     WHERE (h.failures > 0 AND h.failed_at > coalesce(h.ok_at, 0)) OR (h.hop = 'probe' AND h.note IS NOT NULL) LIMIT ?1`,
  )
    .bind(limit)
    .all<Place>()
  return results
}

function knownOf(rows: readonly Row[]): Known {
  const probe = rows.find(({ hop }) => hop === 'probe')
  const states = rows.flatMap(({ hop, ok_at, failed_at, failures, ms }) =>
    hop === 'probe' ? [] : [{ hop, okAt: ok_at || null, failedAt: failed_at, failures, ms }],
  )
  return { states, announced: (probe?.note as Hop | null | undefined) ?? null, probedAt: probe?.ok_at ?? null }
}
