import { t } from '../i18n'
import { fileSize } from '../media/words'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'
import { AnsweredFrom } from './answered'
import { Impact } from './impact'
import { sendFile } from './upload'
import { problemOfFile } from './uploads'

interface Props {
  documentId: string
  file: File
  onReplace: () => void
  onCancel: () => void
}

/** Before a file takes the place of another: what was answered from the old one, and what the new one would change. */
export function FileReplacement({ documentId, file, onReplace, onCancel }: Props) {
  const problem = problemOfFile(file)
  const uploaded = async () => {
    await sendFile({ id: crypto.randomUUID(), file, documentId, trial: true }, () => {}).done
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
          <Impact documentId={uploaded} change="file" />
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
