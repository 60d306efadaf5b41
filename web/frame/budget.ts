import { signal } from '@preact/signals'
import { ApiProblem, api, ok } from '../api'
import { may } from '../session'
import { keepLooking } from './looking'

/** How the day's budget of the models stands, for whoever can raise it. */
export const budgetState = signal<'fine' | 'soon' | 'spent'>('fine')

export async function lookAtBudget(): Promise<void> {
  try {
    const { budget } = await ok(api.assistant.budget.$get())
    // A budget of nothing was chosen: no alarm.
    budgetState.value = budget.limit === 0 ? 'fine' : budget.state
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error // what is known stays
  }
}

/** For whoever may raise it. Returns the way to stop. */
export function followBudget(): () => void {
  budgetState.value = 'fine'
  return may('assistant.write') ? keepLooking(lookAtBudget) : () => {}
}
