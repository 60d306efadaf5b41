import type { Env } from '../../env'
import { takeDueSources } from './source-queries'

/** For cron: what is due again, and jobs that were lost. Loads nothing that reads pages. */
export async function sweepSources(env: Env, now: number): Promise<void> {
  for (const job of await takeDueSources(env.DB, now)) await env.INGEST_QUEUE.send(job)
}
