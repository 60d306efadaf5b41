import { signal } from '@preact/signals'
import { KeyRound, LogIn } from 'lucide-preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { ApiProblem } from '../../api'
import { t } from '../../i18n'
import { Notice } from '../../ui/notice'
import { Skeleton } from '../../ui/skeleton'
import { refusalText } from '../refusal-text'
import { type SignUp, wizardServer } from './server'
import { SignUpEnded, signUpAtMeta } from './sign-up'
import type { Wizard } from './store'

/** undefined: not known yet. It does not change while the page is open. */
const offered = signal<SignUp | null | undefined>(undefined)

/** With Meta's own window where this deployment has it, or by hand. */
export function HowStep({ wizard }: { wizard: Wizard }) {
  const [problem, setProblem] = useState<string | null>(null)
  const [open, setOpen] = useState(false)
  useEffect(() => {
    if (offered.peek() !== undefined) return
    wizardServer.signUpOf().then(
      (found) => (offered.value = found),
      () => (offered.value = null), // by hand it can always be done
    )
  }, [])
  const signUp = offered.value
  const first = useRef<HTMLButtonElement>(null)
  // The step has taken the focus before there was anything to choose.
  useEffect(() => first.current?.focus(), [signUp === undefined])

  async function start(found: SignUp): Promise<void> {
    setOpen(true)
    setProblem(null)
    try {
      wizard.signedUp(await wizardServer.signUp(await signUpAtMeta(found)))
    } catch (error) {
      if (error instanceof SignUpEnded)
        setProblem(t(error.why === 'blocked' ? 'channels.signUpBlocked' : 'channels.signUpClosed'))
      else if (error instanceof ApiProblem) setProblem(refusalText(error))
      else throw error
    } finally {
      setOpen(false)
    }
  }
  if (signUp === undefined) return <Skeleton rows={2} kind="line" />
  return (
    <>
      {signUp && (
        <button ref={first} type="button" class="how" disabled={open} onClick={() => void start(signUp)}>
          <LogIn size={20} class="mirror" />
          <span class="choice-words">
            <span class="choice-name">{t('channels.howSignUp')}</span>
            <span class="choice-help">{t(open ? 'channels.signUpOpen' : 'channels.howSignUpHelp')}</span>
          </span>
        </button>
      )}
      <button
        ref={signUp ? undefined : first}
        type="button"
        class="how"
        disabled={open}
        onClick={() => wizard.go('token')}
      >
        <KeyRound size={20} />
        <span class="choice-words">
          <span class="choice-name">{t('channels.howHand')}</span>
          <span class="choice-help">{t('channels.howHandHelp')}</span>
        </span>
      </button>
      {problem && (
        <Notice tone="critical" alert>
          {problem}
        </Notice>
      )}
      <p class="page-help">{t('channels.howNeeds')}</p>
    </>
  )
}
