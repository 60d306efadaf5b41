import { asc, eq, gt, lt } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import type { Env } from '../env'
import { ingestJob } from '../knowledge/ingest-job'
import { mediaJob } from '../media/job'
import { newId } from '../platform/ids'
import { trialJob } from '../trials/job'
import { intakeJob } from '../whatsapp/intake-job'
import { deadLetters } from './schema'

export type DeadLetter = typeof deadLetters.$inferSelect

/** What a queue gave up becomes a row that an operator sees. Safe to repeat. */
export async function consumeDead(batch: MessageBatch, env: Env): Promise<void> {
  const db = drizzle(env.DB)
  for (const message of batch.messages) {
    await db
      .insert(deadLetters)
      .values({
        id: newId('dlq'),
        queue: batch.queue,
        messageId: message.id,
        body: JSON.stringify(message.body) ?? 'null',
        attempts: message.attempts,
        receivedAt: Date.now(),
      })
      .onConflictDoNothing()
    message.ack()
  }
}

export async function listDeadLetters(env: Env, page: { after: number; limit: number }): Promise<DeadLetter[]> {
  return drizzle(env.DB)
    .select()
    .from(deadLetters)
    .where(gt(deadLetters.seq, page.after))
    .orderBy(asc(deadLetters.seq))
    .limit(page.limit)
}

/** Puts the job back into the queue it came from. */
export async function replayDeadLetter(
  env: Env,
  id: string,
): Promise<{ ok: true } | { ok: false; reason: 'not_found' | 'malformed' }> {
  const db = drizzle(env.DB)
  const [letter] = await db.select().from(deadLetters).where(eq(deadLetters.id, id))
  if (!letter) return { ok: false, reason: 'not_found' }
  if (!(await sendAgain(env, JSON.parse(letter.body)))) return { ok: false, reason: 'malformed' }
  await db.update(deadLetters).set({ replayedAt: Date.now() }).where(eq(deadLetters.id, id))
  return { ok: true }
}

export async function discardDeadLetter(env: Env, id: string): Promise<boolean> {
  const gone = await drizzle(env.DB).delete(deadLetters).where(eq(deadLetters.id, id)).returning({ id: deadLetters.id })
  return gone.length === 1
}

/** Repeated long ago: whatever came of it is told elsewhere. */
export async function discardReplayedBefore(env: Env, moment: number): Promise<void> {
  await drizzle(env.DB).delete(deadLetters).where(lt(deadLetters.replayedAt, moment))
}

/** The body says which queue: what fits no job's schema cannot be mended by a replay. */
async function sendAgain(env: Env, body: unknown): Promise<boolean> {
  const ingest = ingestJob.safeParse(body)
  if (ingest.success) await env.INGEST_QUEUE.send(ingest.data)
  const intake = intakeJob.safeParse(body)
  if (intake.success) await env.INTAKE_QUEUE.send(intake.data)
  const media = mediaJob.safeParse(body)
  if (media.success) await env.MEDIA_QUEUE.send(media.data)
  const trial = trialJob.safeParse(body)
  if (trial.success) await env.TRIAL_QUEUE.send(trial.data)
  return ingest.success || intake.success || media.success || trial.success
}
