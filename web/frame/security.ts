import { signal } from '@preact/signals'
import { ApiProblem, api, ok } from '../api'
import { may } from '../session'
import { keepLooking } from './looking'

/** Something looked like an attack or a leak, and nobody has looked at it: for the dot at the settings. */
export const unseenAlarms = signal(false)

export async function lookAtAlarms(): Promise<void> {
  try {
    const { alarms } = await ok(api.security.alarms.$get({ query: { unseen: 'true', limit: '1' } }))
    unseenAlarms.value = alarms.length > 0
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error // what is known stays
  }
}

/** For whoever may read them. Returns the way to stop. */
export function followAlarms(): () => void {
  unseenAlarms.value = false
  return may('security.read') ? keepLooking(lookAtAlarms) : () => {}
}
