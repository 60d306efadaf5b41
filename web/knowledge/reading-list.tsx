import { FileText, FileX2, X } from 'lucide-preact'
import { t } from '../i18n'
import { problemText } from '../problem-text'
import { may } from '../session'
import { Button, IconButton } from '../ui/button'
import { sayError } from '../ui/toast'
import type { DocumentShown, Knowledge, Upload } from './store'
import './reading-list.css'

/** What is on its way, what is being read, and what could not be. */
export function ReadingList({ knowledge }: { knowledge: Knowledge }) {
  const reading = knowledge.shown.value.filter(({ state }) => state !== 'ready')
  const uploads = knowledge.uploads.value
  if (reading.length + uploads.length === 0) return null
  return (
    <ul class="reading" aria-label={t('knowledge.reading')}>
      {uploads.map((upload) => (
        <UploadRow key={upload.id} upload={upload} onDismiss={() => knowledge.dismiss(upload.id)} />
      ))}
      {reading.map((document) => (
        <ReadingRow key={document.id} document={document} knowledge={knowledge} />
      ))}
    </ul>
  )
}

function UploadRow({ upload, onDismiss }: { upload: Upload; onDismiss: () => void }) {
  if (upload.problem === null) {
    return (
      <li>
        <FileText size={18} />
        <div class="reading-main">
          <Names name={upload.name} what={t('knowledge.sending')} />
          <progress class="bar" aria-label={upload.name} />
        </div>
      </li>
    )
  }
  return (
    <li class="reading-failed">
      <FileX2 size={18} />
      <p class="reading-main" role="alert" dir="auto">
        {upload.problem}
      </p>
      <IconButton name={t('frame.close')} onClick={onDismiss}>
        <X size={16} />
      </IconButton>
    </li>
  )
}

function ReadingRow({ document, knowledge }: { document: DocumentShown; knowledge: Knowledge }) {
  const { id, title, state, chunks, chunksDone, errorDetail } = document
  const failed = (error: unknown) => sayError(problemText(error))
  if (state === 'failed') {
    return (
      <li class="reading-failed">
        <FileX2 size={18} />
        <p class="reading-main" role="alert">
          <b dir="auto">{title}</b> <span>{errorDetail?.title}</span>{' '}
          <span class="reading-next">{errorDetail?.nextStep}</span>
        </p>
        {errorDetail?.retry && may('knowledge.write') && (
          <Button onClick={() => knowledge.retry(id).catch(failed)}>{t('knowledge.readAgain')}</Button>
        )}
        {may('knowledge.write') && (
          <IconButton name={t('knowledge.remove')} onClick={() => knowledge.remove(id).catch(failed)}>
            <X size={16} />
          </IconButton>
        )}
      </li>
    )
  }
  const what =
    state === 'pending' || chunks === 0
      ? t('knowledge.waiting')
      : t('knowledge.readingPassage', { done: chunksDone, n: chunks })
  return (
    <li>
      <FileText size={18} />
      <div class="reading-main">
        <Names name={title} what={what} />
        <progress class="bar bar-stitched" aria-label={title} max={Math.max(1, chunks)} value={chunksDone} />
      </div>
    </li>
  )
}

function Names({ name, what }: { name: string; what: string }) {
  return (
    <p class="reading-names">
      <b dir="auto">{name}</b>
      <span class="numbers">{what}</span>
    </p>
  )
}
