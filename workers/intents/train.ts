import { trainingSteps } from '../assistant/intent-classifier'
import type { Env } from '../env'
import type { Ingested } from '../knowledge/ingest'
import type { TrainingJob } from '../knowledge/ingest-job'
import { knowledgeOf } from '../objects'
import { errorName, log } from '../platform/log'

/** One version of a tenant's intents. Safe to repeat; a job whose version was replaced, or is trained, does nothing. */
export async function learnIntents(env: Env, { tenantId, training: version }: TrainingJob): Promise<Ingested> {
  try {
    const knowledge = await knowledgeOf(env, tenantId)
    const intents = await knowledge.untrained({ tenantId, version })
    if (intents === null) return { ok: true }
    await knowledge.putWeights({ tenantId, version, weights: await unhurried(trainingSteps(intents)) })
    return { ok: true }
  } catch (error) {
    log.error('intents.training_failed', { error: errorName(error) })
    return { ok: false, reason: 'error' }
  }
}

/** Between two steps others in this isolate have their turn: a step takes milliseconds, all of them seconds. */
export async function unhurried<Result>(steps: Generator<undefined, Result>): Promise<Result> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    await new Promise((resolve) => setTimeout(resolve, 0))
  }
}
