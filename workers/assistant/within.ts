/** `budget`: the tenant's day is spent, so nothing was asked. */
export type Within<Value> = { ok: true; value: Value } | { ok: false; reason: 'timeout' | 'failed' | 'budget' }

/** Thrown in place of a call that may not be paid for any more. */
export class BudgetSpent extends Error {
  override readonly name = 'BudgetSpent'
}

/**
 * The outcome of outside work, or that it took too long. Never throws. The work itself cannot be stopped, but nobody waits
 * for it any more, and its late failure is heard by no one.
 */
export async function within<Value>(ms: number, work: () => Promise<Value>): Promise<Within<Value>> {
  if (ms <= 0) return { ok: false, reason: 'timeout' }
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<Within<Value>>((resolve) => {
    timer = setTimeout(() => resolve({ ok: false, reason: 'timeout' }), ms)
  })
  const done = (async (): Promise<Within<Value>> => {
    try {
      return { ok: true, value: await work() }
    } catch (error) {
      return { ok: false, reason: error instanceof BudgetSpent ? 'budget' : 'failed' }
    }
  })()
  try {
    return await Promise.race([done, late])
  } finally {
    clearTimeout(timer)
  }
}
