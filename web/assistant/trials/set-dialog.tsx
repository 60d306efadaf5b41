import { useEffect, useState } from 'preact/hooks'
import { t } from '../../i18n'
import { problemText } from '../../problem-text'
import { may } from '../../session'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { TextField } from '../../ui/field'
import { Skeleton } from '../../ui/skeleton'
import { sayError } from '../../ui/toast'
import { type Question, type SetWanted, type SourceDocument, trialServer } from './server'
import { SetCsv } from './set-csv'
import { NEW, SetQuestions } from './set-questions'
import './set.css'

interface Props {
  /** Undefined: a new one. */
  setId?: string
  onClose: () => void
  onSaved: () => void
}

/** A set of questions, with what is expected of each. */
export function SetDialog({ setId, onClose, onSaved }: Props) {
  const [set, change] = useState<SetWanted | null>(setId === undefined ? { name: '', questions: [NEW] } : null)
  const [documents, setDocuments] = useState<SourceDocument[]>([])
  const [busy, setBusy] = useState(false)
  // Without them a document is shown as chosen, but no other can be.
  useEffect(() => void trialServer.documents().then(setDocuments, (error: unknown) => sayError(problemText(error))), [])
  useEffect(() => {
    if (setId === undefined) return
    trialServer.set(setId).then(change, (error: unknown) => {
      sayError(problemText(error))
      onClose()
    })
  }, [setId])

  async function act(work: () => Promise<unknown>): Promise<void> {
    setBusy(true)
    try {
      await work()
      onSaved()
    } catch (error) {
      sayError(problemText(error))
      setBusy(false)
    }
  }
  const save = async ({ name, questions }: SetWanted) => {
    const wanted = { name: name.trim(), questions: questions.filter(({ text }) => text.trim() !== '') }
    await (setId === undefined ? trialServer.addSet(wanted) : trialServer.changeSet(setId, wanted))
  }
  const writable = may('knowledge.write')
  return (
    <Dialog
      wide
      title={t(setId === undefined ? 'trials.newSet' : 'trials.editSet')}
      onClose={onClose}
      actions={
        <>
          {setId !== undefined && writable && (
            <Button kind="danger" disabled={busy} onClick={() => void act(() => trialServer.removeSet(setId))}>
              {t('trials.removeSet')}
            </Button>
          )}
          <Button onClick={onClose}>{t('frame.cancel')}</Button>
          {writable && (
            <Button
              kind="main"
              disabled={busy || !set || set.name.trim() === ''}
              onClick={() => set && void act(() => save(set))}
            >
              {t('trials.saveSet')}
            </Button>
          )}
        </>
      }
    >
      {set ? (
        <div class="set-form">
          <TextField
            label={t('trials.setName')}
            value={set.name}
            maxLength={100}
            onInput={(event) => change({ ...set, name: event.currentTarget.value })}
          />
          {writable && <SetCsv onRead={(name, read) => change(withRead(set, name, read))} />}
          <SetQuestions
            questions={set.questions}
            documents={documents}
            onChange={(questions) => change({ ...set, questions })}
          />
        </div>
      ) : (
        <Skeleton rows={4} kind="line" />
      )}
    </Dialog>
  )
}

/** After what is there already; a row that nobody has written in gives way. */
function withRead({ name, questions }: SetWanted, fileName: string, read: Question[]): SetWanted {
  const written = questions.filter(({ text }) => text.trim() !== '')
  return { name: name.trim() === '' ? fileName : name, questions: [...written, ...read] }
}
