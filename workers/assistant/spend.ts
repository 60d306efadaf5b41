import type { Env } from '../env'
import { knowledgeOf } from '../objects'
import { newId } from '../platform/ids'
import { log } from '../platform/log'
import { tenantScope } from '../platform/tenant-scope'
import { warnOfBudget } from './budget-warning'
import { MeteredAi } from './metered-ai'
import type { Budget } from './settings/budget'
import { within } from './within'

/** What models are paid for: the rows of the cost page. */
export const PURPOSES = ['answer', 'try', 'trial', 'copilot', 'summary', 'ingest', 'intents'] as const
export type Purpose = (typeof PURPOSES)[number]

export interface SpendOrder {
  now: number
  /** Neurons a day. */
  limit: number
  /** What this work may take at most. */
  most: number
  ticket: string
}
export interface SpendOpened {
  allowed: number
  /** Today, before this work. */
  spent: number
}
export interface SpendReport {
  now: number
  ticket: string
  purpose: Purpose
  neurons: number
  calls: number
}
export interface SpendClosed {
  /** Today, with this work. */
  spent: number
  /** A passage that is about to be told to a customer may no longer be. */
  withdrawn: boolean
}
export interface DaySpend {
  /** UTC, `2026-11-27` */
  day: string
  purpose: string
  neurons: number
  calls: number
}

/** One turn with every model tried costs some 400; the rest is for long knowledge and many passages. */
const MOST_NEURONS = 1_000
const BOOK_MS = 1_000

/** Workers AI for one piece of work, and what it cost. */
export interface Purse {
  /** Refuses every call (BudgetSpent) once the day's neurons are spent: everything then goes on as without a model. */
  ai: MeteredAi
  /** Whether anything was left when it was opened. */
  mayspend: boolean
  spent(): number
  /**
   * Writes down what it cost; safe to repeat. `cited`: ids of the passages that will be told to a customer. Answers whether
   * one of them was withdrawn meanwhile: the same call asks, so that it costs none of its own.
   */
  close(cited?: readonly string[]): Promise<{ withdrawn: boolean }>
}

/**
 * Sets neurons aside for one piece of work of a tenant. A tenant whose book cannot be read is not stopped: its knowledge
 * is in the same object, so there is nothing to answer from either.
 */
export async function openPurse(
  env: Env,
  tenantId: string,
  { purpose, budget, most = MOST_NEURONS }: { purpose: Purpose; budget: Budget; most?: number },
): Promise<Purse> {
  const ticket = newId('spd')
  const knowledge = await knowledgeOf(env, tenantId)
  const order = { now: Date.now(), limit: budget.neuronsPerDay, most, ticket }
  const opened = await within(BOOK_MS, async () => knowledge.openSpend({ tenantId, ...order }))
  const ai = new MeteredAi(env.AI, opened.ok ? opened.value.allowed : most)
  const told = (spent: number) =>
    within(BOOK_MS, () =>
      warnOfBudget(tenantScope(env, tenantId), budget, { spent, needed: ai.refused ?? 0, now: Date.now() }),
    )
  let closed = false
  return {
    ai,
    mayspend: !opened.ok || opened.value.allowed > 0,
    spent: () => ai.spending.neurons,
    close: async (cited = []) => {
      if (closed) return { withdrawn: false }
      closed = true
      const { neurons, calls } = ai.spending
      const report = { now: Date.now(), ticket, purpose, neurons, calls }
      const written = await within(BOOK_MS, async () => knowledge.closeSpend({ tenantId, cited, ...report }))
      if (written.ok) await told(written.value.spent)
      else log.warn('ai.spend_not_written', { tenantId, purpose, neurons: Math.round(neurons), calls })
      return { withdrawn: written.ok && written.value.withdrawn }
    },
  }
}
