import { type AlarmKind, raiseAlarm } from '../abuse/alarm'
import { findAlarm } from '../abuse/queries'
import { errorName, log } from '../platform/log'
import { ShortMemory } from '../platform/short-memory'
import type { TenantScope } from '../platform/tenant-scope'
import type { Budget } from './settings/budget'

export type BudgetState = 'fine' | 'soon' | 'spent'

const DAY_MS = 86_400_000
/** An isolate that has told does not ask the database again with each turn. */
const TOLD_MS = 3_600_000
const told = new ShortMemory<true>({ keepMs: TOLD_MS, servesStale: false })

/** `needed`: what a call would have taken that was refused. No call begins that could pass the limit, so it is seldom reached. */
export function budgetState({ neuronsPerDay: limit, warnAt }: Budget, spent: number, needed = 0): BudgetState {
  if (spent >= limit || spent + needed > limit) return 'spent'
  return spent >= limit * warnAt ? 'soon' : 'fine'
}

/**
 * Tells the administrators that the day's budget runs out or has: each once a day (UTC). Whoever sets it to nothing wants no
 * model and is not told. Never throws: what was paid for goes on.
 */
export async function warnOfBudget(
  scope: TenantScope,
  budget: Budget,
  { spent, needed, now }: { spent: number; needed: number; now: number },
): Promise<void> {
  const state = budgetState(budget, spent, needed)
  const { neuronsPerDay: limit } = budget
  if (state === 'fine' || limit === 0) return
  const kind: AlarmKind = state === 'spent' ? 'budget_spent' : 'budget_nearly_spent'
  const detail = {
    limit,
    spent: Math.round(spent),
    percent: Math.floor((100 * spent) / limit),
    needed: Math.ceil(needed),
  }
  const since = now - (now % DAY_MS)
  try {
    await told.get(`${scope.tenantId}/${kind}/${since}`, async () => {
      const isNew = await raiseAlarm(scope, { kind, about: null, detail }, now, since)
      if (isNew) log.warn(`ai.${kind}`, { tenantId: scope.tenantId, limit })
      return true
    })
  } catch (error) {
    log.warn('ai.budget_not_told', { tenantId: scope.tenantId, error: errorName(error) })
  }
}

/** What the call would have taken at which the day's budget was spent; 0: none was refused today. */
export async function neededToday(scope: TenantScope, now: number): Promise<number> {
  const alarm = await findAlarm(scope, { kind: 'budget_spent', since: now - (now % DAY_MS) })
  return Number(alarm?.detail.needed ?? 0)
}
