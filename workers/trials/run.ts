import type { Env } from '../env'
import { errorName, log } from '../platform/log'
import { trialJob } from './job'

const RETRY_BASE_SECONDS = 5

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
      await env.DB.prepare('SELECT 1').run()
      message.ack()
    } catch (error) {
      log.error('trials.failed', { runId: job.data.runId, error: errorName(error) })
      message.retry({ delaySeconds: RETRY_BASE_SECONDS * 2 ** message.attempts })
    }
  }
}
