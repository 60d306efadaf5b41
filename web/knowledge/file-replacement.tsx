import { useEffect, useRef, useState } from 'preact/hooks'
import { t } from '../i18n'
import { percent } from '../i18n/number'
import { fileSize } from '../media/words'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'
import { AnsweredFrom } from './answered'
import { Impact } from './impact'
import { type Sending, sendFile } from './upload'
import { fileRefusal, problemOfFile } from './uploads'
import './reading-list.css'

interface Props {
  documentId: string
  file: File
  onReplace: () => void
  onCancel: () => void
}

/** Before a file takes the place of another: what was answered from the old one, and what the new one would change. */
export function FileReplacement({ documentId, file, onReplace, onCancel }: Props) {
  const problem = problemOfFile(file)
  const sending = useRef<Sending | null>(null)
  const [share, setShare] = useState<number | null>(null)
  useEffect(() => () => sending.current?.cancel(), [])
  const uploaded = async () => {
    setShare(0)
    try {
      sending.current = sendFile({ id: crypto.randomUUID(), file, documentId, trial: true }, setShare)
      await sending.current.done
    } finally {
      setShare(null)
    }
    return documentId
  }
  return (
    <section class="file-replacement" aria-label={t('hub.replaceFile')}>
      <p>
        {t('hub.replaceWith')}{' '}
        <b>
          <bdi>{file.name}</bdi>
        </b>{' '}
        <span class="numbers">{fileSize(file.size)}</span>
      </p>
      {problem ? (
        <Notice tone="critical" alert>
          {problem}
        </Notice>
      ) : (
        <>
          <AnsweredFrom documentId={documentId} />
          <Impact documentId={uploaded} change="file" refusalText={(error) => fileRefusal(file, error)} />
          {share !== null && (
            <p class="file-sending">
              <progress class="bar" aria-label={file.name} max={1} value={share} />
              <span class="numbers">{t('hub.uploading', { share: percent(share) })}</span>
            </p>
          )}
        </>
      )}
      <p class="file-verbs">
        <Button onClick={onCancel}>{t('frame.cancel')}</Button>
        <Button kind="main" disabled={problem !== null} onClick={onReplace}>
          {t('hub.replaceNow')}
        </Button>
      </p>
    </section>
  )
}
