import { Download, Upload } from 'lucide-preact'
import { useRef, useState } from 'preact/hooks'
import { t } from '../../i18n'
import { problemText } from '../../problem-text'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'
import { sayError } from '../../ui/toast'
import { type Question, type SkippedRow, trialServer } from './server'
import { expectations } from './words'

/** As the server reads them, in whatever language the page is. */
const CSV_COLUMNS = 'question, expects, document, contains'
const ROWS_SHOWN = 20

interface Read {
  questions: number
  skipped: SkippedRow[]
}

/** Questions out of a sheet: put into the list to be looked at, and kept only with the set. */
export function SetCsv({ onRead }: { onRead: (name: string, questions: Question[]) => void }) {
  const input = useRef<HTMLInputElement>(null)
  const [read, setRead] = useState<Read | null>(null)
  const look = async (file: File | undefined) => {
    if (!file) return
    try {
      const { questions, skipped } = await trialServer.readCsv(await file.text())
      setRead({ questions: questions.length, skipped })
      onRead(file.name.replace(/\.csv$/i, '').slice(0, 100), questions)
    } catch (error) {
      sayError(problemText(error))
    }
    if (input.current) input.current.value = ''
  }
  return (
    <div class="set-import-box">
      <p class="set-import">
        <Button icon={<Upload size={16} />} onClick={() => input.current?.click()}>
          {t('trials.import')}
        </Button>
        <Button kind="quiet" icon={<Download size={16} />} onClick={download}>
          {t('trials.sampleFile')}
        </Button>
        <input
          ref={input}
          hidden
          type="file"
          accept=".csv,text/csv"
          aria-label={t('trials.import')}
          onChange={(event) => void look(event.currentTarget.files?.[0])}
        />
        <span class="page-help">
          {t('trials.importHelp', { columns: CSV_COLUMNS })} {t('trials.importExpects', { words: allowed() })}
        </span>
      </p>
      {read && (
        <Notice tone={read.skipped.length > 0 ? 'warning' : 'info'} title={titleOf(read)} alert>
          {read.skipped.length > 0 && (
            <ul>
              {read.skipped.slice(0, ROWS_SHOWN).map((row) => (
                <li key={row.row}>{whyOf(row)}</li>
              ))}
              {read.skipped.length > ROWS_SHOWN && (
                <li>{t('trials.moreRows', { n: read.skipped.length - ROWS_SHOWN })}</li>
              )}
            </ul>
          )}
        </Notice>
      )}
    </div>
  )
}

function titleOf({ questions, skipped }: Read): string {
  return t(skipped.length > 0 ? 'trials.readSome' : 'trials.read', { n: questions, skipped: skipped.length })
}

const WHY = {
  no_question: 'trials.rowNoQuestion',
  too_long: 'trials.rowTooLong',
  too_many: 'trials.rowTooMany',
  unknown_expects: 'trials.rowUnknownExpects',
  unknown_document: 'trials.rowUnknownDocument',
} as const

function whyOf({ row, why, value }: SkippedRow): string {
  return t(WHY[why], { row, value: value ?? '', words: allowed() })
}

/** Each code with the words of the page beside it. */
function allowed(): string {
  return expectations()
    .map(({ value, name }) => `${value} (${name})`)
    .join(', ')
}

/** A row for each thing that may be expected. */
function download(): void {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`
  const rows = expectations().map(({ value, name }, at) =>
    [cell(t('trials.sampleQuestion', { n: at + 1, expects: name })), value, '', ''].join(','),
  )
  const sheet = ['question,expects,document,contains', ...rows, ''].join('\r\n')
  const address = URL.createObjectURL(new Blob(['\ufeff', sheet], { type: 'text/csv;charset=utf-8' }))
  Object.assign(document.createElement('a'), { href: address, download: 'questions.csv' }).click()
  URL.revokeObjectURL(address)
}
