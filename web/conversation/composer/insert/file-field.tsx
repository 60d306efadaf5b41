import { Paperclip, Upload } from 'lucide-preact'
import { useEffect, useId, useState } from 'preact/hooks'
import { MEDIA_LIMITS } from '../../../../workers/media/limits'
import { ApiProblem } from '../../../api'
import { t } from '../../../i18n'
import { percent } from '../../../i18n/number'
import { checked } from '../../../media/check'
import { limitWords } from '../../../media/limit-words'
import { cancelUpload, progress, upload } from '../../../media/upload'
import { fileSize } from '../../../media/words'
import { problemText } from '../../../problem-text'
import { type ChosenFile, rememberFile } from '../../outgoing-files'
import { Remove } from './fields'
import './file-field.css'

type Kind = ChosenFile['kind']

interface Props {
  conversationId: string
  name: string
  /** What may stand there. */
  accepts: readonly Kind[]
  file: ChosenFile | undefined
  onChange: (file: ChosenFile | undefined) => void
}

const WRONG = { image: 'media.wrongImage', video: 'media.wrongVideo', document: 'media.wrongDocument' } as const
const LARGE = { image: 'media.largeImage', video: 'media.largeVideo', document: 'media.largeDocument' } as const

/** The file of a header: with us as soon as it was chosen, so that Send has nothing to wait for. */
export function FileField({ conversationId, name, accepts, file: chosen, onChange }: Props) {
  const id = useId()
  const [running, setRunning] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => () => (running === null ? undefined : cancelUpload(running)), [running])

  const choose = async (file: File | undefined) => {
    if (!file) return
    const { kind, problem: wrong } = look(file, accepts)
    setProblem(wrong)
    if (wrong) return
    const clientId = crypto.randomUUID()
    setRunning(clientId)
    try {
      const uploaded = await upload({ clientId, conversationId, kind, filename: file.name }, file)
      const known = { id: uploaded, filename: file.name, kind, url: URL.createObjectURL(file) }
      rememberFile(known)
      onChange(known)
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      if (error.code !== 'upload.cancelled') setProblem(problemText(error))
    } finally {
      setRunning(null)
    }
  }
  return (
    <div class="field">
      <label class="field-head" for={id}>
        {name}
      </label>
      {chosen ? (
        <p class="file-chosen">
          <Paperclip size={16} />
          <bdi>{chosen.filename}</bdi>
          <Remove name={chosen.filename} onClick={() => onChange(undefined)} />
        </p>
      ) : (
        <span class="file-choose">
          <span class="field-input file-choose-face" aria-hidden="true">
            <Upload size={16} />
            {t('insert.chooseFile')}
          </span>
          <input
            id={id}
            type="file"
            accept={accepts.flatMap((kind) => MEDIA_LIMITS[kind].types).join(',')}
            disabled={running !== null}
            aria-describedby={`${id}-about`}
            aria-invalid={problem ? true : undefined}
            onChange={(event) => void choose(event.currentTarget.files?.[0])}
          />
        </span>
      )}
      <div id={`${id}-about`} class={problem ? 'field-error' : 'field-help'} role={problem ? 'alert' : undefined}>
        {problem ??
          (running === null
            ? !chosen && limits(accepts)
            : t('media.uploading', { share: percent(progress.value.get(running) ?? 0) }))}
      </div>
    </div>
  )
}

function limits(accepts: readonly Kind[]): string {
  const [only, ...more] = accepts
  return only && more.length === 0 ? t('insert.fileLimit', { limit: fileSize(MEDIA_LIMITS[only].bytes) }) : limitWords()
}

/** Said before anything leaves. */
function look(file: File, accepts: readonly Kind[]): { kind: Kind; problem: string | null } {
  const { kind: found, problem } = checked(file)
  const [first = 'document'] = accepts
  const kind = accepts.find((one) => one === found)
  if (!kind) return { kind: first, problem: t(WRONG[first]) }
  switch (problem) {
    case null:
      return { kind, problem: null }
    case 'too_large': {
      const sizes = { limit: fileSize(MEDIA_LIMITS[kind].bytes), size: fileSize(file.size) }
      return { kind, problem: t(LARGE[kind], sizes) }
    }
    case 'empty':
      return { kind, problem: t('media.empty') }
    default:
      return { kind, problem: t(WRONG[kind]) }
  }
}
