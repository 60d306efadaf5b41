import { signal } from '@preact/signals'
import { ApiProblem, api, ok } from '../api'
import { may } from '../session'

/** Something looked like an attack or a leak, and nobody has looked at it: for the dot at the settings. */
export const unseenAlarms = signal(false)

const LOOK_MS = 5 * 60_000

export async function lookAtAlarms(): Promise<void> {
  try {
    const { alarms } = await ok(api.security.alarms.$get({ query: { unseen: 'true', limit: '1' } }))
    unseenAlarms.value = alarms.length > 0
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error // what is known stays
  }
}

/** For whoever may read them: at once, every few minutes, and when they come back. Returns the way to stop. */
export function followAlarms(): () => void {
  unseenAlarms.value = false
  if (!may('security.read')) return () => {}
  const look = () => {
    if (!document.hidden) void lookAtAlarms()
  }
  const timer = setInterval(look, LOOK_MS)
  document.addEventListener('visibilitychange', look)
  look()
  return () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', look)
  }
}
