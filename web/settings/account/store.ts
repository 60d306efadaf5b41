import { signal } from '@preact/signals'
import { ApiProblem } from '../../api'
import { accountServer, type Factors, type OpenSession, type Passkey } from './server'

/**
 * Recovery codes that were just made, until their person has kept them. Outside of any page: switching the second factor on
 * renews the session, and the page with it.
 */
export const freshCodes = signal<readonly string[] | null>(null)

export interface AccountShown {
  factors: Factors
  passkeys: Passkey[]
  sessions: OpenSession[]
}

/** What the server knows of one's own account. */
export function createAccount() {
  const shown = signal<AccountShown | null>(null)
  const problem = signal<ApiProblem | null>(null)

  async function load(): Promise<void> {
    try {
      const [factors, passkeys, sessions] = await Promise.all([
        accountServer.factors(),
        accountServer.passkeys(),
        accountServer.sessions(),
      ])
      shown.value = { factors, passkeys, sessions }
      problem.value = null
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      problem.value = error
    }
  }
  return { shown, problem, load }
}

export type AccountStore = ReturnType<typeof createAccount>
