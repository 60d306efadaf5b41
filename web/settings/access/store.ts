import { signal } from '@preact/signals'
import { ApiProblem } from '../../api'
import { problemText } from '../../problem-text'
import { may } from '../../session'
import { say } from '../../ui/toast'
import { accessServer, type Sso, type SsoKnown, type TwoFactor } from './server'

/** How people come in. */
export function createAccess() {
  const twoFactor = signal<TwoFactor | null>(null)
  /** Known to owners only. */
  const sso = signal<SsoKnown | null>(null)
  const problem = signal<ApiProblem | null>(null)
  const busy = signal(false)

  async function load(): Promise<void> {
    try {
      const [factor, known] = await Promise.all([
        accessServer.twoFactor(),
        may('tenant.own') ? accessServer.sso() : null,
      ])
      twoFactor.value = factor
      sso.value = known
      problem.value = null
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      problem.value = error
    }
  }

  /** Does it and says so. Answers the sentence of a refusal. */
  async function act(work: () => Promise<unknown>, done: string): Promise<string | null> {
    busy.value = true
    try {
      await work()
      say(done)
      return null
    } catch (error) {
      return problemText(error)
    } finally {
      busy.value = false
    }
  }

  void load()
  return {
    twoFactor,
    sso,
    problem,
    busy,
    load,
    require: (required: boolean, done: string) =>
      act(async () => {
        await accessServer.requireTwoFactor(required)
        const { value } = twoFactor
        if (value) twoFactor.value = { ...value, required }
      }, done),
    /** Changes the provider, or something about it. */
    change: (work: () => Promise<{ sso: Sso | null }>, done: string) =>
      act(async () => {
        const { sso: next } = await work()
        const { value } = sso
        if (value) sso.value = { ...value, sso: next }
      }, done),
  }
}

export type AccessStore = ReturnType<typeof createAccess>
