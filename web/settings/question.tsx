import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { t } from '../i18n'
import { problemText } from '../problem-text'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Notice } from '../ui/notice'
import './question.css'

interface Props {
  title: string
  verb: string
  danger?: boolean
  wide?: boolean
  /** There is something to confirm. */
  ready?: boolean
  /** The sentence of a refusal, where a section knows more of it than every page does. */
  refusalText?: (problem: unknown) => string
  /** Throws what was refused; the dialog stays and says it. False: something is to be entered otherwise first. */
  onConfirm: () => Promise<unknown>
  onClose: () => void
  children: ComponentChildren
}

/** Fields or a warning, and one verb; Enter in a field confirms it. */
export function Question(props: Props) {
  const { title, verb, danger, wide, ready = true, refusalText = problemText, onConfirm, onClose, children } = props
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
      setProblem(refusalText(error))
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
            {busy ? t('channels.working') : verb}
          </Button>
        </>
      }
    >
      <form
        class="question-form"
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
        {/* Of several fields, Enter in one sends a form only by its button. */}
        <button type="submit" hidden disabled={!ready} />
      </form>
    </Dialog>
  )
}
