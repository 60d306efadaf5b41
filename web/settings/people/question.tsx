import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { t } from '../../i18n'
import { problemText } from '../../problem-text'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { Notice } from '../../ui/notice'

interface Props {
  title: string
  verb: string
  danger?: boolean
  wide?: boolean
  /** There is something to confirm. */
  ready?: boolean
  /** Throws what was refused; the dialog stays and says it. False: something is to be entered otherwise first. */
  onConfirm: () => Promise<unknown>
  onClose: () => void
  children: ComponentChildren
}

/** Fields or a warning, and one verb; Enter in a field confirms it. */
export function Question({ title, verb, danger, wide, ready = true, onConfirm, onClose, children }: Props) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  async function confirm(): Promise<void> {
    if (!ready || busy) return
    setBusy(true)
    setProblem(null)
    try {
      if ((await onConfirm()) === false) setBusy(false)
      else onClose()
    } catch (error) {
      setProblem(problemText(error))
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={title}
      wide={wide ?? false}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('frame.cancel')}</Button>
          <Button kind={danger ? 'danger' : 'main'} disabled={!ready || busy} onClick={() => void confirm()}>
            {busy ? t('people.working') : verb}
          </Button>
        </>
      }
    >
      <form
        class="people-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void confirm()
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
