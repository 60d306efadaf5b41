import { signal } from '@preact/signals'
import type { MediaKind } from '../../workers/whatsapp/outbound-message'
import { ApiProblem, problemOf } from '../api'
import { session } from '../session'

export interface UploadRequest {
  clientId: string
  conversationId: string
  kind: MediaKind
  filename: string
}

/** How much of each has left, 0 to 1, by clientId. */
export const progress = signal<ReadonlyMap<string, number>>(new Map())
const running = new Map<string, XMLHttpRequest>()

/** Answers the upload's id. Throws an `ApiProblem`; one that was cancelled has the code `upload.cancelled`. */
export function upload({ clientId, conversationId, kind, filename }: UploadRequest, file: Blob): Promise<string> {
  const query = new URLSearchParams({ kind, filename })
  const request = new XMLHttpRequest() // fetch does not tell how much of a body has left
  request.open('POST', `/api/conversations/${encodeURIComponent(conversationId)}/uploads?${query}`)
  request.setRequestHeader('content-type', file.type || 'application/octet-stream')
  request.setRequestHeader('idempotency-key', clientId) // its answer may get lost, and the file need not lie there twice
  const who = session.peek()
  if (who.state === 'in') request.setRequestHeader('x-whatsnexus-person', who.me.id)
  request.responseType = 'json'
  running.set(clientId, request)
  tell(clientId, 0)
  return new Promise<string>((resolve, reject) => {
    request.upload.onprogress = ({ loaded, total }) => tell(clientId, total > 0 ? loaded / total : 0)
    request.onload = () => {
      const id = idIn(request.response)
      if (request.status < 300 && id) resolve(id)
      else reject(problemOf(request.status, request.response, request.getResponseHeader('retry-after')))
    }
    request.onabort = () => reject(cancelled())
    request.onerror = () => reject(problemOf(0, null, null))
    request.send(file)
  }).finally(() => {
    running.delete(clientId)
    tell(clientId, null)
  })
}

export function cancelUpload(clientId: string): void {
  running.get(clientId)?.abort()
}

function tell(clientId: string, share: number | null): void {
  const next = new Map(progress.peek())
  if (share === null) next.delete(clientId)
  else next.set(clientId, share)
  progress.value = next
}

function idIn(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || !('upload' in body)) return null
  const { upload } = body
  if (typeof upload !== 'object' || upload === null || !('id' in upload)) return null
  return typeof upload.id === 'string' ? upload.id : null
}

function cancelled(): ApiProblem {
  return new ApiProblem({ status: 0, code: 'upload.cancelled', title: 'Cancelled', detail: '' })
}
