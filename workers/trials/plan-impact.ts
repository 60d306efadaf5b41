import type { Env } from '../env'
import { knowledgeOf } from '../objects'
import type { TenantScope } from '../platform/tenant-scope'
import { distinct, type Planned } from './plan'
import { listSets } from './set-queries'
import { trialItem } from './trial'

/** Each is asked twice: without the edit and with it. */
const MOST_ASKED = 200

/** What customers asked lately, the newest first, and then what the tenant's own sets ask; the same words once. */
export async function planImpact(env: Env, scope: TenantScope): Promise<Planned[]> {
  const knowledge = await knowledgeOf(env, scope.tenantId)
  const asked = await knowledge.questions({ tenantId: scope.tenantId, since: 0, limit: 2 * MOST_ASKED })
  const own = (await listSets(scope)).flatMap(({ questions }) => questions)
  const planned: Planned[] = [
    ...asked.map(({ conversationId, text, at }) => ({ conversationId, item: trialItem.parse({ text, at }) })),
    ...own.map(({ text }) => ({ conversationId: null, item: trialItem.parse({ text }) })),
  ]
  return distinct(planned).slice(0, MOST_ASKED)
}
