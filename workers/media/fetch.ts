import type { Env } from '../env'

/** Fetches files from Meta into the bucket. */
export async function consumeMedia(batch: MessageBatch, _env: Env): Promise<void> {
  batch.retryAll()
}
