import { useState } from 'preact/hooks'
import { ApiProblem } from '../../api'
import { problemText } from '../../problem-text'
import { accountServer } from './server'

/** Something that is asked of the server: whether it goes on, and why it was refused. */
export function useAct() {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  /** True when it was done. */
  async function run(work: () => Promise<unknown>): Promise<boolean> {
    setBusy(true)
    setProblem(null)
    try {
      await work()
      return true
    } catch (error) {
      setProblem(problemText(error))
      return false
    } finally {
      setBusy(false)
    }
  }
  return { busy, problem, setProblem, run }
}

/** The same for what is done only soon after one has said one's password: if it is too long ago, it is asked for. */
export function useProvenAct() {
  const act = useAct()
  const [asks, setAsks] = useState(false)
  const [password, setPassword] = useState('')
  const run = (work: () => Promise<unknown>) =>
    act.run(async () => {
      if (asks) await accountServer.prove(password)
      await work().catch((error: unknown) => {
        if (error instanceof ApiProblem && error.code === 'auth.confirm_again') setAsks(true)
        throw error
      })
      setAsks(false)
    })
  return { ...act, run, asks, password, setPassword, ready: !act.busy && (!asks || password !== '') }
}
