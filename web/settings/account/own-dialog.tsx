import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { t } from '../../i18n'
import { PasswordField } from '../../sign-in/password-field'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { Notice } from '../../ui/notice'
import { useAct } from './act'

interface Props {
  title: string
  verb: string
  danger?: boolean
  ready: boolean
  busy: boolean
  problem?: string | null
  onConfirm: () => void
  onClose: () => void
  children: ComponentChildren
}

/** One question about one's own account; Enter in a field confirms it. */
export function OwnDialog({ title, verb, danger = false, ready, busy, problem, onConfirm, onClose, children }: Props) {
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('frame.cancel')}</Button>
          <Button kind={danger ? 'danger' : 'main'} disabled={!ready || busy} onClick={onConfirm}>
            {busy ? t('channels.working') : verb}
          </Button>
        </>
      }
    >
      <form
        class="account-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (ready && !busy) onConfirm()
        }}
      >
        {children}
        {problem && (
          <Notice tone="critical" alert>
            {problem}
          </Notice>
        )}
      </form>
    </Dialog>
  )
}

/** Of somebody who must say once more who they are. */
export function OwnPassword(props: { value: string; problem: string | null; onChange: (value: string) => void }) {
  return (
    <PasswordField
      label={t('account.sayPassword')}
      help={t('account.sayPasswordHelp')}
      autoComplete="current-password"
      value={props.value}
      error={props.problem ?? undefined}
      onChange={props.onChange}
    />
  )
}

interface PasswordDialogProps {
  title: string
  text: string
  verb: string
  danger?: boolean
  /** Throws what was refused. */
  onGiven: (password: string) => Promise<unknown>
  onDone: () => void
  onClose: () => void
}

/** What is done with the password alone. */
export function PasswordDialog({ title, text, verb, danger = false, onGiven, onDone, onClose }: PasswordDialogProps) {
  const [password, setPassword] = useState('')
  const { busy, problem, run } = useAct()
  async function confirm(): Promise<void> {
    if (await run(() => onGiven(password))) onDone()
  }
  return (
    <OwnDialog {...{ title, verb, danger, busy, onClose }} ready={password !== ''} onConfirm={() => void confirm()}>
      <p>{text}</p>
      <OwnPassword value={password} problem={problem} onChange={setPassword} />
    </OwnDialog>
  )
}
