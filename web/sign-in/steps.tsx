import { KeyRound } from 'lucide-preact'
import type { ComponentChildren, FunctionComponent } from 'preact'
import { useState } from 'preact/hooks'
import { ApiProblem, problemOf } from '../api'
import { t, withWords } from '../i18n'
import { type Credentials, signIn } from '../session'
import { Button } from '../ui/button'
import { SignInForm } from './form'
import { DoorTitle } from './frame'
import { Refusal, refusalWords } from './refusal'

/** What each further way is given. */
export interface StepProps {
  credentials: Credentials
  signIn: (credentials: Credentials) => Promise<void>
  onBack: () => void
}
type Step = FunctionComponent<StepProps>

interface Props {
  title: string
  /** In place of an empty field. */
  email?: string
  /** It is known who comes: nobody else is offered, and no other way. */
  known?: boolean
  /** What becomes of what was given. Throws the problem of a refusal. */
  onGiven?: (credentials: Credentials) => Promise<void>
  children?: ComponentChildren
}

/** E-mail and password, and what may come after them or instead: a code, a passkey, an organization's own provider. */
export function SignInSteps({ title, email = '', known = false, onGiven = signIn, children }: Props) {
  const [Step, setStep] = useState<Step | null>(null)
  const [credentials, setCredentials] = useState<Credentials>({ email, password: '' })
  const [refusal, setRefusal] = useState<string | null>(null)

  async function tryPassword(given: Credentials): Promise<void> {
    setRefusal(null)
    try {
      await onGiven(given)
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.code !== 'session.second_factor') throw error
      await open(secondStep)
    }
  }

  async function open(load: () => Promise<Step>): Promise<void> {
    const step = await load()
    setStep(() => step)
  }

  async function otherwise(way: () => Promise<void>): Promise<void> {
    setRefusal(null)
    try {
      await way()
    } catch (error) {
      setRefusal(refusalWords(error))
    }
  }

  if (Step) return <Step credentials={credentials} signIn={onGiven} onBack={() => setStep(null)} />
  return (
    <>
      <DoorTitle>{title}</DoorTitle>
      {children}
      <SignInForm credentials={credentials} onChange={setCredentials} onGiven={tryPassword} demo={!known}>
        {!known && (
          <>
            <div class="sign-in-ways">
              <Button icon={<KeyRound size={16} />} onClick={() => void otherwise(byPasskey)}>
                {t('signIn.passkey')}
              </Button>
              <Button onClick={() => void otherwise(() => open(ssoStep))}>{t('signIn.sso')}</Button>
              {refusal !== null && (
                <div class="field-error" role="alert">
                  <Refusal>{refusal}</Refusal>
                </div>
              )}
            </div>
            <p class="sign-in-new">
              {t('signIn.newHere')} <a href="/sign-up">{t('signIn.create')}</a>
            </p>
          </>
        )}
      </SignInForm>
    </>
  )
}

const secondStep = async () => (await later(() => import('./second-step'))).SecondStep
const ssoStep = async () => (await later(() => import('./sso-step'))).SsoStep
const byPasskey = async () => (await later(() => import('./passkey'))).signInByPasskey()

let isLost = false

/** Most people need none of it, so it comes when it is asked for. A part that does not come is as good as no answer. */
async function later<Part>(load: () => Promise<Part>): Promise<Part> {
  // A browser does not try a part of a page twice by itself.
  if (isLost && navigator.onLine) location.reload()
  try {
    return await withWords(load())
  } catch (error) {
    isLost = true
    throw problemOf(0, String(error), null)
  }
}
