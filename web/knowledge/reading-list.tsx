import { FileText, FileX2, X } from 'lucide-preact'
import { t } from '../i18n'
import { percent } from '../i18n/number'
import { fileSize } from '../media/words'
import { problemText } from '../problem-text'
import { may } from '../session'
import { Button, IconButton } from '../ui/button'
import { sayError } from '../ui/toast'
import { faultWords } from './fault-words'
import type { DocumentShown, Knowledge } from './store'
import type { Upload } from './uploads'
import './reading-list.css'

/** Pages of a sitemap have their progress where the sitemap is. */
const MOST_SHOWN = 20

/** What is on its way, what is being read, and what could not be. */
export function ReadingList({ knowledge }: { knowledge: Knowledge }) {
  const waiting = (knowledge.documents.value ?? []).filter(
    ({ stage, state, sourceId }) => stage !== null || (state === 'failed' && sourceId === null),
  )
  const reading = waiting.slice(0, MOST_SHOWN)
  const uploads = knowledge.uploads.list.value
  if (reading.length + uploads.length === 0) return null
  return (
    <ul class="reading" aria-label={t('knowledge.reading')}>
      {uploads.map((upload) => (
        <UploadRow key={upload.id} upload={upload} />
      ))}
      {reading.map((document) => (
        <ReadingRow key={document.id} document={document} knowledge={knowledge} />
      ))}
      {waiting.length > reading.length && (
        <li class="reading-more numbers">{t('hub.moreWaiting', { n: waiting.length - reading.length })}</li>
      )}
    </ul>
  )
}

function UploadRow({ upload: { name, bytes, share, problem, again, cancel } }: { upload: Upload }) {
  if (problem !== null) {
    return (
      <li class="reading-failed">
        <FileX2 size={18} />
        <p class="reading-main" role="alert" dir="auto">
          {problem}
        </p>
        {again && <Button onClick={again}>{t('frame.retry')}</Button>}
        <IconButton name={t('frame.close')} tip="inward" onClick={cancel}>
          <X size={16} />
        </IconButton>
      </li>
    )
  }
  return (
    <li>
      <FileText size={18} />
      <div class="reading-main">
        <Names name={name} size={bytes} what={t('hub.uploading', { share: percent(share) })} />
        <progress class="bar" aria-label={name} max={1} value={share} />
      </div>
      <IconButton name={t('hub.cancelUpload', { name })} tip="inward" onClick={cancel}>
        <X size={16} />
      </IconButton>
    </li>
  )
}

function ReadingRow({ document, knowledge }: { document: DocumentShown; knowledge: Knowledge }) {
  const { id, title, state, error, errorDetail, file } = document
  const { done, all } = document.pages ?? { done: document.chunksDone, all: document.chunks }
  const failed = (problem: unknown) => sayError(problemText(problem))
  if (state === 'failed') {
    const fault = faultWords(error)
    return (
      <li class="reading-failed">
        <FileX2 size={18} />
        <p class="reading-main" role="alert">
          <b dir="auto">{title}</b> <span>{fault?.title}</span> <span class="reading-next">{fault?.nextStep}</span>
        </p>
        {errorDetail?.retry && may('knowledge.write') && (
          <Button onClick={() => knowledge.retry(id).catch(failed)}>{t('knowledge.readAgain')}</Button>
        )}
        {may('knowledge.write') && (
          <IconButton name={t('knowledge.remove')} tip="inward" onClick={() => knowledge.remove(id).catch(failed)}>
            <X size={16} />
          </IconButton>
        )}
      </li>
    )
  }
  return (
    <li>
      <FileText size={18} />
      <div class="reading-main">
        <Names name={title} size={file?.bytes ?? null} what={stageWords(document)} />
        <progress class="bar bar-stitched" aria-label={title} max={Math.max(1, all)} value={done} />
      </div>
    </li>
  )
}

function stageWords({ stage, chunks, chunksDone, pages }: DocumentShown): string {
  if (pages) return t('hub.readingPage', { done: pages.done + 1, n: pages.all })
  if (stage === 'file') return t('hub.readingFile')
  if (stage === 'waiting' || chunks === 0) return t('knowledge.waiting')
  return t('knowledge.readingPassage', { done: chunksDone, n: chunks })
}

function Names({ name, size, what }: { name: string; size: number | null; what: string }) {
  return (
    <p class="reading-names">
      <span>
        <b dir="auto">{name}</b> {size !== null && <span class="numbers">{fileSize(size)}</span>}
      </span>
      <span class="numbers">{what}</span>
    </p>
  )
}
