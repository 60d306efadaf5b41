import { Plus, Trash2, Upload } from 'lucide-preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { t } from '../../i18n'
import { problemText } from '../../problem-text'
import { may } from '../../session'
import { Button, IconButton } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { TextField } from '../../ui/field'
import { SelectField } from '../../ui/select-field'
import { Skeleton } from '../../ui/skeleton'
import { say, sayError } from '../../ui/toast'
import { type Question, type SetWanted, trialServer } from './server'
import { expectations } from './words'

interface Props {
  /** Undefined: a new one. */
  setId?: string
  onClose: () => void
  onSaved: () => void
}

/** As the server reads them, in whatever language the page is. */
const CSV_COLUMNS = 'question, expects, document, contains'
const NEW: Question = { text: '', expects: { kind: 'any', documentId: null, contains: [] } }

/** A set of questions, with what is expected of each. */
export function SetDialog({ setId, onClose, onSaved }: Props) {
  const [set, change] = useState<SetWanted | null>(setId === undefined ? { name: '', questions: [NEW] } : null)
  const [busy, setBusy] = useState(false)
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
          {setId === undefined && <CsvButton name={set.name} act={act} />}
          <QuestionRows questions={set.questions} onChange={(questions) => change({ ...set, questions })} />
        </div>
      ) : (
        <Skeleton rows={4} kind="line" />
      )}
    </Dialog>
  )
}

function QuestionRows({ questions, onChange }: { questions: Question[]; onChange: (next: Question[]) => void }) {
  const put = (at: number, question: Question) => onChange(questions.map((one, n) => (n === at ? question : one)))
  return (
    <>
      <ol class="set-questions">
        {questions.map((question, at) => (
          <li key={at}>
            <TextField
              label={t('trials.question', { n: at + 1 })}
              value={question.text}
              maxLength={1000}
              onInput={(event) => put(at, { ...question, text: event.currentTarget.value })}
            />
            <SelectField
              label={t('trials.expects')}
              value={question.expects.kind}
              options={expectations()}
              onChange={(kind) => put(at, { ...question, expects: { ...question.expects, kind } })}
            />
            {question.expects.kind === 'answer' && (
              <TextField
                label={t('trials.contains')}
                value={question.expects.contains.join('|')}
                onInput={(event) =>
                  put(at, {
                    ...question,
                    expects: { ...question.expects, contains: partsOf(event.currentTarget.value) },
                  })
                }
              />
            )}
            <IconButton
              name={t('trials.removeQuestion', { n: at + 1 })}
              onClick={() => onChange(questions.filter((_, n) => n !== at))}
            >
              <Trash2 size={16} />
            </IconButton>
          </li>
        ))}
      </ol>
      <Button icon={<Plus size={16} />} onClick={() => onChange([...questions, NEW])}>
        {t('trials.addQuestion')}
      </Button>
    </>
  )
}

function partsOf(value: string): string[] {
  return value === '' ? [] : value.split('|')
}

function CsvButton({ name, act }: { name: string; act: (work: () => Promise<unknown>) => Promise<void> }) {
  const input = useRef<HTMLInputElement>(null)
  const read = async (file: File | undefined) => {
    if (!file) return
    const csv = await file.text()
    await act(async () => {
      const { set, skipped } = await trialServer.importSet(name.trim() || file.name.slice(0, 100), csv)
      say(t(skipped.length > 0 ? 'trials.importedSome' : 'trials.imported', { n: set.count, skipped: skipped.length }))
    })
  }
  return (
    <p class="set-import">
      <Button icon={<Upload size={16} />} onClick={() => input.current?.click()}>
        {t('trials.import')}
      </Button>
      <input
        ref={input}
        hidden
        type="file"
        accept=".csv,text/csv"
        aria-label={t('trials.import')}
        onChange={(event) => void read(event.currentTarget.files?.[0])}
      />
      <span class="page-help">{t('trials.importHelp', { columns: CSV_COLUMNS })}</span>
    </p>
  )
}
