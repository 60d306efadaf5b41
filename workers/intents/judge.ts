import type { Env } from '../env'
import type { Ingested } from '../knowledge/ingest'
import type { JudgingJob } from '../knowledge/ingest-job'
import { knowledgeOf } from '../objects'
import { errorName, log } from '../platform/log'
import { FOLDS, judgingSteps } from './confusion'
import { unhurried } from './train'

/** What is left to judge of one version of a tenant's intents. Safe to repeat; what is judged already is not judged again. */
export async function judgeIntents(env: Env, { tenantId, judging: version }: JudgingJob): Promise<Ingested> {
  try {
    const knowledge = await knowledgeOf(env, tenantId)
    const open = await knowledge.judged({ tenantId })
    if (open.version !== version) return { ok: true }
    for (let fold = open.folds.length; fold < FOLDS; fold++) {
      const judged = await unhurried(judgingSteps(open.intents, fold))
      const kept = await knowledge.keepFold({ tenantId, version, fold, judged })
      if (!kept.ok || !kept.stored) return { ok: true } // replaced meanwhile, or erased
    }
    return { ok: true }
  } catch (error) {
    log.error('intents.judging_failed', { error: errorName(error) })
    return { ok: false, reason: 'error' }
  }
}
