import type { TargetedSubmitEvent } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { ApiProblem } from '../api'
import { t } from '../i18n'
import { Button } from '../ui/button'
import { TextField } from '../ui/field'
import { DoorTitle } from './frame'
import { Refusal, refusalWords } from './refusal'
import type { StepProps } from './steps'

type Method = 'code' | 'recoveryCode'

/** The password was right, and is not enough. */
export function SecondStep({ credentials, signIn, onBack }: StepProps) {
  const [method, setMethod] = useState<Method>('code')
  const [typed, setTyped] = useState('')
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<string | undefined>()
  const field = useRef<HTMLInputElement>(null)
  const isCode = method === 'code'
  useEffect(() => field.current?.focus(), [method])

  async function submit(event: TargetedSubmitEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    if (busy) return
    const fault = faultOf(method, typed)
    setWrong(fault)
    if (fault) return field.current?.focus()
    setBusy(true)
    try {
      await signIn({ ...credentials, [method]: isCode ? typed : asShown(typed) })
    } catch (error) {
      setWrong(wrongWords(error, method))
      field.current?.select()
    } finally {
      setBusy(false)
    }
  }

  function change(): void {
    setMethod(isCode ? 'recoveryCode' : 'code')
    setTyped('')
    setWrong(undefined)
  }

  return (
    <>
      <DoorTitle>{t('door.secondTitle')}</DoorTitle>
      <p class="sign-in-text">{t(isCode ? 'door.codeText' : 'door.recoveryText')}</p>
      <form class="sign-in-form" noValidate onSubmit={(event) => void submit(event)}>
        <TextField
          key={method}
          label={t(isCode ? 'door.code' : 'door.recoveryCode')}
          name={method}
          autoComplete={isCode ? 'one-time-code' : 'off'}
          {...(isCode ? { inputMode: 'numeric' as const } : {})}
          maxLength={20}
          value={typed}
          error={wrong && <Refusal>{wrong}</Refusal>}
          inputRef={field}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <Button kind="main" type="submit" aria-disabled={busy}>
          {t(busy ? 'signIn.submitting' : 'signIn.submit')}
        </Button>
      </form>
      <div class="sign-in-ways">
        <Button kind="quiet" onClick={change}>
          {t(isCode ? 'door.useRecovery' : 'door.useCode')}
        </Button>
        <Button kind="quiet" onClick={onBack}>
          {t('door.back')}
        </Button>
      </div>
    </>
  )
}

/** What is no code at all costs no try. */
function faultOf(method: Method, typed: string): string | undefined {
  if (method === 'code') return /^\s*(?:\d\s*){6}$/.test(typed) ? undefined : t('door.needCode')
  return typed.trim() === '' ? t('door.needRecovery') : undefined
}

/** `abcde-FGHIJ`, though it was copied from paper without its hyphen, or with blanks. */
function asShown(recoveryCode: string): string {
  return recoveryCode.replace(/[\s-]/g, '').replace(/^(.{5})(?=.)/, '$1-')
}

function wrongWords(error: unknown, method: Method): string {
  const isWrong = error instanceof ApiProblem && error.code === 'session.wrong_code'
  return isWrong && method === 'recoveryCode' ? t('door.recoveryWrong') : refusalWords(error)
}
