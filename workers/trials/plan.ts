import type { Env } from '../env'
import type { TenantScope } from '../platform/tenant-scope'
import { planImpact } from './plan-impact'
import { planReplay } from './plan-replay'
import { findSet } from './set-queries'
import { type TrialItem, type TrialParams, trialItem } from './trial'

/** A question to be asked; `conversationId` where it is a customer's, and goes when the conversation does. */
export interface Planned {
  conversationId: string | null
  item: TrialItem
}

/** Everything that a run will ask, as it stands when it begins. Null: what it was about is gone. */
export async function planOf(
  env: Env,
  scope: TenantScope,
  params: TrialParams,
  now: number,
): Promise<Planned[] | null> {
  switch (params.kind) {
    case 'batch': {
      const set = await findSet(scope, params.setId)
      return set ? set.questions.map((question) => ({ conversationId: null, item: trialItem.parse(question) })) : null
    }
    case 'replay':
      return planReplay(env, scope.tenantId, params, now)
    case 'impact':
      return planImpact(env, scope)
  }
}
