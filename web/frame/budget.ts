import { signal } from '@preact/signals'
import { ApiProblem, api, ok } from '../api'
import { may } from '../session'

/** How the day's budget of the models stands, for whoever can raise it. */
export const budgetState = signal<'fine' | 'soon' | 'spent'>('fine')

const LOOK_MS = 5 * 60_000

export async function lookAtBudget(): Promise<void> {
  try {
    const { budget } = await ok(api.assistant.budget.$get())
    // A budget of nothing was chosen: no alarm.
    budgetState.value = budget.limit === 0 ? 'fine' : budget.state
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error // what is known stays
  }
}

/** For whoever may raise it: at once, every few minutes, and when they come back. Returns the way to stop. */
export function followBudget(): () => void {
  budgetState.value = 'fine'
  if (!may('assistant.write')) return () => {}
  const look = () => {
    if (!document.hidden) void lookAtBudget()
  }
  const timer = setInterval(look, LOOK_MS)
  document.addEventListener('visibilitychange', look)
  look()
  return () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', look)
  }
}
