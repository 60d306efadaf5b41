import { useRef, useState } from 'preact/hooks'
import { api, ok } from '../../api'
import { t } from '../../i18n'
import { languageName } from '../../i18n/language-name'
import { problemText } from '../../problem-text'
import { Button } from '../../ui/button'
import { TextArea, TextField } from '../../ui/field'
import { Notice } from '../../ui/notice'
import { SelectField } from '../../ui/select-field'
import type { FlowSlot } from './store'

type Wordings = NonNullable<FlowSlot['translations']>
type Wording = Wordings[string]

export interface WordedRow {
  id: string
  label: string
  kind: string
  choices: string[]
  question: string
  translations?: Wordings | undefined
}

interface Props<Row extends WordedRow> {
  rows: readonly Row[]
  /** Both at once: one change of two parts must not undo the other. */
  onChange: (rows: Row[], lines: Record<string, string>) => void
  /** What is said at the end, and the same in other languages. */
  closing?: Closing
}

interface Closing {
  text: string
  lines: Record<string, string>
}

/** Those customers write in most; what is saved for another language stays, and is shown too. */
const OFFERED = ['en', 'hi', 'hi-Latn', 'ta', 'ta-Latn', 'es', 'pt', 'ar', 'fr', 'de', 'id', 'bn', 'te', 'mr', 'gu']
/** In one request; each is read by a model. */
const AT_ONCE = 16

/** The same questions in one other language at a time: written by hand, or proposed by a model and then read. */
export function Languages<Row extends WordedRow>(props: Props<Row>) {
  const { rows, closing } = props
  const newest = useRef(props)
  newest.current = props
  const lines = closing?.lines ?? {}
  const saved = [...rows.flatMap(({ translations }) => Object.keys(translations ?? {})), ...Object.keys(lines)]
  const offered = [...new Set([...OFFERED, ...saved])]
  const [language, setLanguage] = useState(saved[0] ?? 'hi')
  const [busy, setBusy] = useState(false)
  const [told, setTold] = useState<{ text: string; isBad: boolean } | null>(null)
  const put = (id: string, part: Partial<Wording>) =>
    props.onChange(
      rows.map((row) => (row.id === id ? withWording(row, language, { ...wordingOf(row, language), ...part }) : row)),
      lines,
    )
  const propose = async () => {
    setBusy(true)
    setTold(null)
    try {
      const missing = missingIn(rows, language, closing)
      const { texts, reason } = await translated(missing, language)
      // Written on meanwhile: what is there now is filled up.
      const { rows: now, closing: end, onChange } = newest.current
      const said = end && !end.lines[language] ? texts.get(end.text.trim()) : undefined
      onChange(
        now.map((row) => filled(row, language, texts)),
        said ? { ...end?.lines, [language]: said.slice(0, 500) } : (end?.lines ?? {}),
      )
      const isBad = texts.size < new Set(missing).size
      setTold({ text: reason ? t(`copilot.${reason}`) : t(isBad ? 'leads.translatedSome' : 'leads.translated'), isBad })
    } catch (error) {
      setTold({ text: problemText(error), isBad: true })
    }
    setBusy(false)
  }
  return (
    <details class="plan-part plan-languages">
      <summary>{t('leads.languages')}</summary>
      <p class="page-help">{t('leads.languagesHelp')}</p>
      <div class="plan-row-fields">
        <SelectField
          label={t('leads.language')}
          value={language}
          options={offered.map((value) => ({ value, name: nameOf(value, rows) }))}
          onChange={(next) => {
            setLanguage(next)
            setTold(null)
          }}
        />
      </div>
      <Button kind="assistant" disabled={busy} onClick={() => void propose()}>
        {t(busy ? 'leads.translating' : 'leads.translate')}
      </Button>
      {told && (
        <Notice tone={told.isBad ? 'warning' : 'info'} alert>
          {told.text}
        </Notice>
      )}
      <ul class="plan-rows">
        {rows.map((row) => (
          <WordingRow
            key={`${row.id} ${language}`}
            row={row}
            wording={wordingOf(row, language)}
            onChange={(part) => put(row.id, part)}
          />
        ))}
      </ul>
      {closing && closing.text !== '' && (
        <TextArea
          label={t('leads.flowDone')}
          help={closing.text}
          rows={2}
          maxLength={500}
          value={closing.lines[language] ?? ''}
          onInput={({ currentTarget: { value } }) => props.onChange([...rows], withLine(lines, language, value))}
        />
      )}
    </details>
  )
}

function WordingRow({
  row,
  wording,
  onChange,
}: {
  row: WordedRow
  wording: Wording
  onChange: (part: Partial<Wording>) => void
}) {
  return (
    <li class="plan-row">
      <div class="plan-row-fields">
        <TextField
          label={t('leads.label')}
          help={row.label}
          value={wording.label}
          maxLength={80}
          onInput={(event) => onChange({ label: event.currentTarget.value })}
        />
        {row.question !== '' && (
          <TextField
            label={t('leads.question')}
            help={row.question}
            value={wording.question}
            maxLength={300}
            onInput={(event) => onChange({ question: event.currentTarget.value })}
          />
        )}
        {row.kind === 'choice' &&
          row.choices.map((choice, at) => (
            <TextField
              key={choice}
              label={choice}
              value={wording.choices[at] ?? ''}
              maxLength={60}
              onInput={({ currentTarget: { value } }) =>
                onChange({ choices: row.choices.map((_, i) => (i === at ? value : (wording.choices[i] ?? ''))) })
              }
            />
          ))}
      </div>
    </li>
  )
}

const NOTHING: Wording = { label: '', question: '', choices: [] }

function wordingOf({ translations = {} }: Pick<WordedRow, 'translations'>, language: string): Wording {
  return translations[language] ?? NOTHING
}

function nameOf(language: string, rows: readonly WordedRow[]): string {
  const done = rows.filter((row) => wordingOf(row, language).question !== '').length
  const name = languageName(language)
  return done === 0 ? name : `${name} · ${done}/${rows.filter(({ question }) => question !== '').length}`
}

/** What somebody wrote already is theirs. */
function missingIn(rows: readonly WordedRow[], language: string, closing: Closing | undefined): string[] {
  const texts = rows.flatMap((row) => {
    const { label, question, choices } = wordingOf(row, language)
    return [
      ...(label === '' ? [row.label] : []),
      ...(question === '' ? [row.question] : []),
      ...(row.kind === 'choice' ? row.choices.filter((_, at) => !choices[at]) : []),
    ]
  })
  return [...texts, ...(closing && !closing.lines[language] ? [closing.text] : [])].flatMap((text) => text.trim() || [])
}

async function translated(texts: readonly string[], language: string) {
  const made = new Map<string, string>()
  const distinct = [...new Set(texts)]
  for (let at = 0; at < distinct.length; at += AT_ONCE) {
    const some = distinct.slice(at, at + AT_ONCE)
    const answer = await ok(api.assistant.wordings.$post({ json: { language, texts: some } }))
    for (const [i, text] of answer.texts.entries()) if (text !== null) made.set(some[i] ?? '', text)
    if (answer.reason) return { texts: made, reason: answer.reason }
  }
  return { texts: made, reason: null }
}

function filled<Row extends WordedRow>(row: Row, language: string, made: ReadonlyMap<string, string>): Row {
  const before = wordingOf(row, language)
  const wording: Wording = {
    label: before.label || (made.get(row.label.trim()) ?? '').slice(0, 80),
    question: before.question || (made.get(row.question.trim()) ?? '').slice(0, 300),
    choices: row.choices.map((choice, at) => before.choices[at] || (made.get(choice.trim()) ?? '').slice(0, 60)),
  }
  return withWording(row, language, wording)
}

function withWording<Row extends WordedRow>(row: Row, language: string, wording: Wording): Row {
  return { ...row, translations: { ...row.translations, [language]: wording } }
}

function withLine(lines: Record<string, string>, language: string, text: string): Record<string, string> {
  const { [language]: _before, ...others } = lines
  return text === '' ? others : { ...others, [language]: text }
}
