import { useState } from 'preact/hooks'
import { ApiProblem } from '../api'
import { refusalWords } from './refusal'

/** To try again is of no use: the link is no good any more. */
const OVER = new Set(['sign_up.link_over', 'sign_up.has_account', 'password.link_over', 'invitation.over'])

/** One thing at a time, and what the server says no to it with. */
export function useAct() {
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const [isOver, setOver] = useState(false)

  async function act(work: () => Promise<void>): Promise<void> {
    if (busy) return
    setBusy(true)
    setRefused(null)
    try {
      await work()
    } catch (error) {
      setRefused(refusalWords(error))
      setOver(error instanceof ApiProblem && OVER.has(error.code))
    } finally {
      setBusy(false)
    }
  }

  return { busy, refused, isOver, act }
}
