import { signal } from '@preact/signals'
import { session } from '../../session'

/** What of an unfinished connection this browser keeps: where it was, and no secret. */
export interface Kept {
  step: string
  wabaId: string
  phoneNumberId: string
  name: string
  at: number
}

const STORED = 'whatsnexus.connecting'
/** After that nobody remembers what they were doing. */
const KEPT_MS = 7 * 24 * 60 * 60_000

export function keptWizard(): Kept | null {
  const found: unknown = JSON.parse(localStorage.getItem(placeOf()) ?? 'null')
  return isKept(found) && Date.now() - found.at < KEPT_MS ? found : null
}

/** When it was left; null: nothing was begun. */
export const wizardLeftAt = signal<number | null>(keptWizard()?.at ?? null)

export function keepWizard(kept: Omit<Kept, 'at'>): void {
  const at = Date.now()
  localStorage.setItem(placeOf(), JSON.stringify({ ...kept, at }))
  wizardLeftAt.value = at
}

export function forgetWizard(): void {
  localStorage.removeItem(placeOf())
  wizardLeftAt.value = null
}

/** Whoever sits down here next, or the same person for another organization, has begun nothing. */
function placeOf(): string {
  const { value } = session
  return value.state === 'in' ? `${STORED}.${value.me.tenant.id}.${value.me.id}` : STORED
}

function isKept(found: unknown): found is Kept {
  if (typeof found !== 'object' || found === null) return false
  const kept = found as Record<string, unknown>
  return (
    typeof kept.at === 'number' &&
    ['step', 'wabaId', 'phoneNumberId', 'name'].every((key) => typeof kept[key] === 'string')
  )
}
