import { ApiProblem, problemOf } from '../api'
import { session } from '../session'

/** What one file may have; the server says the same (workers/knowledge/file-type.ts), only after it has travelled. */
export const MOST_FILE_BYTES = 25 * 1024 * 1024
const ENDINGS = ['pdf', 'docx', 'xlsx', 'csv', 'md', 'markdown', 'txt', 'html', 'htm']
export const ACCEPTED = ENDINGS.map((ending) => `.${ending}`).join(',')

export function isAccepted(name: string): boolean {
  return ENDINGS.includes(name.split('.').at(-1)?.toLowerCase() ?? '')
}

export interface Sending {
  done: Promise<void>
  cancel: () => void
}

/** `documentId`: the file whose place it takes, or would: `trial`. Rejects with an `ApiProblem`; one that was cancelled has the code `upload.cancelled`. */
export function sendFile(
  { id, file, documentId, trial }: { id: string; file: File; documentId?: string | undefined; trial?: true },
  tell: (share: number) => void,
): Sending {
  const query = new URLSearchParams({
    name: file.name,
    ...(documentId ? { documentId } : {}),
    ...(trial ? { trial: 'true' } : {}),
  })
  const request = new XMLHttpRequest() // fetch does not tell how much of a body has left
  request.open('POST', `/api/knowledge/files?${query}`)
  request.setRequestHeader('content-type', file.type || 'application/octet-stream')
  request.setRequestHeader('idempotency-key', id) // its answer may get lost, and the file need not lie there twice
  const who = session.peek()
  if (who.state === 'in') request.setRequestHeader('x-whatsnexus-person', who.me.id)
  request.responseType = 'json'
  const done = new Promise<void>((resolve, reject) => {
    request.upload.onprogress = ({ loaded, total }) => tell(total > 0 ? loaded / total : 0)
    request.onload = () => {
      if (request.status < 300) resolve()
      else reject(problemOf(request.status, request.response, request.getResponseHeader('retry-after')))
    }
    request.onabort = () => reject(cancelled())
    request.onerror = () => reject(problemOf(0, null, null))
    request.send(file)
  })
  return { done, cancel: () => request.abort() }
}

function cancelled(): ApiProblem {
  return new ApiProblem({ status: 0, code: 'upload.cancelled', title: 'Cancelled', detail: '' })
}
