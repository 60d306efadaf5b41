import type { Env } from '../env'
import { errorName, log } from '../platform/log'
import { trialJob } from './job'
import { discardRunsBefore, overdueRuns } from './run-queries'
import { sendTrial } from './send'
import { runSlice } from './slice'

const RETRY_SECONDS = 10
/** As long as what customers asked is kept. */
export const TRIALS_KEPT_MS = 90 * 86_400_000

/** A slice each; a run that is over, or unknown, is nothing to do. */
export async function consumeTrials(batch: MessageBatch, env: Env): Promise<void> {
  for (const message of batch.messages) {
    const job = trialJob.safeParse(message.body)
    if (!job.success) {
      log.error('trials.malformed_job', { messageId: message.id })
      message.ack() // a retry cannot mend it
      continue
    }
    try {
      const sliced = await runSlice(env, job.data)
      if (sliced === 'more') await sendTrial(env, job.data)
      else if (sliced !== 'over') await sendTrial(env, job.data, sliced.again)
      message.ack()
    } catch (error) {
      log.error('trials.failed', { runId: job.data.runId, error: errorName(error) })
      message.retry({ delaySeconds: RETRY_SECONDS })
    }
  }
}

/** For cron: sends the jobs of overdue slices again, so that a lost queue or a process that died loses nothing. */
export async function sweepTrials(env: Env, now = Date.now()): Promise<void> {
  for (const job of await overdueRuns(env.DB, now)) await sendTrial(env, job)
}

/** For cron: what a run found goes with its object's own alarm. */
export async function discardTrials(env: Env, now: number): Promise<void> {
  await discardRunsBefore(env.DB, now - TRIALS_KEPT_MS)
}
