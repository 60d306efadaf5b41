import { signal } from '@preact/signals'
import { ApiProblem } from '../api'
import { t } from '../i18n'
import { problemText } from '../problem-text'
import { isAccepted, MOST_FILE_BYTES, sendFile } from './upload'

/** A file on its way to the server; once it is there its row is a document. */
export interface Upload {
  id: string
  name: string
  bytes: number
  /** 0 to 1. */
  share: number
  /** What is wrong with it, and what to do; null while it is sent. */
  problem: string | null
  /** Nothing is wrong with the file itself. */
  again: (() => void) | null
  cancel: () => void
}

/** Each file by itself: one that is refused does not hold back the others. */
export function createUploads(onArrived: () => Promise<void>) {
  const list = signal<readonly Upload[]>([])

  function change(id: string, part: Partial<Upload>): void {
    list.value = list.peek().map((one) => (one.id === id ? { ...one, ...part } : one))
  }

  function dismiss(id: string): void {
    list.value = list.peek().filter((one) => one.id !== id)
  }

  async function send(id: string, file: File, documentId?: string): Promise<void> {
    const sending = sendFile({ id, file, documentId }, (share) => change(id, { share }))
    change(id, { problem: null, again: null, share: 0, cancel: sending.cancel })
    try {
      await sending.done
      await onArrived()
      dismiss(id)
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'upload.cancelled') return dismiss(id)
      const mayGoBetter =
        error instanceof ApiProblem && (error.isNetwork || error.status >= 500 || error.status === 429)
      const again = mayGoBetter ? () => void send(id, file, documentId) : null
      change(id, { problem: fileRefusal(file, error), again, cancel: () => dismiss(id) })
    }
  }

  async function add(file: File, documentId?: string): Promise<void> {
    const id = crypto.randomUUID()
    const { name, size: bytes } = file
    const problem = problemOfFile(file)
    list.value = [...list.peek(), { id, name, bytes, share: 0, problem, again: null, cancel: () => dismiss(id) }]
    if (problem === null) await send(id, file, documentId)
  }

  return {
    list,
    dismiss,
    async add(files: Iterable<File>): Promise<void> {
      await Promise.all([...files].map((file) => add(file)))
    },
    /** In the place of a file that is here: until it is read the old one serves. */
    replace: (documentId: string, file: File) => add(file, documentId),
  }
}

/** Said before anything is sent. */
export function problemOfFile({ name, size }: File): string | null {
  if (!isAccepted(name)) return t('hub.wrongType', { name })
  return size > MOST_FILE_BYTES ? t('hub.fileTooLarge', { name }) : null
}

/** What the server found wrong with it, in the language of the page. */
export function fileRefusal({ name }: File, error: unknown): string {
  if (!(error instanceof ApiProblem)) return problemText(error)
  switch (error.code) {
    case 'file.too_large':
      return t('hub.fileTooLarge', { name })
    case 'file.wrong_type':
      return t('hub.wrongType', { name })
    case 'file.empty':
      return t('hub.fileEmpty', { name })
    case 'file.already_here':
      return t('hub.fileAlreadyHere', { name })
    default:
      return `${name}: ${problemText(error)}`
  }
}
