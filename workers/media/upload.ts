import { remoteConversation } from '../conversations/remote'
import type { Env } from '../env'
import type { MediaKind, StoredFile } from '../whatsapp/outbound-message'
import { deleteFiles, type FilePlace, storeFile } from './bucket'
import { cleanFilename } from './filename'
import { type Fit, fits } from './fit'
import { peek } from './head'
import { emptyUpload, tooLarge, uploadGone, wrongType } from './problems'
import { HEAD_BYTES, sniff } from './sniff'

export interface Upload {
  tenantId: string
  conversationId: string
  id: string
  kind: MediaKind
  filename: string | null
  /** What the client says. */
  mimeType: string | null
  /** As announced; null: it is found out while it comes. */
  length: number | null
  body: ReadableStream<Uint8Array> | null
}

/**
 * A file that somebody is about to send, checked before it is stored: by its content, not by what it is called. Throws a
 * problem that says what WhatsApp does not take about it. Safe to repeat under the same id.
 */
export async function takeUpload(env: Env, upload: Upload): Promise<StoredFile> {
  const { tenantId, conversationId, id, kind, body } = upload
  const conversation = remoteConversation(env, conversationId)
  const begun = await conversation.upload({ tenantId, step: 'begin', id, kind })
  if (!begun.ok) throw uploadGone()
  if (begun.file) return begun.file
  const place = { tenantId, conversationId, name: id }
  if (!body || upload.length === 0) throw emptyUpload()
  // What fails here takes nothing away: the same request may be on its way once more, and be done before.
  const arrived = await arrive(env, place, { ...upload, body })
  const ended = await conversation.upload({ tenantId, step: 'end', id, ...arrived })
  if (ended.ok && ended.file) return ended.file
  if (ended.ok || ended.reason === 'not_found') await deleteFiles(env, [place])
  throw uploadGone()
}

type Arrived = { mimeType: string; size: number; filename: string }

async function arrive(
  env: Env,
  place: FilePlace,
  upload: Upload & { body: ReadableStream<Uint8Array> },
): Promise<Arrived> {
  const { kind, length } = upload
  const { head, chunks } = await peek(upload.body, HEAD_BYTES)
  if (head.byteLength === 0) throw emptyUpload()
  const mimeType = sniff(head, upload)
  const fit: Fit = fits(kind, mimeType, head)
  if (!fit.ok) throw wrongType(kind, fit.why, mimeType)
  if (length !== null && length > fit.bytes) throw tooLarge(kind, fit.bytes)
  const filename = cleanFilename(upload.filename, mimeType)
  const labels = { mimeType, filename }
  const stored = await storeFile(env, place, chunks, { labels, mostBytes: fit.bytes, sha256: null })
  if (!stored.ok) throw stored.reason === 'too_large' ? tooLarge(kind, fit.bytes) : emptyUpload()
  return { mimeType, size: stored.size, filename }
}
