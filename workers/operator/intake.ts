import { and, asc, desc, eq, gt, inArray, lt } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Env } from '../env'
import { parseWebhookJson } from '../whatsapp/webhook-json'
import { redact } from './redact'
import { webhookIntake } from './schema'

export type IntakeRow = typeof webhookIntake.$inferSelect

const SWEPT_AT_ONCE = 100

/** In the order of their arrival, after an id; ids begin with their time. */
export async function listIntake(
  env: Env,
  { state, after, limit }: { state?: IntakeRow['state'] | undefined; after: string; limit: number },
): Promise<IntakeRow[]> {
  const inState = state === undefined ? undefined : eq(webhookIntake.state, state)
  return drizzle(env.DB)
    .select()
    .from(webhookIntake)
    .where(and(inState, gt(webhookIntake.id, after)))
    .orderBy(asc(webhookIntake.id))
    .limit(limit)
}

/** The shape of the body, without what people wrote. null: its bytes are gone, or were never JSON. */
export async function intakePayload(
  env: Env,
  id: string,
): Promise<{ found: false } | { found: true; payload: unknown }> {
  const row = await findIntake(env, id)
  if (!row) return { found: false }
  const stored = await env.BUCKET.get(row.r2Key)
  const json = stored && parseWebhookJson(await stored.text())
  return { found: true, payload: json ? redact(json) : null }
}

/** Once more from the beginning: conversations know what they have. `gone`: its bytes are no longer there. */
export async function replayIntake(
  env: Env,
  id: string,
): Promise<{ ok: true } | { ok: false; reason: 'not_found' | 'gone' }> {
  const row = await findIntake(env, id)
  if (!row) return { ok: false, reason: 'not_found' }
  if (!(await env.BUCKET.head(row.r2Key))) return { ok: false, reason: 'gone' }
  await drizzle(env.DB)
    .update(webhookIntake)
    .set({ state: 'waiting', attempts: 0, nextAt: Date.now(), doneAt: null })
    .where(eq(webhookIntake.id, id))
  await env.INTAKE_QUEUE.send({ intakeId: id })
  return { ok: true }
}

/** The bytes first: without its row nobody would find them again. */
export async function discardIntake(env: Env, id: string): Promise<boolean> {
  const row = await findIntake(env, id)
  if (!row) return false
  await env.BUCKET.delete(row.r2Key)
  await drizzle(env.DB).delete(webhookIntake).where(eq(webhookIntake.id, id))
  return true
}

/** Of `state`, those that ended before a moment. Says how many went. */
export async function sweepIntakeRows(env: Env, state: 'done' | 'failed', moment: number): Promise<number> {
  const db = drizzle(env.DB)
  const rows = await db
    .select({ id: webhookIntake.id, r2Key: webhookIntake.r2Key })
    .from(webhookIntake)
    .where(and(eq(webhookIntake.state, state), lt(webhookIntake.doneAt, moment)))
    .orderBy(desc(webhookIntake.doneAt))
    .limit(SWEPT_AT_ONCE)
  if (rows.length === 0) return 0
  await env.BUCKET.delete(rows.map(({ r2Key }) => r2Key))
  const ids = rows.map(({ id }) => id)
  for (let from = 0; from < ids.length; from += 50)
    await db.delete(webhookIntake).where(inArray(webhookIntake.id, ids.slice(from, from + 50)))
  return rows.length
}

async function findIntake(env: Env, id: string): Promise<IntakeRow | undefined> {
  const [row] = await drizzle(env.DB).select().from(webhookIntake).where(eq(webhookIntake.id, id))
  return row
}
