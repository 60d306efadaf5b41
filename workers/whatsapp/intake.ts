import { appById, type SigningApp } from '../channels/channels'
import type { Env } from '../env'
import { newId } from '../platform/ids'
import { errorName, log } from '../platform/log'
import { count } from '../platform/operations'
import { splitWebhook } from './envelope'
import { intakeJob } from './intake-job'
import { routeItems } from './route'
import { parseWebhookJson } from './webhook-json'

/** The sweep sends a job again that is this late. */
const OVERDUE_MS = 60_000
const RETRY_BASE_SECONDS = 5
const RETRY_CAP_SECONDS = 900
const SWEPT_AT_ONCE = 100

/** The bytes first, then the row, then the queue: whatever is lost after the row, the sweep finds it. */
export async function storeIntake(
  env: Env,
  { app, body, items, receivedAt }: { app: SigningApp; body: ArrayBuffer; items: number; receivedAt: number },
): Promise<void> {
  const intakeId = newId('ink', receivedAt)
  const r2Key = `intake/${intakeId}`
  await env.BUCKET.put(r2Key, body)
  count('bucketWrites')
  count('queueOperations', 3) // write, read, delete
  await env.DB.prepare(
    `INSERT INTO webhook_intake (id, r2_key, app_id, state, items, attempts, received_at, next_at) VALUES (?1, ?2, ?3, 'waiting', ?4, 0, ?5, ?6)`,
  )
    .bind(intakeId, r2Key, app.id, items, receivedAt, receivedAt + OVERDUE_MS)
    .run()
  await env.INTAKE_QUEUE.send({ intakeId }).catch((error: unknown) =>
    log.warn('intake.queue_refused', { intakeId, error: errorName(error) }),
  )
}

export async function consumeIntake(batch: MessageBatch, env: Env): Promise<void> {
  for (const message of batch.messages) {
    const job = intakeJob.safeParse(message.body)
    if (!job.success) {
      log.error('intake.malformed_job', { messageId: message.id })
      message.ack() // a retry cannot mend it
      continue
    }
    try {
      await workOff(env, job.data.intakeId)
      message.ack()
    } catch (error) {
      log.error('intake.failed', { intakeId: job.data.intakeId, error: errorName(error) })
      message.retry({ delaySeconds: Math.min(RETRY_BASE_SECONDS * 2 ** message.attempts, RETRY_CAP_SECONDS) })
    }
  }
}

/** Safe to repeat: conversations know what they have. */
async function workOff(env: Env, intakeId: string): Promise<void> {
  const row = await env.DB.prepare(
    'SELECT r2_key, app_id, received_at FROM webhook_intake WHERE id = ?1 AND state = ?2',
  )
    .bind(intakeId, 'waiting')
    .first<{ r2_key: string; app_id: string; received_at: number }>()
  if (!row) return
  const [app, stored] = await Promise.all([appById(env, row.app_id), env.BUCKET.get(row.r2_key)])
  const json = stored && parseWebhookJson(await stored.text())
  if (!app || !json) return finish(env, intakeId, 'failed')
  await routeItems(env, app, splitWebhook(json), row.received_at)
  await finish(env, intakeId, 'done')
  await env.BUCKET.delete(row.r2_key)
}

async function finish(env: Env, intakeId: string, state: 'done' | 'failed'): Promise<void> {
  await env.DB.prepare('UPDATE webhook_intake SET state = ?2, done_at = ?3 WHERE id = ?1')
    .bind(intakeId, state, Date.now())
    .run()
}

/** Jobs whose queue message was lost, or is in a dead letter queue by now. */
export async function sweepIntake(env: Env, now: number): Promise<number> {
  const { results } = await env.DB.prepare(
    `UPDATE webhook_intake SET attempts = attempts + 1, next_at = ?1 + ?2 * (1 << min(attempts, 6))
     WHERE id IN (SELECT id FROM webhook_intake WHERE state = 'waiting' AND next_at <= ?1 ORDER BY next_at LIMIT ?3) RETURNING id`,
  )
    .bind(now, OVERDUE_MS, SWEPT_AT_ONCE)
    .all<{ id: string }>()
  for (const { id } of results) await env.INTAKE_QUEUE.send({ intakeId: id })
  return results.length
}
