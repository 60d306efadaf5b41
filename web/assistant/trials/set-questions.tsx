import { Plus, Trash2 } from 'lucide-preact'
import { t } from '../../i18n'
import { Button, IconButton } from '../../ui/button'
import { TextField } from '../../ui/field'
import { SelectField } from '../../ui/select-field'
import type { Question, SourceDocument } from './server'
import { expectations } from './words'

export const NEW: Question = { text: '', expects: { kind: 'any', documentId: null, contains: [] } }
/** Of the select: from whatever document. */
const ANY = ''

interface Props {
  questions: Question[]
  documents: readonly SourceDocument[]
  onChange: (next: Question[]) => void
}

/** The questions of a set, each with what is expected. */
export function SetQuestions({ questions, documents, onChange }: Props) {
  const put = (at: number, question: Question) => onChange(questions.map((one, n) => (n === at ? question : one)))
  const expecting = (at: number, question: Question, expects: Partial<Question['expects']>) =>
    put(at, { ...question, expects: { ...question.expects, ...expects } })
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
              onChange={(kind) => expecting(at, question, { kind })}
            />
            {question.expects.kind === 'answer' && (
              <>
                <TextField
                  label={t('trials.contains')}
                  value={question.expects.contains.join('|')}
                  onInput={(event) => expecting(at, question, { contains: partsOf(event.currentTarget.value) })}
                />
                <SelectField
                  label={t('trials.fromDocument')}
                  value={question.expects.documentId ?? ANY}
                  options={choices(documents, question.expects.documentId)}
                  onChange={(id) => expecting(at, question, { documentId: id === ANY ? null : id })}
                />
              </>
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

/** One that was removed since stays named, so that nobody expects an answer from it without knowing. */
function choices(documents: readonly SourceDocument[], chosen: string | null): { value: string; name: string }[] {
  const gone = chosen !== null && !documents.some(({ id }) => id === chosen)
  return [
    { value: ANY, name: t('trials.anyDocument') },
    ...documents.map(({ id, title }) => ({ value: id, name: title })),
    ...(gone ? [{ value: chosen, name: t('trials.goneDocument') }] : []),
  ]
}

function partsOf(value: string): string[] {
  return value === '' ? [] : value.split('|')
}
