import type { Env } from '../env'
import { errorName, log } from '../platform/log'
import type { TrialJob } from './job'

/** The row is the job: if the queue does not take it, the sweep will. */
export async function sendTrial(env: Env, { tenantId, runId }: TrialJob, waitMs = 0): Promise<void> {
  try {
    await env.TRIAL_QUEUE.send({ tenantId, runId }, waitMs > 0 ? { delaySeconds: Math.ceil(waitMs / 1000) } : {})
  } catch (error) {
    log.warn('trials.not_queued', { runId, error: errorName(error) })
  }
}
