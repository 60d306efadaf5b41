import { complete } from '../assistant/ai-calls'
import { budget as budgetSettings } from '../assistant/settings/budget'
import { findHandbook } from '../assistant/settings/queries'
import { openPurse, type Purpose } from '../assistant/spend'
import { within } from '../assistant/within'
import type { Env } from '../env'
import { tenantScope } from '../platform/tenant-scope'
import type { Complete } from './ask'

const HANDBOOK_MS = 1_000

/** The chat models for one piece of help, paid from the same daily budget as the assistant's answers. */
export async function paidHelp<Result>(
  env: Env,
  tenantId: string,
  purpose: Purpose,
  work: (ask: Complete) => Promise<Result>,
): Promise<Result> {
  const found = await within(HANDBOOK_MS, () => findHandbook(tenantScope(env, tenantId)))
  // While D1 is down there is still a limit.
  const budget = found.ok ? found.value.budget : budgetSettings.parse({})
  const { ai, close } = await openPurse(env, tenantId, { purpose, budget })
  try {
    return await work((messages, schema, ms, most) => complete(ai, messages, schema, ms, most))
  } finally {
    await close() // whatever became of it, what it cost is written down
  }
}
