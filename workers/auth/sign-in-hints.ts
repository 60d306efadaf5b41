import * as z from 'zod'
import type { Env } from '../env'
import { log } from '../platform/log'
import { ROLES } from './permissions'

export const signInHints = z.array(
  z.object({ tenant: z.string(), name: z.string(), email: z.string(), role: z.enum(ROLES), password: z.string() }),
)

/** People a visitor may sign in as, passwords and all: set where everything is a demonstration, and nowhere else. */
export function signInHintsOf(env: Env): z.infer<typeof signInHints> {
  if (!env.SIGN_IN_HINTS) return []
  try {
    return signInHints.parse(JSON.parse(env.SIGN_IN_HINTS))
  } catch {
    log.error('sign_in.unreadable_hints') // nobody is kept from signing in by them
    return []
  }
}
