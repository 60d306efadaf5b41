import type { Env } from './env'
import { log } from './platform/log'

type Consumer = (batch: MessageBatch, env: Env) => Promise<void>

/** Loaded by need: a batch of one queue evaluates nothing of the others. */
const CONSUMERS: Record<string, () => Promise<Consumer>> = {
  'whatsnexus-ingest': async () => (await import('./knowledge/ingest')).consumeIngest,
  'whatsnexus-intake': async () => (await import('./whatsapp/intake')).consumeIntake,
  'whatsnexus-media': async () => (await import('./media/fetch')).consumeMedia,
  'whatsnexus-trial': async () => (await import('./trials/run')).consumeTrials,
  'whatsnexus-ingest-dead': async () => (await import('./operator/dead-letters')).consumeDead,
  'whatsnexus-intake-dead': async () => (await import('./operator/dead-letters')).consumeDead,
  'whatsnexus-media-dead': async () => (await import('./operator/dead-letters')).consumeDead,
  'whatsnexus-trial-dead': async () => (await import('./operator/dead-letters')).consumeDead,
}

/** Queue name → consumer. A queue nobody knows keeps its messages: they come again once the consumer is deployed. */
export async function consume(batch: MessageBatch, env: Env): Promise<void> {
  const load = Object.hasOwn(CONSUMERS, batch.queue) ? CONSUMERS[batch.queue] : undefined
  if (load) return (await load())(batch, env)
  log.error('queue.unknown', { queue: batch.queue })
  batch.retryAll()
}
